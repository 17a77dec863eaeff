/** Values as the JSON that a request sends them as. */

import { plainText, type Value } from '../value';

/** The value as the JSON that is sent, as far as it is known. */
export function jsonOf(value: Value): { text: string; complete: boolean } {
  let complete = true;
  const plain = (part: Value): unknown => {
    if (part.ways !== undefined) complete = false;
    switch (part.kind) {
      case 'text': {
        const text = plainText(part);
        if (text === null) complete = false;
        return text ?? '';
      }
      case 'number':
      case 'boolean':
        return part.value;
      case 'nothing':
        return null;
      case 'list':
        return part.items.map(plain);
      case 'record':
        if (part.spreads.length > 0) complete = false;
        return Object.fromEntries([...part.entries].map(([key, member]) => [key, plain(member)]));
      case 'spread':
      case 'unknown':
        complete = false;
        return part.expression;
    }
  };
  const json = plain(value);
  return { text: typeof json === 'string' ? json : JSON.stringify(json), complete };
}
