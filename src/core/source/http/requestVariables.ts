/** `{{name}}` in request files: what `@name = value` gives it, or a hole. */

import { concat, staticText, type TextValue, unknown, type Value, via } from '../value';

export interface Template {
  /** Text and the values of its placeholders, in order. */
  parts(text: string): Value[];
  text(text: string): TextValue;
}

/** A value may name others, which may name it again. */
const MAX_NESTING = 10;

export function createTemplate(variables: ReadonlyMap<string, string>): Template {
  const parts = (text: string, depth = 0): Value[] =>
    text.split(/(\{\{[^{}\r\n]*\}\})/).flatMap((part): Value[] => {
      if (part === '') return [];
      const name = /^\{\{(.*)\}\}$/.exec(part)?.[1]?.trim();
      return [name === undefined ? staticText(part) : filledIn(name, depth)];
    });
  const filledIn = (name: string, depth: number): Value => {
    const value = variables.get(name.replace(/^%/, ''));
    if (value !== undefined && depth < MAX_NESTING) return via(concat(parts(value, depth + 1)), 'constant');
    return unknown(name, /^\$(?:processEnv|dotenv|env)\b/.test(name) ? 'env' : 'config');
  };
  return { parts: (text) => parts(text), text: (text) => concat(parts(text)) };
}
