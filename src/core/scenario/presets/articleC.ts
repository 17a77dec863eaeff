/** Article C: compute per million tokens for three sizes of model, and the monthly cost of 70B on two A100. */

import type { Scenario } from '../scenario';
import { type Preset, type PresetParts, preset, requestsAtLoad, SECONDS_PER_MONTH } from './preset';

/** The article's mix, three parts input to one of output: GPT-4o is then 4.375 USD per million, which it rounds to 4.40. */
const MIX = { article: 'C', inputTokens: 750, outputTokens: 250, apiModel: 'openai/gpt-4o' } as const;

const C_8B = preset({
  ...MIX,
  id: 'c-8b-a10g',
  title: '8B on one A10G, compute alone',
  note: '1.10 to 1.50 USD an hour at 2,000 tokens a second are 0.153 to 0.208 USD per million at full load; the article rounds to 0.15 to 0.20.',
  requestsPerMonth: requestsAtLoad(2000, 1),
  hosting: {
    openModel: 'llama-3.1-8b',
    gpu: 'A10G',
    gpusPerReplica: 1,
    usdPerGpuHour: 1.3,
    tokensPerSecondPerReplica: 2000,
    fixedReplicas: 1,
  },
  ranges: { usdPerGpuHour: { low: 1.1, base: 1.3, high: 1.5 } },
});

const C_405B = preset({
  ...MIX,
  id: 'c-405b',
  title: '405B on eight A100, compute alone',
  note: '20 to 32 USD an hour at 200 to 400 tokens a second are 13.9 to 44.4 USD per million. The article prints 3.50 to 6.00, too low by 4 to 7 times. In 16 bits the weights alone take 812 GB, more than eight A100 have; 8 bits fit.',
  requestsPerMonth: requestsAtLoad(300, 1),
  hosting: {
    openModel: 'llama-3.1-405b',
    gpu: 'A100-SXM-80GB',
    gpusPerReplica: 8,
    precision: 'int8',
    usdPerGpuHour: 26 / 8,
    tokensPerSecondPerReplica: 300,
    fixedReplicas: 1,
  },
  ranges: {
    usdPerGpuHour: { low: 20 / 8, base: 26 / 8, high: 32 / 8 },
    tokensPerSecondPerReplica: { low: 200, base: 300, high: 400 },
  },
});

/** What the article says that two GPUs serve in a month at 60 % load: 222 tokens a second, beside 800 to 1,200 in its table. */
const PAIR_TOKENS_PER_MONTH = 346e6;
const PAIR_TOKENS_PER_SECOND = PAIR_TOKENS_PER_MONTH / 0.6 / SECONDS_PER_MONTH;

const PAIR_NOTE = `The naive break-even, monthly cost ÷ 4.375 USD per million (the article: 4.40), needs about nine such
pairs to be served: at 222 tokens a second one pair costs 10 to 15 USD per million in compute alone, so self-hosting
never breaks even. At the 1,000 tokens a second of the article's own table it does, for good only once several pairs are full.`;

function pairOfA100(
  end: 'low' | 'high',
  usdPerPairHour: number,
  overhead: Partial<Scenario['overhead']>,
  monthly: string,
): Preset {
  const parts: PresetParts = {
    ...MIX,
    id: `c-70b-2xa100-${end}`,
    title: `70B on two A100, ${end} end`,
    note: `${monthly} USD a month as in the article. ${PAIR_NOTE.replace(/\n/g, ' ')}`,
    requestsPerMonth: PAIR_TOKENS_PER_MONTH / 1000,
    hosting: {
      openModel: 'llama-3.1-70b',
      gpu: 'A100-SXM-80GB',
      gpusPerReplica: 2,
      usdPerGpuHour: usdPerPairHour / 2,
      tokensPerSecondPerReplica: PAIR_TOKENS_PER_SECOND,
      targetUtilization: 0.6,
    },
    overhead,
  };
  return preset(parts);
}

/** Article C's ranges for a pair of A100, at the middle of its table of speeds. */
const PAIR = {
  openModel: 'llama-3.1-70b',
  gpu: 'A100-SXM-80GB',
  gpusPerReplica: 2,
  usdPerGpuHour: 3,
  tokensPerSecondPerReplica: 1000,
} as const;

