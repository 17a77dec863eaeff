import assert from 'node:assert/strict';
import { createTokenCounter } from '../../../src/core/tokens/counter';
import { createOwnTokenizers, modelTest, OWN_TOKENIZER } from '../../../src/core/tokens/ownTokenizers';
import { loadRanks } from './rankFiles';

const others = createTokenCounter(loadRanks);
const letters = { count: (text: string) => text.length };

describe('tokenizers of the user’s own', () => {
  it('are for the ids that their pattern means', () => {
    const fits: readonly (readonly [pattern: string, id: string, expected: boolean])[] = [
      ['llama-3.1-8b', 'llama-3.1-8b', true],
      ['llama-3.1-8b', 'meta-llama/Llama-3.1-8B', true],
      ['llama-3.1-8b', 'llama-3.1-8b-instruct', false],
      ['llama-3.1-8b', 'llama-3x1-8b', false],
      ['llama-3*', 'groq/llama-3.3-70b-versatile', true],
      ['*qwen*', 'accounts/fireworks/models/qwen3-8b', true],
      ['meta-llama/*', 'meta-llama/Llama-3.1-8B', true],
      ['meta-llama/*', 'other/Llama-3.1-8B', false],
      ['gpt-(4', 'gpt-(4', true],
      ['*', '', true],
      ['a*a', 'a', false],
      ['a*b*a', 'xa/abba', true],
      // A regular expression would try for ever.
      [`${'*a'.repeat(60)}*x`, 'a'.repeat(300), false],
      [`${'a*'.repeat(60)}x`, 'a/'.repeat(150), false],
    ];
    for (const [pattern, id, expected] of fits)
      assert.equal(modelTest(pattern)(id), expected, `${pattern} ${id}`);
  });

  it('count exactly, and say with what', async () => {
    const own = createOwnTokenizers([{ models: 'llama-*', file: 'a' }], async () => letters, others);
    const count = (await own.counterFor('llama-3.1-8b'))?.count('four');
    assert.deepEqual(count?.tokens, { low: 4, base: 4, high: 4 });
    assert.deepEqual([count?.exact, count?.encoding], [true, OWN_TOKENIZER]);
    assert.equal(await own.counterFor('qwen3-8b'), null);
    assert.equal(await own.counterFor(null), null);
  });

  it('are loaded when a model is first counted, the first rule that fits', async () => {
    const asked: string[] = [];
    const load = async (file: string) => {
      asked.push(file);
      return letters;
    };
    const rules = [
      { models: 'llama-3.1*', file: 'a' },
      { models: 'llama-*', file: 'b' },
    ];
    const own = createOwnTokenizers(rules, load, others);
    assert.deepEqual(asked, []);
    await own.counterFor('llama-3.1-8b');
    await own.counterFor('llama-2-7b');
    assert.deepEqual(asked, ['a', 'b']);
  });

  it('give way to the estimate where the file or a text cannot be read', async () => {
    const broken = createOwnTokenizers([{ models: '*', file: 'a' }], async () => ({ reason: 'no' }), others);
    assert.equal(await broken.counterFor('llama-3.1-8b'), null);
    const failing = {
      count: (): number => {
        throw new Error('no rule');
      },
    };
    const own = createOwnTokenizers([{ models: '*', file: 'a' }], async () => failing, others);
    const count = (await own.counterFor('llama-3.1-8b'))?.count('some text');
    assert.deepEqual(count, await others.count('some text', 'llama-3.1-8b'));
  });
});
