/**
 * The worked examples of four published articles, as scenarios. Each comes out as the article has it, within its own
 * rounding, or right where its arithmetic does not hold; `note` says which. Months have 720 hours, as the articles count.
 */

import { DEFAULT_SCENARIO, type Scenario } from './scenario';

export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** What to know about the article's figure beside ours. */
  readonly note: string;
  readonly scenario: Scenario;
}

const ARTICLE = {
  A: 'article A, "The self-hosted LLM cost model: what the calculators miss"',
  B: 'article B, on the monthly cost of self-hosting',
  C: 'article C, on self-hosted against API costs by model size',
  D: 'article D, on token costs of a support assistant',
};

/** Prices as the articles quote them, in USD per million tokens. */
const QUOTED: NonNullable<Scenario['prices']> = {
  'openai/gpt-4o': quoted(2.5, 10, 'C and D'),
  'anthropic/claude-3-5-sonnet': quoted(3, 15, 'C and D'),
  'anthropic/claude-3-5-haiku-input': quoted(
    0.8,
    0.8,
    'A (input price, compared with a flat price per token)',
  ),
  'blended/4.40': quoted(4.4, 4.4, 'C (blended price of GPT-4o at 3:1, rounded; 4.375)'),
};

function quoted(inputPerMillion: number, outputPerMillion: number, articles: string) {
  return { inputPerMillion, outputPerMillion, source: `quoted in article ${articles}`, asOf: '2025-06-01' };
}

type Hosting = Scenario['hosting'];
type Overhead = Scenario['overhead'];

const NO_OVERHEAD: Overhead = {
  operationsFte: 0,
  engineerUsdPerYear: 0,
  operationsUsdPerMonth: 0,
  infrastructureShareOfCompute: 0,
  infrastructureUsdPerMonth: 0,
  setupUsd: 0,
  setupAmortisationMonths: 12,
  updatesUsdPerMonth: 0,
  incidentsUsdPerMonth: 0,
};

interface PresetParts {
  readonly workload: {
    readonly requestsPerMonth: number;
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly apiModel: string;
  };
  readonly hosting: Partial<Hosting>;
  readonly overhead?: Partial<Overhead>;
  readonly ranges?: Scenario['ranges'];
}

function scenario(name: string, { workload, hosting, overhead, ranges }: PresetParts): Scenario {
  return {
    ...DEFAULT_SCENARIO,
    name,
    workloads: [{ id: 'workload', label: name, ...workload }],
    traffic: { peakToAverage: 1 },
    hosting: { ...DEFAULT_SCENARIO.hosting, hoursPerMonth: 720, targetUtilization: 1, ...hosting },
    overhead: { ...NO_OVERHEAD, ...overhead },
    prices: QUOTED,
    ...(ranges === undefined ? {} : { ranges }),
  };
}

/** 3.20 USD an hour at 0.45 USD per million tokens: 3.2 ÷ 0.45 M an hour = 1,975 tokens a second. */
const A_TOKENS_PER_SECOND = (3.2 / 0.45 / 3600) * 1e6;
const A_TOKENS_PER_MONTH = A_TOKENS_PER_SECOND * 3600 * 720;

function loadOfA100(percent: number): Preset {
  const share = percent / 100;
  return {
    id: `a-load-${percent}`,
    title: `One A100 at ${percent} % load`,
    source: ARTICLE.A,
    note: 'Effective price is 0.45 ÷ load, as in the article; the month of 720 h is 2,304 USD, which the article rounds to 2,300.',
    scenario: scenario(`One A100 at ${percent} % load`, {
      workload: {
        requestsPerMonth: (A_TOKENS_PER_MONTH * share) / 1000,
        inputTokens: 900,
        outputTokens: 100,
        apiModel: 'anthropic/claude-3-5-haiku-input',
      },
      hosting: {
        openModel: 'llama-3.1-8b',
        gpu: 'A100-SXM-80GB',
        gpusPerReplica: 1,
        usdPerGpuHour: 3.2,
        tokensPerSecondPerReplica: A_TOKENS_PER_SECOND,
        fixedReplicas: 1,
      },
    }),
  };
}

