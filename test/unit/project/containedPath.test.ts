import assert from 'node:assert/strict';
import { configFile, tokenizerProblems, tokenizerRules } from '../../../src/core/project/configFile';

const OUTSIDE = [
  '../t.json',
  'a/../../t.json',
  'a/..',
  '..\\t.json',
  'a\\..\\..\\t.json',
  '.. /t.json',
  '.../t.json',
  '/etc/t.json',
  '\\t.json',
  '\\\\server\\share\\t.json',
  '//server/share/t.json',
  '\\\\?\\C:\\t.json',
  'C:\\t.json',
  'C:t.json',
  'file:///etc/t.json',
  'https://evil.example/t.json',
  't.json:stream',
  '~/t.json',
  'a\u0000.json',
  'a\n.json',
  'NUL',
  'nul.json',
  'models/CON .json',
  'models/Com1.tokenizer.json',
  'LPT¹',
  'aux.',
];
const INSIDE = ['t.json', './t.json', 'models/llama 3/tokenizer.json', 'a..b/c...json', 'console.json', '.t'];

describe('a path in breakeven.json', () => {
  const asked: string[] = [];
  /** Stands for a disk on which everything is inside of the folder. */
  const inside = (folder: string, name: string) => {
    asked.push(name);
    return `${folder}/${name}`;
  };
  const fileWith = (name: string) =>
    configFile('/ws', '/ws/breakeven.json', { text: JSON.stringify({ tokenizers: { '*': name } }) });

  beforeEach(() => asked.splice(0));

  for (const name of OUTSIDE)
    it(`leads nowhere else, and the disk is not asked for it: ${JSON.stringify(name)}`, async () => {
      const file = fileWith(name);
      assert.equal(Object.keys(file.reading.config.tokenizers ?? {}).length, 1);
      assert.deepEqual(tokenizerRules(file, inside), []);
      const problems = await tokenizerProblems(file, file.reading, inside, async () => null);
      assert.match(problems[0]?.message ?? '', /is not used: it leads out of this folder\.$/);
      assert.deepEqual(asked, []);
    });

  it('is taken where it lies below the folder', async () => {
    for (const name of INSIDE) {
      const file = fileWith(name);
      assert.equal(tokenizerRules(file, inside).length, 1, name);
      assert.deepEqual(await tokenizerProblems(file, file.reading, inside, async () => null), [], name);
    }
  });
});
