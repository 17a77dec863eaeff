/** Article D: a support assistant at four volumes, and the full cost of 70B on two A100. */

import type { Scenario } from '../scenario';
import { DAYS_PER_MONTH, HOURS_PER_MONTH, type Preset, preset, requestsAtLoad } from './preset';

/** 3,500 USD a month for two GPUs, 40 % of it for infrastructure, 4,000 for a part-time engineer: 8,900 together. */
const FLEET: { hosting: Partial<Scenario['hosting']>; overhead: Partial<Scenario['overhead']> } = {
  hosting: {
    openModel: 'llama-3.1-70b',
    gpu: 'A100-SXM-80GB',
    gpusPerReplica: 2,
    usdPerGpuHour: 3500 / HOURS_PER_MONTH / 2,
    tokensPerSecondPerReplica: 75,
  },
  overhead: { infrastructureShareOfCompute: 0.4, operationsUsdPerMonth: 4000 },
};

const SPEED = { tokensPerSecondPerReplica: { low: 50, base: 75, high: 100 } };

/** Output of the worked example, 500 of 6,100 tokens, as a share of other totals. */
const OUTPUT_SHARE = 500 / 6100;

interface Volume {
  readonly id: string;
  readonly title: string;
  readonly perDay: number;
  readonly tokens: number;
  readonly note: string;
}

const SPLIT_NOTE = 'The article gives the total alone; input and output are split as in its worked example.';

const VOLUMES: readonly Volume[] = [
  {
    id: 'd-support-chat',
    title: 'Support chat: 5,600 in and 500 out, 10,000 a day',
    perDay: 10_000,
    tokens: 6100,
    note: '0.0243 USD an interaction and 7,290 a month; the article rounds to 0.024 first and prints 7,200.',
  },
  {
    id: 'd-light',
    title: 'Light: 1,000 a day of 5,000 tokens',
    perDay: 1000,
    tokens: 5000,
    note: SPLIT_NOTE,
  },
  {
    id: 'd-medium',
    title: 'Medium: 10,000 a day of 6,000 tokens',
    perDay: 10_000,
    tokens: 6000,
    note: SPLIT_NOTE,
  },
  {
    id: 'd-heavy',
    title: 'Heavy: 100,000 a day of 8,000 tokens',
    perDay: 100_000,
    tokens: 8000,
    note: SPLIT_NOTE,
  },
];

function assistant({ id, title, perDay, tokens, note }: Volume): Preset {
  const outputTokens = Math.round(tokens * OUTPUT_SHARE);
  return preset({
    ...FLEET,
    id,
    title,
    article: 'D',
    note: `${note} The article's two GPUs serve 50 to 100 tokens a second, so the fleet grows to carry the volume.`,
    requestsPerMonth: perDay * DAYS_PER_MONTH,
    inputTokens: tokens - outputTokens,
    outputTokens,
    apiModel: 'anthropic/claude-3-5-sonnet',
    ranges: SPEED,
  });
}

const D_70B = preset({
  ...FLEET,
  id: 'd-70b-2xa100',
  title: '70B on two A100 with infrastructure and operations',
  article: 'D',
  note: '3,500 hardware + 1,400 infrastructure + 4,000 operations = 8,900 USD a month; 50 to 100 tokens a second are 130 to 260 M tokens a month at full load, 0.034 to 0.069 USD per 1,000. The article adds that 20 to 40 % load is typical; at 30 % that is 3.3 times as much.',
  requestsPerMonth: requestsAtLoad(75, 1),
  inputTokens: 900,
  outputTokens: 100,
  apiModel: 'anthropic/claude-3-5-sonnet',
  hosting: { ...FLEET.hosting, fixedReplicas: 1 },
  ranges: SPEED,
});

export const ARTICLE_D: readonly Preset[] = [...VOLUMES.map(assistant), D_70B];
