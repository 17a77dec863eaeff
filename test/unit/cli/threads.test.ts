import assert from 'node:assert/strict';
import { cli, withFiles } from '../../support/cli';

/** So many that the command line reads them in threads, where there is more than one core. */
const COUNT = 2400;
const CALLS_EVERY = 8;

const FILES: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: COUNT }, (_, index) => {
    const isTypeScript = index % 2 === 0;
    const calls = index % CALLS_EVERY < 2;
    const name = `part${index % 13}/file${index}.${isTypeScript ? 'ts' : 'py'}`;
    const words = 'x'.repeat(index % 40);
    const python = `from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="${index} ${words}")\n`;
    const typescript = `import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: 'gpt-4o', input: '${index} ${words}' });\n`;
    if (!calls) return [name, isTypeScript ? 'export const x = 1;\n' : 'x = 1\n'];
    return [name, isTypeScript ? typescript : python];
  }),
);

describe('scanning many files', () => {
  it('finds in threads what is there, in the order of the files', () => {
    withFiles(FILES, (folder) => {
      const { out } = cli(['scan', folder, '--json']);
      const { files, calls } = JSON.parse(out) as { files: { scanned: number }; calls: { path: string }[] };
      assert.equal(files.scanned, COUNT);
      const expected = Object.entries(FILES)
        .filter(([, text]) => text.includes('OpenAI'))
        .map(([name]) => name)
        .sort();
      assert.deepEqual(
        calls.map(({ path }) => path),
        expected,
      );
    });
  });
});
