import fc from 'fast-check';
import { PRECISIONS, type Scenario } from '../../src/core/scenario/scenario';
import { hardware, scenarioWith } from './hardware';

const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Nothing, or something that a person could mean. */
const amount = (max: number) => fc.oneof(fc.constant(0), fc.double({ min: 0.001, max, noNaN: true }));
const rented = hardware.gpus
  .filter(({ rentalUsdPerHour }) => rentalUsdPerHour !== null)
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
