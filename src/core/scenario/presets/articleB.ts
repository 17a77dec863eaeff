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
];
