/** The prices that the articles quote, at three parts input to one of output: what a million tokens of that mix cost. */

import { type Preset, type PresetParts, preset } from './preset';

/** A million requests of 1,000 tokens: a billion tokens a month. */
const MIX = { requestsPerMonth: 1e6, inputTokens: 750, outputTokens: 250 } as const;

/** An 8B model on one A10G at full speed stands beside each, as article C has it. */
const HOSTING = {
  openModel: 'llama-3.1-8b',
  gpu: 'A10G',
  gpusPerReplica: 1,
  usdPerGpuHour: 1.3,
  tokensPerSecondPerReplica: 2000,
} as const;

type Quote = Pick<PresetParts, 'id' | 'title' | 'article' | 'apiModel' | 'note'>;

const QUOTES: readonly Quote[] = [
  {
    id: 'c-price-gpt-4o',
    title: 'GPT-4o, 3:1',
    article: 'C',
    apiModel: 'openai/gpt-4o',
    note: '4.375 USD per million; the article rounds to 4.40.',
  },
  {
    id: 'c-price-gpt-4o-mini',
    title: 'GPT-4o mini, 3:1',
    article: 'C',
    apiModel: 'openai/gpt-4o-mini',
    note: '0.2625 USD per million; the article rounds to 0.26.',
  },
  {
    id: 'c-price-claude-sonnet',
    title: 'Claude 3.5 Sonnet, 3:1',
    article: 'C',
    apiModel: 'anthropic/claude-3-5-sonnet',
    note: '6.00 USD per million. The article prints 5.25, which its own prices do not give.',
  },
  {
    id: 'c-price-claude-3-haiku',
    title: 'Claude 3 Haiku, 3:1',
    article: 'C',
    apiModel: 'anthropic/claude-3-haiku',
    note: '0.50 USD per million. The article prints 0.44, which its own prices do not give.',
  },
  {
    id: 'd-price-claude-3-5-haiku',
    title: 'Claude 3.5 Haiku, 3:1',
    article: 'D',
    apiModel: 'anthropic/claude-3-5-haiku',
    note: '1.60 USD per million from the quoted 0.80 and 4.00; the article gives no mix.',
  },
  {
    id: 'd-price-gemini-1-5-pro',
    title: 'Gemini 1.5 Pro, 3:1',
    article: 'D',
    apiModel: 'google/gemini-1.5-pro',
    note: '2.1875 USD per million from the quoted 1.25 and 5.00; the article gives no mix.',
  },
  {
    id: 'd-price-gemini-1-5-flash',
    title: 'Gemini 1.5 Flash, 3:1',
    article: 'D',
    apiModel: 'google/gemini-1.5-flash',
    note: '0.13125 USD per million from the quoted 0.075 and 0.30; the article gives no mix.',
  },
];

export const QUOTED_PRICES: readonly Preset[] = QUOTES.map((quote) =>
  preset({ ...MIX, ...quote, hosting: HOSTING }),
);
