import assert from 'node:assert/strict';
import fc from 'fast-check';
import { prepareComparison } from '../../../src/core/cost/drawModel';
import type { EstimateInput } from '../../../src/core/cost/estimate';
import { estimate } from '../../../src/core/cost/estimateAll';
import { seededRandom } from '../../../src/core/cost/random';
import { UNCERTAIN_INPUTS } from '../../../src/core/cost/uncertainInputs';
import { uncertaintyOf } from '../../../src/core/cost/uncertainty';
import { exactly } from '../../../src/core/money/range';
import type { Scenario } from '../../../src/core/scenario/scenario';
import { inputOf, priceOf, scenarioWith } from '../../support/hardware';
import { anyScenario } from '../../support/scenarios';

const HALF_TO_DOUBLE = { low: 0.5, base: 1, high: 2 };
const TOKENS = { low: 400, base: 1000, high: 5000 };

/** Any scenario, with ranges around its tokens, its volume and its prices. */
const uncertain: fc.Arbitrary<EstimateInput> = anyScenario.map((scenario) =>
  inputOf({
    ...scenario,
    workloads: scenario.workloads.map((workload) => ({
      ...workload,
      inputTokens: TOKENS.base,
      inputTokensRange: TOKENS,
    })),
    ranges: { volume: HALF_TO_DOUBLE, apiPrice: { low: 0.6, base: 1, high: 1 } },
  }),
);

function uncertaintyIn(input: EstimateInput, draws = 500) {
  return uncertaintyOf(input, draws) ?? assert.fail('the model fits');
}

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 1e-6 * Math.max(1, Math.abs(expected)), `${actual} ≠ ${expected}`);
}

function atBase(input: EstimateInput) {
  const outcome = { apiUsd: Number.NaN, hostedUsd: Number.NaN, canServe: false };
  prepareComparison(input)?.model(new Float64Array(UNCERTAIN_INPUTS.length), outcome);
  return outcome;
}

describe('a draw', () => {
  it('with every input at its base is the estimate', () => {
    fc.assert(
      fc.property(uncertain, (input) => {
        const { api, selfHosted } = estimate(input);
        if (!selfHosted.fits) return assert.equal(prepareComparison(input), null);
        const { apiUsd, hostedUsd, canServe } = atBase(input);
        near(apiUsd, api.monthly.base);
        near(hostedUsd, selfHosted.monthly.base);
        assert.equal(canServe, !selfHosted.overloaded);
      }),
      { numRuns: 300 },
    );
  });

  it('prices a prompt that is drawn past a tier wholly at its rates', () => {
    const price = priceOf(1, 1, { tiers: [{ aboveInputTokens: 2000, rates: priceOf(3, 3).rates }] });
    const input = inputOf(scenarioWith({}));
    const [workload] = input.workloads;
    const tiered = {
      ...input,
      workloads: [
        {
          ...(workload ?? assert.fail()),
          interactionsPerMonth: 1e6,
          inputTokens: { low: 1000, base: 1000, high: 3000 },
          outputTokens: exactly(0),
          price,
        },
      ],
    };
    const outcome = { apiUsd: 0, hostedUsd: 0, canServe: true };
    const { model } = prepareComparison(tiered) ?? assert.fail();
    const positions = new Float64Array(UNCERTAIN_INPUTS.length);
    for (const [position, usd] of [
      [0, 1000],
      [0.5, 2000],
      [0.51, 3 * 2020],
      [1, 9000],
    ] as const) {
      positions[0] = position;
      model(positions, outcome);
      near(outcome.apiUsd, usd);
    }
  });

  it('takes longer answers to fill a replica sooner than longer questions', () => {
    const at = (range: Partial<Scenario['workloads'][number]>) =>
      uncertaintyIn(
        inputOf(scenarioWith({ requestsPerMonth: 3e7, inputTokens: 1000, outputTokens: 1000, ...range })),
      ).tornado.find(({ input }) => input.endsWith('Tokens')) ?? assert.fail();
    const wide = { low: 500, base: 1000, high: 2000 };
    const [longer, asked] = [at({ outputTokensRange: wide }), at({ inputTokensRange: wide })];
    assert.ok(Math.abs(longer.high - longer.low) > Math.abs(asked.high - asked.low));
  });
});