const PAIR_COMPUTE = preset({
  ...MIX,
  id: 'c-70b-2xa100-compute',
  title: '70B on two A100, compute alone',
  note: '5 to 7 USD an hour at 800 to 1,200 tokens a second are 1.16 to 2.43 USD per million, 1.39 to 1.94 at 1,000 a second; the article prints 1.40 to 2.10.',
  requestsPerMonth: requestsAtLoad(1000, 1),
  hosting: { ...PAIR, fixedReplicas: 1 },
  ranges: {
    usdPerGpuHour: { low: 2.5, base: 3, high: 3.5 },
    tokensPerSecondPerReplica: { low: 800, base: 1000, high: 1200 },
  },
});

const PAIR_AT_1000 = preset({
  ...MIX,
  id: 'c-70b-2xa100-1000',
  title: '70B on two A100 at the 1,000 tokens a second of the article’s own table',
  note: 'One pair at 60 % serves 1.555 B tokens a month. Half to one engineer at 150,000 to 200,000 USD a year are 6,250 to 16,667 a month. Self-hosting then breaks even for good only once several pairs are full.',
  requestsPerMonth: requestsAtLoad(1000, 0.6),
  hosting: { ...PAIR, targetUtilization: 0.6 },
  overhead: { operationsFte: 0.75, engineerUsdPerYear: 175_000, infrastructureUsdPerMonth: 625 },
  ranges: {
    usdPerGpuHour: { low: 2.5, base: 3, high: 3.5 },
    operationsFte: { low: 0.5, base: 0.75, high: 1 },
    engineerUsdPerYear: { low: 150_000, base: 175_000, high: 200_000 },
    infrastructureUsdPerMonth: { low: 250, base: 625, high: 1000 },
  },
});

const C_405B_H100 = preset({
  ...MIX,
  id: 'c-405b-4xh100',
  title: '405B on four H100, compute alone',
  note: 'The article’s other fleet for it, at the same rates and speeds: 13.9 to 44.4 USD per million. Four H100 hold the weights in 4 bits only.',
  requestsPerMonth: requestsAtLoad(300, 1),
  hosting: {
    openModel: 'llama-3.1-405b',
    gpu: 'H100-SXM',
    gpusPerReplica: 4,
    precision: 'awq-int4',
    usdPerGpuHour: 26 / 4,
    tokensPerSecondPerReplica: 300,
    fixedReplicas: 1,
  },
  ranges: {
    usdPerGpuHour: { low: 20 / 4, base: 26 / 4, high: 32 / 4 },
    tokensPerSecondPerReplica: { low: 200, base: 300, high: 400 },
  },
});

const API_ENGINEERING = preset({
  ...MIX,
  id: 'c-api-engineering',
  title: 'The people on the API side, at a billion tokens',
  note: '20 % of a developer at 150,000 USD a year are 2,500 a month, 2.50 USD per million at 1 B tokens, on top of what the provider charges.',
  requestsPerMonth: 1e6,
  hosting: {
    openModel: 'llama-3.1-70b',
    gpu: 'A100-SXM-80GB',
    gpusPerReplica: 2,
    usdPerGpuHour: 3,
    tokensPerSecondPerReplica: 1000,
    targetUtilization: 0.6,
  },
  overhead: { operationsFte: 0.75, engineerUsdPerYear: 150_000, infrastructureUsdPerMonth: 250 },
  apiEngineeringFte: 0.2,
});

export const ARTICLE_C: readonly Preset[] = [
  C_8B,
  pairOfA100(
    'low',
    5,
    { operationsFte: 0.75, engineerUsdPerYear: 150_000, infrastructureUsdPerMonth: 250 },
    '13,225',
  ),
  pairOfA100(
    'high',
    7,
    { operationsFte: 0.75, engineerUsdPerYear: 200_000, infrastructureUsdPerMonth: 1000 },
    '18,540',
  ),
  C_405B,
  C_405B_H100,
  PAIR_COMPUTE,
  PAIR_AT_1000,
  API_ENGINEERING,
];
