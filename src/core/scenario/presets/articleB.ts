/** Article B: redo the comparison at half the expected load. It has no figures of its own, so article A's GPU serves. */

import { type Preset, preset, requestsAtLoad } from './preset';

const TOKENS_PER_SECOND = (3.2 / 0.45 / 3600) * 1e6;

export const ARTICLE_B: readonly Preset[] = [
  preset({
    id: 'b-half-utilization',
    title: 'A win that half the load loses',
    article: 'B',
    note: 'At 85 % load the GPU costs 0.53 USD per million against 0.80 on the API; at half of that load 1.06. The article calls such a win fragile.',
    requestsPerMonth: requestsAtLoad(TOKENS_PER_SECOND, 0.85),
    inputTokens: 900,
    outputTokens: 100,
    apiModel: 'anthropic/claude-3-5-haiku (input price)',
    hosting: {
      openModel: 'llama-3.1-8b',
      gpu: 'A100-SXM-80GB',
      gpusPerReplica: 1,
      usdPerGpuHour: 3.2,
      tokensPerSecondPerReplica: TOKENS_PER_SECOND,
      fixedReplicas: 1,
    },
  }),
  preset({
    id: 'b-owned-hardware',
    title: 'Bought instead of rented, with a spare',
    article: 'B',
    note: 'The article has the formula and no figures; these are round ones. Purchase price ÷ useful life, power, operations and a second GPU for failures are each a line, and their sum ÷ tokens served is the price of a token.',
    requestsPerMonth: requestsAtLoad(TOKENS_PER_SECOND, 0.5),
    inputTokens: 900,
    outputTokens: 100,
    apiModel: 'anthropic/claude-3-5-haiku (input price)',
    hosting: {
      openModel: 'llama-3.1-8b',
      gpu: 'A100-SXM-80GB',
      gpusPerReplica: 1,
      tokensPerSecondPerReplica: TOKENS_PER_SECOND,
      redundantReplicas: 1,
      ownership: {
        purchaseUsdPerGpu: 18_000,
        usefulLifeMonths: 36,
        costOfCapital: 0,
        usdPerKwh: 0.15,
        powerUsageEffectiveness: 1.25,
        averagePowerShare: 1,
      },
    },
    overhead: { operationsFte: 0.1, engineerUsdPerYear: 150_000 },
  }),
];
