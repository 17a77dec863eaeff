import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TokenRates } from '../../../src/core/catalog/priceEntry';
import { breakEvenHitRate, promptCacheMonth } from '../../../src/core/cost/promptCacheCost';

const SONNET: TokenRates = {
  inputPerMillion: 3,
  outputPerMillion: 15,
  cacheReadPerMillion: 0.3,
  cacheWritePerMillion: 3.75,
  cacheWrite1hPerMillion: 6,
};
const NO_CACHE: TokenRates = {
  ...SONNET,
  cacheReadPerMillion: null,
  cacheWritePerMillion: null,
  cacheWrite1hPerMillion: null,
};
const near = (value: number | null, expected: number) =>
  assert.ok(value !== null && Math.abs(value - expected) < 1e-9, `${value} ${expected}`);

describe('the cost of a prompt cache', () => {
  const use = { read: 1.8e6, written: 0.2e6, uncached: 1e6 };

  it('works out the example of a month', () => {
    const month = promptCacheMonth(use, SONNET);
    near(month.withCache, 4.29);
    near(month.withoutCache, 9);
    near(month.saved, 4.71);
    near(promptCacheMonth(use, SONNET, '1h').withCache, 4.29 + 0.2 * (6 - 3.75));
  });

  it('is that of input where the provider has no cache', () => {
    const { withCache, withoutCache } = promptCacheMonth(use, NO_CACHE, '1h');
    near(withCache, withoutCache);
  });

  it('adds what a cache is rented for', () => {
    const storage = { tokens: 100_000, hours: 730, usdPerMillionTokenHours: 1 };
    near(promptCacheMonth(use, SONNET, '5m', storage).withCache, 4.29 + 73);
  });

  it('pays from a hit rate on that the prices tell', () => {
    near(breakEvenHitRate(SONNET), 0.25 / 1.15);
    near(breakEvenHitRate(SONNET, '1h'), 1 / 1.9);
    near(breakEvenHitRate({ ...SONNET, cacheWritePerMillion: null }), 0);
    assert.equal(breakEvenHitRate(NO_CACHE), null);
  });

  it('saves above that rate and loses below it', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, fc.constantFrom('5m' as const, '1h' as const), (hitRate, lifetime) => {
        const tokens = 1e6;
        const month = promptCacheMonth(
          { read: tokens * hitRate, written: tokens * (1 - hitRate), uncached: 5000 },
          SONNET,
          lifetime,
        );
        const even = breakEvenHitRate(SONNET, lifetime) ?? 1;
        if (hitRate > even + 1e-6) assert.ok(month.saved > 0);
        if (hitRate < even - 1e-6) assert.ok(month.saved < 0);
      }),
    );
  });
});
