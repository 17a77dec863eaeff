import assert from 'node:assert/strict';
import path from 'node:path';
import { scanJsonSchema, tokensJsonSchema } from '../../../src/protocol/cliJson';
import { cli, withFiles } from '../../support/cli';
import { TINY_COUNTS, TINY_TOKENIZER } from '../../support/tinyTokenizer';

const CODE = `from openai import OpenAI
client = OpenAI(base_url="http://localhost:8000/v1")

def ask():
    return client.chat.completions.create(model="meta-llama/Llama-3.1-8B", messages=[{"role": "user", "content": "hello hello"}])
`;
const CONFIG = `{
  "tokenizers": {
    "llama-3*": "models/tokenizer.json"
  }
}`;
const TOKENIZER = JSON.stringify(TINY_TOKENIZER);

function scan(folder: string) {
  return scanJsonSchema.parse(JSON.parse(cli(['scan', folder, '--json']).out));
}

describe('a tokenizer.json in the command line', () => {
  it('counts the texts of its models', () => {
    withFiles({ 'breakeven.json': CONFIG, 'models/tokenizer.json': TOKENIZER, 'a.py': CODE }, (folder) => {
      const { calls, warnings } = scan(folder);
      const part = calls[0]?.input.parts.find(({ kind }) => kind === 'static');
      assert.equal(part?.tokens, TINY_COUNTS['hello hello']);
      assert.deepEqual(warnings, []);
    });
  });

  it('is told of at its place when it cannot be used, and the estimate stays', () => {
    const estimated = { value: 0 };
    withFiles({ 'a.py': CODE }, (folder) => {
      estimated.value = scan(folder).calls[0]?.input.base ?? 0;
    });
    const broken: readonly (readonly [files: Record<string, string>, message: RegExp])[] = [
      [{}, /"models\/tokenizer\.json" is not used: it cannot be read/],
      [{ 'models/tokenizer.json': '{"model": ' }, /is not used: it is not JSON/],
      [{ 'models/tokenizer.json': '{}' }, /is not used: it is not a tokenizer\.json/],
      [{ 'breakeven.json': CONFIG.replace('models/', '../') }, /is not used: it leads out of this folder/],
    ];
    for (const [files, message] of broken) {
      withFiles({ 'breakeven.json': CONFIG, 'a.py': CODE, ...files }, (folder) => {
        const { calls, warnings } = scan(folder);
        assert.equal(calls[0]?.input.base, estimated.value);
        assert.deepEqual(
          warnings.map(({ path: name, line, code }) => ({ name, line, code })),
          [{ name: 'breakeven.json', line: 3, code: 'invalid-config' }],
        );
        assert.match(warnings[0]?.message ?? '', message);
      });
    }
  });

  it('counts a text with `--tokenizer`', () => {
    withFiles({ 'tokenizer.json': TOKENIZER, 'broken.json': '{}' }, (folder) => {
      const file = path.join(folder, 'tokenizer.json');
      assert.equal(cli(['tokens', '--tokenizer', file], 'hello hello').out, '3\n');
      const { exact, encoding } = tokensJsonSchema.parse(
        JSON.parse(cli(['tokens', '--tokenizer', file, '--json'], 'help').out),
      );
      assert.deepEqual([exact, encoding], [true, 'exact with your tokenizer.json']);
      const broken = cli(['tokens', '--tokenizer', path.join(folder, 'broken.json')], 'help');
      assert.deepEqual([broken.code, broken.err.trim().split('\n').length], [2, 1]);
      assert.equal(cli(['tokens', '--tokenizer', file, '--model', 'gpt-4o'], 'x').code, 2);
    });
  });
});
