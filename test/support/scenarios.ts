import fc from 'fast-check';
import { ENGINE_NAMES } from '../../src/core/cost/engines';
import { TASKS } from '../../src/core/cost/estimate';
import { PROFILE_NAMES } from '../../src/core/cost/trafficProfiles';
import { PRECISIONS, type Scenario } from '../../src/core/scenario/scenario';
import { hardware, scenarioWith } from './hardware';

const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Nothing, or something that a person could mean. */
const amount = (max: number) => fc.oneof(fc.constant(0), fc.double({ min: 0.001, max, noNaN: true }));
const rented = hardware.gpus
  .filter(({ rental }) => rental.some(({ kind }) => kind === 'on-demand'))
  .map(({ key }) => key);

/** Any scenario that the schema lets through, within what a user would type. */
export const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    requestsPerMonth: amount(1e9),
    inputTokens: amount(200_000),
    outputTokens: amount(20_000),
    peakToAverage: fc.double({ min: 1, max: 30, noNaN: true }),
    api: fc.record({ cachedInputShare: share, batchShare: share, retryShare: share }),
    openModel: fc.constantFrom(...hardware.openModels.map(({ key }) => key)),
    gpu: fc.constantFrom(...rented),
    precision: fc.constantFrom(...PRECISIONS),
    targetUtilization: fc.double({ min: 0.01, max: 1, noNaN: true }),
    redundantReplicas: fc.integer({ min: 0, max: 3 }),
    fixedReplicas: fc.constantFrom(0, 0, 1, 5),
    usdPerGpuHour: fc.option(amount(20), { nil: null }),
    tokensPerSecondPerReplica: fc.option(fc.double({ min: 1, max: 1e5, noNaN: true }), { nil: null }),
    overhead: fc.record({
      operationsFte: amount(3),
      infrastructureShareOfCompute: share,
      infrastructureUsdPerMonth: amount(5000),
      setupUsd: amount(50_000),
    }),
  })
  .map(({ requestsPerMonth, inputTokens, outputTokens, peakToAverage, api, overhead, ...hosting }) => {
    const scenario = scenarioWith({ requestsPerMonth, inputTokens, outputTokens });
    return {
      ...scenario,
      api,
      traffic: { peakToAverage },
      hosting: { ...scenario.hosting, ...hosting },
      overhead: { ...scenario.overhead, ...overhead },
    };
  });

/** Nothing, next to nothing, something, and as much as the schema lets through. */
const extreme = (max: number) =>
  fc.oneof(
    fc.constant(0),
    fc.constant(1e-12),
    fc.double({ min: 0, max: Math.min(max, 1e4), noNaN: true }),
    fc.constant(max),
  );
const aboveNothing = (max: number) =>
  fc.oneof(fc.constant(1e-9), fc.double({ min: 0.001, max, noNaN: true }), fc.constant(max));
const sized = extreme(1e15);
const tokens = extreme(1e9);
const sizedRange = fc
  .tuple(sized, sized, sized)
  .map((ends) => [...ends].sort((a, b) => a - b))
  .map(([low = 0, base = 0, high = 0]) => ({ low, base, high }));
const factor = fc
  .tuple(share, fc.double({ min: 1, max: 1000, noNaN: true }))
  .map(([low, high]) => ({ low, base: 1, high }));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const extremeWorkload = fc.record({
  label: fc.constant('w'),
  requestsPerMonth: sized,
  inputTokens: tokens,
  outputTokens: tokens,
  inputTokensRange: maybe(sizedRange),
  batchShare: maybe(share),
  apiModel: fc.constantFrom('test/model', 'own/model', null),
});

/** All that a scenario file may say, sense or nonsense, as JSON. */
export const extremeScenario: fc.Arbitrary<unknown> = fc
  .record({
    schemaVersion: fc.constant(1),
    name: fc.constant('x'),
    workloads: fc
      .array(extremeWorkload, { maxLength: 4 })
      .map((workloads) => workloads.map((workload, index) => ({ ...workload, id: `${index}` }))),
    traffic: fc.record({
      peakToAverage: fc.double({ min: 1, max: 1000, noNaN: true }),
      profile: maybe(fc.constantFrom(...PROFILE_NAMES)),
      hourlyCounts: maybe(fc.array(sized, { minLength: 168, maxLength: 168 })),
    }),
    api: fc.record({
      cachedInputShare: share,
      batchShare: share,
      retryShare: share,
      engineeringFte: extreme(1000),
    }),
    hosting: fc.record({
      openModel: fc.constantFrom(...hardware.openModels.map(({ key }) => key)),
      gpu: fc.constantFrom(...hardware.gpus.map(({ key }) => key)),
      gpusPerReplica: fc.integer({ min: 0, max: 64 }),
      precision: fc.constantFrom(...PRECISIONS),
      usdPerGpuHour: fc.option(sized, { nil: null }),
      hoursPerMonth: aboveNothing(744),
      targetUtilization: aboveNothing(1),
      minReplicas: fc.constantFrom(1, 7, 10_000),
      redundantReplicas: fc.constantFrom(0, 1, 10_000),
      fixedReplicas: fc.constantFrom(0, 1, 10_000),
      tokensPerSecondPerReplica: fc.option(aboveNothing(1e9), { nil: null }),
      engine: maybe(fc.constantFrom(...ENGINE_NAMES)),
      schedule: maybe(fc.record({ hoursPerDay: aboveNothing(24) })),
      fallbackShare: maybe(share),
      latencyTarget: maybe(fc.record({ timeToFirstTokenSeconds: aboveNothing(1e15) })),
      ownership: maybe(
        fc.record({
          purchaseUsdPerGpu: sized,
          usefulLifeMonths: fc.double({ min: 1, max: 600, noNaN: true }),
          costOfCapital: share,
          usdPerKwh: sized,
          powerUsageEffectiveness: fc.double({ min: 1, max: 10, noNaN: true }),
          averagePowerShare: share,
        }),
      ),
    }),
    overhead: fc.record({
      operationsFte: extreme(1000),
      engineerUsdPerYear: sized,
      infrastructureShareOfCompute: extreme(10),
      infrastructureUsdPerMonth: sized,
      setupUsd: sized,
    }),
    prices: fc.record({
      'own/model': fc.record({
        inputPerMillion: sized,
        outputPerMillion: sized,
        batchDiscount: maybe(share),
        source: fc.constant('x'),
        asOf: fc.constant('2026-01-01'),
      }),
    }),
    ranges: fc.record({ volume: maybe(factor), apiPrice: maybe(factor), usdPerGpuHour: maybe(sizedRange) }),
    bill: maybe(fc.record({ usdPerMonth: aboveNothing(1e15) })),
    quality: maybe(fc.record({ apiSuccessRate: aboveNothing(1), selfHostedSuccessRate: aboveNothing(1) })),
    task: maybe(fc.constantFrom(...TASKS)),
    horizon: maybe(fc.record({ months: fc.integer({ min: 12, max: 36 }), apiPriceFallPerYear: share })),
  })
  // What is not given is not there, as in a file.
  .map((scenario) => JSON.parse(JSON.stringify(scenario)) as unknown);
