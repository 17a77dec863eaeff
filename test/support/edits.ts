/** Random edits of a text, as people and tools make them. */

import * as fc from 'fast-check';

export interface TextEdit {
  /** Where, as a share of the text's length. */
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const PIECES = [
  'client.chat.completions.create(',
  'messages=[{"role": "user", "content": f"{x}"}]',
  'model="gpt-4o"',
  'from openai import OpenAI\n',
  "import OpenAI from 'openai';\n",
  '`${a} b`',
  '"""',
  '}',
  ')',
  '{',
  '\n    ',
  '\n',
  '# x\n',
  '\r\n',
  '\u{1f600}',
  '\ud83d',
  '汉字',
  '\ufeff',
  'def f(x):\n    return x\n',
  'const x = (y) => y;\n',
];

export const anEdit: fc.Arbitrary<TextEdit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200)),
  insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 }), fc.constant('')),
});

export function edited(text: string, { at, remove, insert }: TextEdit): string {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + insert + text.slice(from + remove);
}