const SECONDS_PER_MONTH = 720 * 3600;

/** 1.10 to 1.50 USD an hour and 2,000 tokens a second. */
const C_8B: Preset = {
  id: 'c-8b-a10g',
  title: '8B on one A10G, compute alone',
  source: ARTICLE.C,
  note: '0.153 to 0.208 USD per million at full load; the article rounds to 0.15 to 0.20.',
  scenario: scenario('8B on one A10G', {
    workload: {
      requestsPerMonth: (2000 * SECONDS_PER_MONTH) / 1000,
      inputTokens: 750,
      outputTokens: 250,
      apiModel: 'openai/gpt-4o',
    },
    hosting: {
      openModel: 'llama-3.1-8b',
      gpu: 'A10G',
      gpusPerReplica: 1,
      usdPerGpuHour: 1.3,
      tokensPerSecondPerReplica: 2000,
      fixedReplicas: 1,
    },
    ranges: { usdPerGpuHour: { low: 1.1, base: 1.3, high: 1.5 } },
  }),
};

/** 346 M tokens a month, which the article says two GPUs serve at 60 % load: 222 tokens a second. */
const C_TOKENS_PER_MONTH = 346e6;
const C_TOKENS_PER_SECOND = C_TOKENS_PER_MONTH / 0.6 / SECONDS_PER_MONTH;

function pairOfA100(
  end: 'low' | 'high',
  usdPerPairHour: number,
  engineerUsdPerYear: number,
  infrastructureUsd: number,
  total: string,
): Preset {
  return {
    id: `c-70b-2xa100-${end}`,
    title: `70B on two A100-80GB, all costs, ${end} end`,
    source: ARTICLE.C,
    note:
      `${total} USD a month. The article's break-even (${end === 'low' ? '3.0' : '4.2'} B tokens a month) divides that by the API price and forgets ` +
      'that the pair serves 346 M at 60 %: with capacity, compute alone costs more per token than the API, and there is no break-even.',
    scenario: scenario(`70B on two A100-80GB, ${end} end`, {
      workload: {
        requestsPerMonth: C_TOKENS_PER_MONTH / 1000,
        inputTokens: 750,
        outputTokens: 250,
        apiModel: 'blended/4.40',
      },
      hosting: {
        openModel: 'llama-3.1-70b',
        gpu: 'A100-SXM-80GB',
        gpusPerReplica: 2,
        usdPerGpuHour: usdPerPairHour / 2,
        tokensPerSecondPerReplica: C_TOKENS_PER_SECOND,
        targetUtilization: 0.6,
      },
      overhead: { operationsFte: 0.75, engineerUsdPerYear, infrastructureUsdPerMonth: infrastructureUsd },
    }),
  };
}

const C_405B: Preset = {
  id: 'c-405b',
  title: '405B on eight A100, compute alone',
  source: ARTICLE.C,
  note: 'At 20 to 32 USD an hour and 200 to 400 tokens a second: 13.9 to 44.4 USD per million. The article prints 3.50 to 6.00, too low by 4 to 7 times. Here: 26 USD an hour at 300 tokens a second.',
  scenario: scenario('405B on eight A100', {
    workload: {
      requestsPerMonth: (300 * SECONDS_PER_MONTH) / 1000,
      inputTokens: 750,
      outputTokens: 250,
      apiModel: 'blended/4.40',
    },
    hosting: {
      openModel: 'llama-3.1-405b',
      gpu: 'A100-SXM-80GB',
      gpusPerReplica: 8,
      precision: 'awq-int4',
      usdPerGpuHour: 26 / 8,
      tokensPerSecondPerReplica: 300,
      fixedReplicas: 1,
    },
    ranges: { usdPerGpuHour: { low: 20 / 8, base: 26 / 8, high: 32 / 8 } },
  }),
};

