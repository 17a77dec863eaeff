import assert from 'node:assert/strict';
import { outputPrior } from '../../../src/core/project/priors';
import type { ReasoningSetting } from '../../../src/core/source/callSite';

function output(modelId: string, reasoning: Partial<ReasoningSetting> | null, cap: number | null = null) {
  return outputPrior({
    kind: 'chat',
    hasAnswer: true,
    modelId,
    maxOutputTokens: cap,
    reasoning: reasoning === null ? null : { effort: null, budgetTokens: null, ...reasoning },
    outputSchema: null,
    given: null,
  });
}

describe('thinking before an answer', () => {
  it('costs more the more effort a call asks for', () => {
    const bases = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'].map(
      (effort) => output('gpt-5', { effort }).tokens.base,
    );
    assert.deepEqual(
      bases,
      [...bases].sort((a, b) => a - b),
    );
    assert.equal(new Set(bases).size, bases.length);
    assert.deepEqual(output('gpt-5', null), {
      ...output('gpt-5', { effort: 'medium' }),
      reason: output('gpt-5', null).reason,
    });
  });

  it('is no part of an answer of a model that does not think, unless the call says so', () => {
    assert.deepEqual(output('gpt-4o', null).tokens, output('gpt-5', { effort: 'none' }).tokens);
    assert.ok(output('claude-sonnet-4-5', { budgetTokens: 4000 }).tokens.high >= 4000);
    assert.match(output('claude-sonnet-4-5', { budgetTokens: 4000 }).reason, /budget of 4000/);
  });

  it('stays below the cap of the call', () => {
    const { tokens, basis } = output('gpt-5', { effort: 'high' }, 1000);
    assert.equal(basis, 'max_tokens');
    assert.ok(tokens.low <= tokens.base && tokens.base <= tokens.high && tokens.high === 1000);
  });
});
