import assert from 'node:assert/strict';
import fc from 'fast-check';
import { interactionCost, interactionLines, requestLines, sumOf } from '../../../src/core/cost/apiCost';
import type { Workload } from '../../../src/core/cost/estimate';
import { exactly } from '../../../src/core/money/range';
import { priceOf } from '../../support/hardware';

const SONNET = priceOf(3, 15, { batchDiscount: 0.5 });
const CACHING = {
  ...SONNET,
  rates: { ...SONNET.rates, cacheReadPerMillion: 0.3, cacheWritePerMillion: 3.75 },
};

function workload(more: Partial<Workload> = {}): Workload {
  return {
    id: 'w',
    label: 'W',
    interactionsPerMonth: 300_000,
    inputTokens: exactly(5600),
    outputTokens: exactly(500),
    cachedInputShare: 0,
    batchShare: 0,
    retryShare: 0,
    price: SONNET,
    ...more,
  };
}

const CASES: readonly { readonly name: string; readonly of: Workload; readonly usd: number }[] = [
  { name: 'input and output', of: workload(), usd: 0.0243 },
  {
    name: 'half of the input read from the cache',
    of: workload({ cachedInputShare: 0.5, price: CACHING }),
    usd: 0.0084 + 0.00084 + 0.0075,
  },
  {
    name: 'a tenth written to it',
    of: workload({ cacheWrittenShare: 0.1, price: CACHING }),
    usd: 0.01512 + 0.0021 + 0.0075,
  },
  {
    name: 'a cache that the provider does not price lower',
    of: workload({ cachedInputShare: 0.5 }),
    usd: 0.0243,
  },
  { name: 'everything as a batch', of: workload({ batchShare: 1 }), usd: 0.01215 },
  {
    name: 'a batch discount that is not known',
    of: workload({ batchShare: 1, price: priceOf(3, 15) }),
    usd: 0.0243,
  },
  { name: 'two per cent of retries', of: workload({ retryShare: 0.02 }), usd: 0.0243 * 1.02 },
];

describe('the cost of an interaction', () => {
  for (const { name, of, usd } of CASES) {
    it(`prices ${name}`, () => {
      assert.ok(Math.abs((interactionCost(of)?.base ?? Number.NaN) - usd) < 1e-12);
    });
  }

  it('is not known without a price', () => {
    assert.equal(interactionCost(workload({ price: null })), null);
  });

  it('prices a long prompt wholly at its tier', () => {
    const tiered = {
      ...SONNET,
      tiers: [
        { aboveInputTokens: 200_000, rates: { ...SONNET.rates, inputPerMillion: 6, outputPerMillion: 22.5 } },
      ],
    };
    const cost = (tokens: number) =>
      interactionCost(workload({ inputTokens: exactly(tokens), price: tiered }))?.base ?? 0;
    assert.ok(Math.abs(cost(200_000) - (0.6 + 0.0075)) < 1e-12);
    assert.ok(Math.abs(cost(200_001) - ((200_001 * 6) / 1e6 + (500 * 22.5) / 1e6)) < 1e-12);
  });

  it('bills each token of the input once', () => {
    const share = fc.double({ min: 0, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.nat(1_000_000), (cachedInputShare, cacheWrittenShare, input) => {
        const lines =
          interactionLines(workload({ cachedInputShare, cacheWrittenShare, price: CACHING }), input, 0) ?? [];
        const tokens = lines.reduce(
          (sum, { id, quantity }) => sum + (id === 'output' ? 0 : (quantity?.value ?? 0)),
          0,
        );
        assert.ok(Math.abs(tokens - input) < 1e-6);
      }),
    );
  });

  it('costs no less for more tokens', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), fc.nat(1e5), (a, b, output) => {
        const at = (uncachedInput: number) =>
          sumOf(requestLines(SONNET, { uncachedInput, cachedInput: 0, writtenInput: 0, output }));
        assert.ok(at(Math.min(a, b)) <= at(Math.max(a, b)));
      }),
    );
  });
});
