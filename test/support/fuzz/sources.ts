/** Programs, prompts and files around them that are right: what mutations start from. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FORMAT_CASES } from '../cases/formats';
import { GIVEN_CASES } from '../cases/givenValues';
import { GROWTH_CASES } from '../cases/growth';
import { HTTP_CASES } from '../cases/http';
import { LANGUAGE_CASES } from '../cases/languages';
import { SDK_CASES } from '../cases/sdks';

export interface Source {
  readonly file: string;
  readonly text: string;
}

const MOST_CHARACTERS = 8000;

/** Of every language, and of the files of requests. */
export const PROGRAMS: readonly Source[] = [
  ...[...SDK_CASES, ...LANGUAGE_CASES, ...HTTP_CASES].map(({ file, code }) => ({ file, text: code })),
  ...Object.values(GIVEN_CASES).map(([file, code]) => ({ file, text: code })),
  ...Object.values(GROWTH_CASES).map(([file, code]) => ({ file, text: code })),
  ...samples('test/fixtures/workspace'),
  ...samples('test/fixtures/usage'),
].filter(({ file }) => /\.(?:py|tsx?|jsx?|go|java|cs|rb|php|rs|sh|http|rest)$/.test(file));

/** Of every format. */
export const PROMPTS: readonly Source[] = [
  ...FORMAT_CASES.map(({ file, text }) => ({ file, text })),
  ...samples('test/fixtures/workspace').filter(({ file }) => /prompt|\.md$/.test(file)),
];

/** The Python programs as cells, each line its own. */
export const NOTEBOOKS: readonly Source[] = PROGRAMS.filter(({ file }) => file.endsWith('.py')).map(
  ({ text }) => ({
    file: 'a.ipynb',
    text: JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { name: 'python3', language: 'python' } },
      cells: text.split('\n\n').map((cell) => ({
        cell_type: 'code',
        metadata: {},
        outputs: [],
        execution_count: null,
        source: cell.split(/(?<=\n)/),
      })),
    }),
  }),
);

function samples(folder: string): Source[] {
  const root = path.resolve(folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({
      file: path.relative(root, file).split(path.sep).join('/'),
      text: readFileSync(file, 'utf8').slice(0, MOST_CHARACTERS),
    }));
}