/** Days of 24 h × 30, as the article counts. Input and output are split as in its worked example, 5,600 to 500. */
function assistant(
  id: string,
  title: string,
  perDay: number,
  inputTokens: number,
  outputTokens: number,
  note: string,
): Preset {
  return {
    id,
    title,
    source: ARTICLE.D,
    note,
    scenario: scenario(title, {
      workload: {
        requestsPerMonth: perDay * 30,
        inputTokens,
        outputTokens,
        apiModel: 'anthropic/claude-3-5-sonnet',
      },
      hosting: {
        openModel: 'llama-3.1-70b',
        gpu: 'A100-SXM-80GB',
        gpusPerReplica: 2,
        usdPerGpuHour: 3500 / 720 / 2,
        tokensPerSecondPerReplica: 100,
      },
      overhead: { infrastructureShareOfCompute: 0.4, operationsUsdPerMonth: 4000 },
    }),
  };
}

function split(tokens: number): readonly [number, number] {
  const output = Math.round((tokens * 500) / 6100);
  return [tokens - output, output];
}

export const PRESETS: readonly Preset[] = [
  loadOfA100(100),
  loadOfA100(60),
  loadOfA100(20),
  loadOfA100(10),
  {
    id: 'b-half-utilization',
    title: 'The same fleet at half the expected load',
    source: ARTICLE.B,
    note: 'Self-hosting wins at the expected load and loses at half of it: fragile.',
    scenario: scenario('Half the expected load', {
      workload: {
        requestsPerMonth: (A_TOKENS_PER_MONTH * 0.85) / 1000,
        inputTokens: 900,
        outputTokens: 100,
        apiModel: 'anthropic/claude-3-5-haiku-input',
      },
      hosting: {
        openModel: 'llama-3.1-8b',
        gpu: 'A100-SXM-80GB',
        gpusPerReplica: 1,
        usdPerGpuHour: 3.2,
        tokensPerSecondPerReplica: A_TOKENS_PER_SECOND,
        fixedReplicas: 1,
      },
    }),
  },
  C_8B,
  pairOfA100('low', 5, 150000, 250, '13,225'),
  pairOfA100('high', 7, 200000, 1000, '18,540'),
  C_405B,
  assistant(
    'd-support-chat',
    'Support chat: 5,600 in + 500 out, 10,000 a day',
    10000,
    5600,
    500,
    '0.0243 USD an interaction and 7,290 a month; the article rounds to 0.024 first and prints 7,200.',
  ),
  assistant(
    'd-light',
    'Light: 1,000 a day of 5,000 tokens',
    1000,
    ...split(5000),
    'Split between input and output as in the worked example.',
  ),
  assistant(
    'd-medium',
    'Medium: 10,000 a day of 6,000 tokens',
    10000,
    ...split(6000),
    'Split between input and output as in the worked example.',
  ),
  assistant(
    'd-heavy',
    'Heavy: 100,000 a day of 8,000 tokens',
    100000,
    ...split(8000),
    'Split between input and output as in the worked example. The fleet grows with the volume.',
  ),
  {
    id: 'd-70b-2xa100',
    title: '70B on two A100 with infrastructure and operations',
    source: ARTICLE.D,
    note: '3,500 hardware + 40 % infrastructure + 4,000 operations = 8,900 USD a month; 50 to 100 tokens a second are 130 to 260 M tokens a month, 0.034 to 0.068 USD per 1,000.',
    scenario: scenario('70B on two A100', {
      workload: {
        requestsPerMonth: (100 * SECONDS_PER_MONTH) / 1000,
        inputTokens: 900,
        outputTokens: 100,
        apiModel: 'anthropic/claude-3-5-sonnet',
      },
      hosting: {
        openModel: 'llama-3.1-70b',
        gpu: 'A100-SXM-80GB',
        gpusPerReplica: 2,
        usdPerGpuHour: 3500 / 720 / 2,
        tokensPerSecondPerReplica: 100,
        fixedReplicas: 1,
      },
      overhead: { infrastructureShareOfCompute: 0.4, operationsUsdPerMonth: 4000 },
    }),
  },
];
