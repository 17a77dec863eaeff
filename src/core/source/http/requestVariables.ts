/** `{{name}}` in request files: what `@name = value` gives it, or a hole. */

import { concat, isShort, staticText, type TextValue, unknown, type Value, via } from '../value';

export interface Template {
  /** Text and the values of its placeholders, in order. */
  parts(text: string): Value[];
  text(text: string): TextValue;
}

export function createTemplate(variables: ReadonlyMap<string, string>): Template {
  const known = new Map<string, Value>();
  const parts = (text: string): Value[] =>
    text.split(/(\{\{[^{}\r\n]*\}\})/).flatMap((part): Value[] => {
      if (part === '') return [];
      const name = /^\{\{(.*)\}\}$/.exec(part)?.[1]?.trim();
      return [name === undefined ? staticText(part) : filledIn(name)];
    });
  const filledIn = (name: string): Value => {
    const bare = name.replace(/^%/, '');
    const text = variables.get(bare);
    const hole = unknown(name, /^\$(?:processEnv|dotenv|env)\b/.test(name) ? 'env' : 'config');
    if (text === undefined) return hole;
    const value = known.get(bare);
    if (value !== undefined) return value;
    // A value that names itself is not known.
    known.set(bare, hole);
    const read = via(concat(parts(text)), 'constant');
    known.set(bare, isShort(read) ? read : hole);
    return known.get(bare) ?? hole;
  };
  return { parts, text: (text) => concat(parts(text)) };
}
