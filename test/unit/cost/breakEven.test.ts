import assert from 'node:assert/strict';
import { breakEvenOf } from '../../../src/core/cost/breakEven';
import { exactly, ZERO_RANGE } from '../../../src/core/money/range';
import { DEFAULT_SCENARIO } from '../../../src/core/scenario/scenario';
import { inputOf } from '../../support/hardware';

const { hosting } = inputOf(DEFAULT_SCENARIO);

/** 1 USD and 1 token a replica, and half a dollar beside them. */
const plan = {
  ...hosting,
  targetUtilization: 1,
  peakToAverage: 1,
  minReplicas: 1,
  fixedReplicas: null,
  redundantReplicas: 0,
  fallbackShare: 0,
  hoursPerMonth: 1,
  usdPerGpuHour: exactly(1),
  overhead: {
    operationsFte: ZERO_RANGE,
    engineerUsdPerYear: ZERO_RANGE,
    infrastructureShareOfCompute: 0,
    infrastructureUsdPerMonth: exactly(0.5),
    operationsUsdPerMonth: 0,
    setupUsd: 0,
    setupAmortisationMonths: 1,
    updatesUsdPerMonth: 0,
    incidentsUsdPerMonth: 0,
  },
};
const replica = { gpus: 1, tokensPerSecond: 1, capacityTokensPerMonth: 1, speed: exactly(1) };

describe('a break-even', () => {
  it('is found at once where it is a fleet of 10^15 replicas and each gains less than rounding takes', () => {
    const crossing = {
      plan,
      replica,
      apiUsdPerToken: 1 + Number.EPSILON,
      apiFixedUsd: 0,
      tokensPerMonth: 1,
    };
    const { durableTokensPerMonth, windows } = breakEvenOf(crossing);
    assert.ok(durableTokensPerMonth !== null && durableTokensPerMonth > 2e15, `${durableTokensPerMonth}`);
    assert.ok(windows.length <= 12, `${windows.length}`);
  });
});
