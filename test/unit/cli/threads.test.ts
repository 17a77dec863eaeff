import assert from 'node:assert/strict';
import { cli, withFiles } from '../../support/cli';

/** So many that the command line reads them in threads, where there is more than one core. */
const COUNT = 2400;
/** The calls lie together, so that batches take different times. */
const CALLING = 240;

const FILES: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: COUNT }, (_, index) => {
    const suffix = index < COUNT / 2 ? 'py' : 'ts';
    const name = `part/file${String(index).padStart(5, '0')}.${suffix}`;
    const call = `OpenAI().responses.create(model="gpt-4o", input="${index}")\n`;
    return [name, index < CALLING ? `from openai import OpenAI\n${call.repeat(3)}` : 'x = 1\n'];
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
        .flatMap(([name]) => [name, name, name])
        .sort();
      assert.deepEqual(
        calls.map(({ path }) => path),
        expected,
      );
    });
  });
});
