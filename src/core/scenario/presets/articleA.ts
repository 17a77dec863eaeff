/** Article A: what an A100 costs per million tokens at four loads. */

import { HOURS_PER_MONTH, type Preset, preset, requestsAtLoad } from './preset';

const USD_PER_HOUR = 3.2;

/** 0.45 USD per million at full load: 3.2 ÷ 0.45 M tokens an hour = 1,975 a second. */
const TOKENS_PER_SECOND = (USD_PER_HOUR / 0.45 / 3600) * 1e6;

const NOTE = `The effective price is 0.45 ÷ load, as in the article. Its month of 720 h is 2,304 USD, which it rounds to
2,300. It names Llama 4 Maverick, which does not fit one A100; an 8B model stands in, at the article's speed. It compares
with the input price of Claude 3.5 Haiku alone; at nine parts input to one of output that model costs 1.12.`;

/** The article's GPU, with requests that fill it to a share of its paid hours. */
const A100 = {
  openModel: 'llama-3.1-8b',
  gpu: 'A100-SXM-80GB',
  gpusPerReplica: 1,
  usdPerGpuHour: USD_PER_HOUR,
  tokensPerSecondPerReplica: TOKENS_PER_SECOND,
} as const;

const WORK = {
  article: 'A',
  inputTokens: 900,
  outputTokens: 100,
  apiModel: 'anthropic/claude-3-5-haiku (input price)',
} as const;

function atLoad(percent: number): Preset {
  return preset({
    ...WORK,
    id: `a-load-${percent}`,
    title: `One A100 at ${percent} % load`,
    note: NOTE.replace(/\n/g, ' '),
    requestsPerMonth: requestsAtLoad(TOKENS_PER_SECOND, percent / 100),
    hosting: { ...A100, fixedReplicas: 1 },
  });
}

/** @param load what a fleet for the peak runs at, by the article. */
function spiky(profile: 'spiky-10x' | 'spiky-20x', load: number): Preset {
  const percent = Math.round(load * 100);
  return preset({
    ...WORK,
    id: `a-${profile}`,
    title: `Business software, peaks of ${profile.slice(6, 8)} times the trough`,
    note: `A server for such a peak runs at 8 to 15 % over the week; at ${percent} % the A100 costs 0.45 ÷ ${load} USD per million.`,
    requestsPerMonth: requestsAtLoad(TOKENS_PER_SECOND, load),
    profile,
    hosting: A100,
  });
}

const NIGHTLY = preset({
  ...WORK,
  id: 'a-nightly-batch',
  title: 'Embeddings in six hours a night',
  note: 'Rented for its window alone, the A100 costs 576 USD a month in place of 2,304. At 60 % load of that window, the share from which the article finds hosting worth it, a million tokens cost 0.75 USD.',
  requestsPerMonth: requestsAtLoad(TOKENS_PER_SECOND, 0.6) / 4,
  hosting: { ...A100, schedule: { hoursPerDay: 6 } },
});

/** What a day of an engineer costs at 150,000 USD a year of 260 days. */
const DAY_USD = 150_000 / 260;

/** A GPU that a team pays 500 USD a month for, and what the article counts around it; middles of its ranges. */
const OPERATIONS = preset({
  ...WORK,
  id: 'a-operations',
  title: 'The people around a GPU of 500 USD a month',
  note: 'With 0.15 to 0.25 of an engineer, updates every two to four months, a day or two of incidents a month and two to three weeks of set-up, self-hosting pays from 4,538 USD of API spend a month in place of 500; set-up over two years adds 300. The article says 3,000 to 5,000.',
  requestsPerMonth: requestsAtLoad(TOKENS_PER_SECOND, 0.1),
  hosting: { ...A100, gpu: 'A10G', usdPerGpuHour: 500 / HOURS_PER_MONTH },
  overhead: {
    operationsFte: 0.2,
    engineerUsdPerYear: 150_000,
    updatesUsdPerMonth: (3.5 * DAY_USD) / 3,
    incidentsUsdPerMonth: 1.5 * DAY_USD,
    setupUsd: 12.5 * DAY_USD,
    setupAmortisationMonths: 24,
  },
  ranges: { operationsFte: { low: 0.15, base: 0.2, high: 0.25 } },
});

export const ARTICLE_A: readonly Preset[] = [
  ...[100, 60, 20, 10].map(atLoad),
  spiky('spiky-10x', 0.15),
  spiky('spiky-20x', 0.08),
  NIGHTLY,
  OPERATIONS,
];
