import assert from 'node:assert/strict';
import { createTokenCounter } from '../../../src/core/tokens/counter';
import type { EncodingName } from '../../../src/core/tokens/encoding';
import { loadRanks } from './rankFiles';

/** A loader that remembers what it was asked for, and fails the first times. */
function recordingLoader(failures: readonly unknown[] = []) {
  const asked: EncodingName[] = [];
  const remaining = [...failures];
  const load = async (name: EncodingName): Promise<Uint8Array> => {
    asked.push(name);
    if (remaining.length > 0) throw remaining.shift();
    return loadRanks(name);
  };
  return { asked, load };
}

describe('a token counter', () => {
  it('counts exactly for OpenAI', async () => {
    const counter = createTokenCounter(recordingLoader().load);
    assert.deepEqual(await counter.count('hello world', 'gpt-4o'), {
      tokens: { low: 2, base: 2, high: 2 },
      exact: true,
      encoding: 'o200k_base',
      family: 'openai-o200k',
    });
    assert.deepEqual(await counter.countWith('cl100k_base', '<|endoftext|>'), {
      tokens: { low: 7, base: 7, high: 7 },
      exact: true,
      encoding: 'cl100k_base',
      family: 'cl100k_base',
    });
  });

  it('loads nothing until asked, and each encoding once', async () => {
    const { asked, load } = recordingLoader();
    const counter = createTokenCounter(load);
    const family = counter.familyOf('gpt-4o');
    assert.equal(counter.loaded(family), null);
    assert.deepEqual(asked, []);
    await Promise.all([counter.load(family), counter.count('a', 'claude-3-haiku'), counter.count('b', null)]);
    await counter.count('c', 'gpt-4');
    assert.deepEqual(asked, ['o200k_base', 'cl100k_base']);
    assert.equal(counter.loaded(family)?.count('hello world').tokens.base, 2);
  });

  it('rejects with the name of the encoding and tries again when asked again', async () => {
    const { asked, load } = recordingLoader([new Error('ENOENT'), 'no string', null]);
    const counter = createTokenCounter(load);
    const message = (error: Error) => error.message;
    assert.equal(
      await counter.count('a', 'gpt-4o').catch(message),
      'The vocabulary o200k_base could not be loaded: ENOENT',
    );
    assert.equal(
      await counter.count('a', 'gpt-4o').catch(message),
      'The vocabulary o200k_base could not be loaded: no string',
    );
    assert.equal(
      await counter.count('a', 'gpt-4o').catch(message),
      'The vocabulary o200k_base could not be loaded: null',
    );
    assert.equal((await counter.count('a', 'gpt-4o')).tokens.base, 1);
    assert.equal(asked.length, 4);
  });

  it('says which vocabulary is damaged', async () => {
    const counter = createTokenCounter(async () => Uint8Array.of(1, 0, 0, 0, 1, 33));
    await assert.rejects(counter.count('a', 'gpt-4o'), /^Error: The vocabulary o200k_base is damaged: /);
  });

  it('survives a loader that throws at once', async () => {
    const counter = createTokenCounter(() => {
      throw new Error('broken');
    });
    await assert.rejects(counter.count('a', null), /o200k_base could not be loaded: broken/);
  });

  it('gives the empty text no tokens in any family', async () => {
    const counter = createTokenCounter(recordingLoader().load);
    for (const model of ['gpt-4o', 'claude-opus-5', null]) {
      assert.deepEqual((await counter.count('', model)).tokens, { low: 0, base: 0, high: 0 });
    }
  });
});
