import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exactly } from '../../../src/core/money/range';
import {
  type CacheRule,
  cacheableTokens,
  cacheRuleOf,
  expectedHitRate,
  monthlyCacheUse,
} from '../../../src/core/tokens/promptCache';

function ruleOf(modelId: string): CacheRule {
  const rule = cacheRuleOf(modelId);
  if (rule === null) assert.fail(`${modelId} has no cache`);
  return rule;
}

describe('prompt caches', () => {
  it('begin at the length that the provider documents', () => {
    const minimums: Readonly<Record<string, number>> = {
      'gpt-4o': 1024,
      'gpt-5.6-sol': 1024,
      'claude-3-haiku-20240307': 2048,
      'claude-3-5-haiku-20241022': 2048,
      'claude-3-5-sonnet-20241022': 1024,
      'claude-sonnet-4-20250514': 1024,
      'claude-opus-4-1': 1024,
      'us.anthropic.claude-haiku-4-5-20251001-v1:0': 4096,
      'claude-opus-4-6': 4096,
      'claude-opus-4-7': 2048,
      'claude-opus-4-8': 1024,
      'claude-sonnet-5': 1024,
      'claude-opus-5-5': 512,
      'gemini-2.5-flash': 1024,
      'gemini-3-pro-preview': 4096,
      'deepseek-chat': 64,
    };
    for (const [modelId, base] of Object.entries(minimums))
      assert.equal(ruleOf(modelId).minimum.base, base, modelId);
    assert.equal(ruleOf('claude-sonnet-4-6').minimum.high, 2048);
    for (const without of [
      'gpt-4',
      'gpt-oss-120b',
      'claude-2.1',
      'gemini-1.5-pro',
      'llama-3.1-8b',
      'my-deployment',
    ])
      assert.equal(cacheRuleOf(without), null, without);
    assert.equal(cacheRuleOf(null), null);
  });

  it('bill what is written where the provider does', () => {
    assert.deepEqual(
      ['gpt-4o', 'gpt-5.4', 'gpt-5.6-sol', 'gpt-6', 'claude-opus-5', 'gemini-3-flash'].map(
        (id) => ruleOf(id).billsWrites,
      ),
      [false, false, true, true, true, false],
    );
  });

  it('hold whole steps of the prefix, and none below the minimum', () => {
    const held = (tokens: number, modelId = 'gpt-4o') =>
      cacheableTokens(exactly(tokens), ruleOf(modelId)).base;
    assert.deepEqual(
      [held(1000), held(1023), held(1024), held(1151), held(1152), held(1500)],
      [0, 0, 1024, 1024, 1152, 1408],
    );
    assert.deepEqual([held(1500, 'claude-sonnet-4-5'), held(1500, 'claude-haiku-4-5')], [1500, 0]);
    const unsure = cacheableTokens({ low: 900, base: 1000, high: 1100 }, ruleOf('gpt-4o'));
    assert.deepEqual(unsure, { low: 0, base: 0, high: 1024 });
  });

  const rules = fc
    .constantFrom('gpt-4o', 'claude-sonnet-4-6', 'claude-haiku-4-5', 'gemini-3-pro', 'deepseek-chat')
    .map(ruleOf);
  const prefixes = fc
    .array(fc.nat({ max: 50_000 }), { minLength: 3, maxLength: 3 })
    .map((ends) => ends.sort((a, b) => a - b))
    .map(([low = 0, base = 0, high = 0]) => ({ low, base, high }));

  it('never hold more than the prefix, and more of a longer one', () => {
    fc.assert(
      fc.property(rules, prefixes, (rule, prefix) => {
        const held = cacheableTokens(prefix, rule);
        assert.ok(held.low <= held.base && held.base <= held.high, JSON.stringify(held));
        assert.ok(held.low <= prefix.low && held.base <= prefix.base && held.high <= prefix.high);
      }),
    );
  });

  it('work out the example of a month', () => {
    const traffic = { inputTokens: 3000, cacheableTokens: 2000, requestsPerMonth: 1000, hitRate: 0.9 };
    const { read, written, uncached } = monthlyCacheUse(traffic, ruleOf('claude-sonnet-4-5'));
    assert.deepEqual([read, Math.round(written), uncached], [1_800_000, 200_000, 1_000_000]);
    assert.deepEqual(monthlyCacheUse({ ...traffic, hitRate: 0 }, ruleOf('gpt-4o')), {
      read: 0,
      written: 0,
      uncached: 3_000_000,
    });
  });

  it('count each token of a month once, whatever is asked', () => {
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
    const share = fc.double({ min: -1, max: 2, noNaN: true });
    fc.assert(
      fc.property(
        rules,
        amount,
        amount,
        amount,
        share,
        (rule, inputTokens, cacheable, requestsPerMonth, hitRate) => {
          const traffic = { inputTokens, cacheableTokens: cacheable, requestsPerMonth, hitRate };
          const { read, written, uncached } = monthlyCacheUse(traffic, rule);
          const sent = inputTokens * requestsPerMonth;
          assert.ok(Math.min(read, written, uncached) >= 0);
          assert.ok(Math.abs(read + written + uncached - sent) <= 1e-9 * Math.max(1, sent));
        },
      ),
    );
  });

  it('are hit more often by more requests and by a longer life', () => {
    assert.ok(Math.abs(expectedHitRate(10_000, 300) - 0.6805) < 0.001);
    assert.deepEqual([expectedHitRate(0, 300), expectedHitRate(10_000, 0)], [0, 0]);
    const many = fc.double({ min: 1, max: 1e8, noNaN: true });
    fc.assert(
      fc.property(many, many, fc.double({ min: 1, max: 1e5, noNaN: true }), (one, other, seconds) => {
        const [fewer, more] = [Math.min(one, other), Math.max(one, other)];
        const rate = expectedHitRate(fewer, seconds);
        assert.ok(rate >= 0 && rate <= 1);
        assert.ok(expectedHitRate(more, seconds) >= rate && expectedHitRate(fewer, seconds * 2) >= rate);
      }),
    );
  });
});
