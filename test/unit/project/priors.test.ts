import assert from 'node:assert/strict';
import { outputPrior, variablePrior } from '../../../src/core/project/priors';

const CALL = {
  kind: 'chat',
  hasAnswer: true,
  modelId: 'gpt-4o',
  maxOutputTokens: 100,
  reasoning: null,
  outputSchema: null,
  given: null,
} as const;

describe('sizes that are assumed', () => {
  it('of an answer are paid for each of several', () => {
    const one = outputPrior(CALL).tokens;
    const three = outputPrior({ ...CALL, answers: 3 });
    assert.deepEqual(three.tokens, { low: one.low * 3, base: one.base * 3, high: one.high * 3 });
    assert.match(three.reason, /^3 answers, each /);
  });

  it('of an answer that someone has said hold for all of them', () => {
    const given = { value: 40, source: 'comment' } as const;
    assert.equal(outputPrior({ ...CALL, answers: 3, given }).tokens.base, 40);
  });

  it('of a picture are those of a picture', () => {
    const picture = outputPrior({ ...CALL, kind: 'image', modelId: 'gpt-image-1', maxOutputTokens: null });
    assert.ok(picture.tokens.low >= 200, JSON.stringify(picture.tokens));
  });

  for (const [name, reason] of [
    ['"\\n".join(f"{i}. {line}" for i, line in enumerate(lines))', 'texts that are joined'],
    ['rows.map((row) => row.cell).join()', 'texts that are joined'],
    ['num_words', 'a short value'],
    ['msgs', 'a conversation so far'],
  ] as const)
    it(`of a variable go by what it is called: ${name}`, () =>
      assert.equal(variablePrior(name, null).reason, reason));
});
