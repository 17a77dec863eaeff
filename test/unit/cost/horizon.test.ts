import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exactly } from '../../../src/core/money/range';
import { DEFAULT_SCENARIO, type Scenario } from '../../../src/core/scenario/scenario';
import { estimateOf, scenarioWith } from '../../support/hardware';

const RENTED: Scenario['hosting'] = {
  ...DEFAULT_SCENARIO.hosting,
  openModel: 'llama-3.1-8b',
  usdPerGpuHour: 1,
  tokensPerSecondPerReplica: 100_000,
  fallbackShare: 0,
};

/** 730 USD a month to host; requests of 0.0125 USD on the API. */
function over(
  months: number,
  apiPriceFallPerYear: number,
  requestsPerMonth: number,
  overhead: Partial<Scenario['overhead']> = {},
  hosting: Partial<Scenario['hosting']> = {},
) {
  const scenario = scenarioWith(
    { requestsPerMonth, inputTokens: 1000, outputTokens: 1000 },
    {
      traffic: { peakToAverage: 1 },
      horizon: { months, apiPriceFallPerYear },
      hosting: { ...RENTED, ...hosting },
      overhead: {
        ...DEFAULT_SCENARIO.overhead,
        operationsFte: 0,
        infrastructureShareOfCompute: 0,
        infrastructureUsdPerMonth: 0,
        ...overhead,
      },
      ranges: { infrastructureUsdPerMonth: exactly(0) },
    },
  );
  return estimateOf(scenario).horizon ?? assert.fail('the model fits');
}

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${actual} ≠ ${expected}`);
}

describe('the years ahead', () => {
  it('add up month by month at prices that stay', () => {
    const found = over(24, 0, 100_000);
    assert.equal(found.api.length, 24);
    near(found.api[23] ?? 0, 24 * 1250);
    near(found.selfHosted[23] ?? 0, 24 * 730);
    assert.deepEqual([found.paybackMonth, found.cheaperAtEnd], [1, true]);
  });

  it('follow prices that fall: after a year a month costs what is left of it', () => {
    const { api } = over(24, 0.6, 100_000);
    near((api[12] ?? 0) - (api[11] ?? 0), 1250 * 0.4);
  });

  it('pay set-up first, and pay it back from what each month saves', () => {
    const found = over(36, 0, 100_000, { setupUsd: 5000 });
    near(found.upfrontUsd, 5000);
    near(found.selfHosted[0] ?? 0, 5730);
    assert.equal(found.paybackMonth, Math.ceil(5000 / (1250 - 730)));
  });

  it('are overtaken again where prices fall below what hosting costs', () => {
    const found = over(36, 0.9, 100_000);
    assert.equal(found.paybackMonth, 1);
    assert.equal(found.cheaperAtEnd, false);
  });

  it('with prices cut to half pay back later or never', () => {
    const { afterPriceCut, apiUsd } = over(24, 0, 100_000);
    near(afterPriceCut.apiUsd, apiUsd / 2);
    assert.equal(afterPriceCut.paybackMonth, null);
    assert.equal(over(24, 0, 400_000).afterPriceCut.paybackMonth, 1);
  });

  it('buy hardware before the first month, and again when it is worn out', () => {
    const ownership = {
      purchaseUsdPerGpu: 12_000,
      usefulLifeMonths: 24,
      costOfCapital: 0.05,
      usdPerKwh: 0,
      powerUsageEffectiveness: 1,
      averagePowerShare: 0,
    };
    const { selfHosted, upfrontUsd } = over(36, 0, 100_000, {}, { ownership });
    near(upfrontUsd, 12_000);
    for (const [month, usd] of [
      [0, 12_000],
      [23, 12_000],
      [24, 24_000],
      [35, 24_000],
    ] as const)
      near(selfHosted[month] ?? 0, usd);
  });

  it('price the fallback at what the API costs by then', () => {
    const { selfHosted } = over(24, 0.6, 100_000, {}, { fallbackShare: 0.1 });
    near(selfHosted[0] ?? 0, 730 + 125);
    near((selfHosted[12] ?? 0) - (selfHosted[11] ?? 0), 730 + 125 * 0.4);
  });

  it('never favour the API less when its prices fall faster', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.integer({ min: 12, max: 36 }), (a, b, months) => {
        const [slow, fast] = [Math.min(a, b), Math.max(a, b)].map((fall) => over(months, fall, 100_000));
        assert.ok((fast?.apiUsd ?? 1) <= (slow?.apiUsd ?? 0) + 1e-9);
        for (const series of [slow?.api ?? [], slow?.selfHosted ?? []])
          for (const [index, usd] of series.entries()) assert.ok(usd >= (series[index - 1] ?? 0));
      }),
      { numRuns: 50 },
    );
  });
});
