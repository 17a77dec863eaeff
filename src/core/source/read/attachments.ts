/** Tools and output schemas of a call, as the JSON that is sent with it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { AttachedSchema } from '../callSite';
import type { ParameterNames } from '../sdks/sdk';
import { plainText, type Value } from '../value';
import type { Arguments } from './language';
import { rangeOf } from './nodes';
import { argumentNamed } from './positional';

/** Without `schema`, values are what they are in the code. */
export function attachmentsOf(
  { named, nodes }: Arguments,
  parameters: ParameterNames,
  schema: (node: Node) => Value | null = () => null,
): AttachedSchema[] {
  const read = (names: readonly string[], kind: AttachedSchema['kind']) =>
    names.flatMap((name): AttachedSchema[] => {
      const value = argumentNamed(named, name);
      if (value === undefined || value.kind === 'nothing' || value.kind === 'boolean') return [];
      const node = nodes.get(name);
      const made = node === undefined ? null : schema(node);
      const { text, complete } = jsonOf(made ?? value);
      if (
        kind === 'outputSchema' &&
        !/schema|properties|title/i.test(text) &&
        (made ?? value).kind === 'record'
      )
        return [];
      return [{ kind, text, complete, ...(node === undefined ? {} : { range: rangeOf(node) }) }];
    });
  return [...read(parameters.tools, 'tools'), ...read(parameters.outputSchema, 'outputSchema')];
}

/** The value as the JSON that is sent, as far as it is known. */
function jsonOf(value: Value): { text: string; complete: boolean } {
  let complete = true;
  const plain = (part: Value): unknown => {
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