describe('uncertainty', () => {
  it('is the same every time', () => {
    const input = inputOf(scenarioWith({}));
    assert.deepEqual(uncertaintyOf(input), uncertaintyOf(input));
  });

  it('has ordered percentiles, a share of draws, finite bars, and the widest bar first', () => {
    fc.assert(
      fc.property(uncertain, (input) => {
        const found = uncertaintyOf(input, 200);
        if (found === null) return;
        const { api, selfHosted, probabilitySelfHostedCheaper, tornado } = found;
        for (const { p10, p50, p90 } of [api, selfHosted]) assert.ok(p10 <= p50 && p50 <= p90);
        assert.ok(probabilitySelfHostedCheaper >= 0 && probabilitySelfHostedCheaper <= 1);
        const swings = tornado.map(({ low, high }) => Math.abs(high - low));
        assert.ok(swings.every(Number.isFinite));
        assert.deepEqual(
          swings,
          [...swings].sort((a, b) => b - a),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('has its median within the range of the estimate', () => {
    fc.assert(
      fc.property(uncertain, (input) => {
        const found = uncertaintyOf(input, 2000);
        if (found === null) return;
        const { api, selfHosted } = estimate(input);
        for (const [{ p50 }, { low, high }] of [
          [found.api, api.monthly],
          [found.selfHosted, selfHosted.monthly],
        ] as const)
          assert.ok(p50 >= low * (1 - 1e-9) && p50 <= high * (1 + 1e-9), `${low} ${p50} ${high}`);
      }),
      { numRuns: 100 },
    );
  });

  it('of one even factor is that factor: P10, P50 and P90 a tenth, half and nine tenths of the way', () => {
    const input = inputOf(
      scenarioWith({ requestsPerMonth: 1e5 }, { ranges: { volume: { low: 0, base: 1, high: 2 } } }),
    );
    const { api } = uncertaintyIn(input, 10_000);
    const base = estimate(input).api.monthly.base;
    for (const [value, expected] of [
      [api.p10, 0.2],
      [api.p50, 1],
      [api.p90, 1.8],
    ] as const)
      assert.ok(Math.abs(value / base - expected) < 0.03, `${value / base}`);
  });

  it('counts a fleet that is too small as no saving', () => {
    const overloaded = scenarioWith({ requestsPerMonth: 1e9 });
    const hosting = { ...overloaded.hosting, fixedReplicas: 1 };
    assert.equal(uncertaintyIn(inputOf({ ...overloaded, hosting })).probabilitySelfHostedCheaper, 0);
  });

  it('names the inputs that nothing says the range of', () => {
    const { takenAsExact, tornado } = uncertaintyIn(inputOf(scenarioWith({})));
    assert.ok(takenAsExact.includes('volume') && takenAsExact.includes('apiPrice'));
    assert.deepEqual(
      [...takenAsExact, ...tornado.map(({ input }) => input)].sort(),
      [...UNCERTAIN_INPUTS].sort(),
    );
  });

  it('is not there for a model that does not fit', () => {
    const scenario = scenarioWith({});
    const hosting = { ...scenario.hosting, openModel: 'llama-3.1-405b', gpu: 'T4', gpusPerReplica: 1 };
    assert.equal(uncertaintyOf(inputOf({ ...scenario, hosting, ranges: {} })), null);
  });
});

describe('random numbers', () => {
  it('are spread evenly, and the same for the same seed', () => {
    const [random, again] = [seededRandom(7), seededRandom(7)];
    const tenths = new Array(10).fill(0);
    for (let index = 0; index < 100_000; index += 1) {
      const value = random();
      assert.equal(value, again());
      tenths[Math.floor(value * 10)] += 1;
    }
    assert.ok(
      tenths.every((count) => Math.abs(count - 10_000) < 400),
      `${tenths}`,
    );
  });
});
