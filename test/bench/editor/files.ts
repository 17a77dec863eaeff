/** The workspace of the bench: modules of so many calls to a model, and the same texts where the extension does not look. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LEAST_SUFFIX } from './leastLanguage';

export const CALLS = 20;
export const WARM_FILES = 7;

/** Each prompt ends with this, so that the cursor finds it. */
const TYPED_AFTER = 'kind of question';

/** `py`: what is measured; the other: what the least of all extensions draws lenses in. */
const SUFFIXES = ['py', LEAST_SUFFIX] as const;
export type Suffix = (typeof SUFFIXES)[number];

export function writeFiles(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < WARM_FILES; index += 1)
    for (const suffix of SUFFIXES) writeFileSync(path.join(folder, fileName(index, suffix)), TEXT);
  return folder;
}

export function fileName(index: number, suffix: Suffix): string {
  return `answers${index}.${suffix}`;
}

/** Where a prompt ends, from 0, of a call in the middle. */
export function endOfPrompt(file: string): { line: string; character: string } {
  const lines = readFileSync(file, 'utf8').split('\n');
  const line = lines.findIndex((each) => each.includes(`You answer the ${CALLS / 2}. `));
  const character = (lines[line] ?? '').indexOf(TYPED_AFTER) + TYPED_AFTER.length;
  return { line: `${line}`, character: `${character}` };
}

const TEXT = [
  'from openai import OpenAI',
  'client = OpenAI()',
  ...Array.from({ length: CALLS }, (_, index) => [
    `def answer_${index}(question):`,
    '    return client.chat.completions.create(model="gpt-4o-mini", max_tokens=200, messages=[',
    `        {"role": "system", "content": """You answer the ${index}. ${TYPED_AFTER}"""},`,
    '        {"role": "user", "content": f"Asked: {question}"}])',
  ]).flat(),
  '',
].join('\n');
