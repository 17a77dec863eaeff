/** Article A: what an A100 costs per million tokens at four loads. */

import { type Preset, preset, requestsAtLoad } from './preset';

const USD_PER_HOUR = 3.2;

/** 0.45 USD per million at full load: 3.2 ÷ 0.45 M tokens an hour = 1,975 a second. */
const TOKENS_PER_SECOND = (USD_PER_HOUR / 0.45 / 3600) * 1e6;

const NOTE = `The effective price is 0.45 ÷ load, as in the article. Its month of 720 h is 2,304 USD, which it rounds to
2,300. It names Llama 4 Maverick, which does not fit one A100; an 8B model stands in, at the article's speed. It compares
with the input price of Claude 3.5 Haiku alone; at nine parts input to one of output that model costs 1.12.`;

function atLoad(percent: number): Preset {
  return preset({
    id: `a-load-${percent}`,
    title: `One A100 at ${percent} % load`,
    article: 'A',
    note: NOTE.replace(/\n/g, ' '),
    requestsPerMonth: requestsAtLoad(TOKENS_PER_SECOND, percent / 100),
    inputTokens: 900,
    outputTokens: 100,
    apiModel: 'anthropic/claude-3-5-haiku (input price)',
    hosting: {
      openModel: 'llama-3.1-8b',
      gpu: 'A100-SXM-80GB',
      gpusPerReplica: 1,
      usdPerGpuHour: USD_PER_HOUR,
      tokensPerSecondPerReplica: TOKENS_PER_SECOND,
      fixedReplicas: 1,
    },
  });
}

export const ARTICLE_A: readonly Preset[] = [100, 60, 20, 10].map(atLoad);
