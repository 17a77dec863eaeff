/** What a preset is, and the parts that the presets share. */

import { ARTICLES, type ArticleId } from '../../cost/articles';
import type { ProfileName } from '../../cost/trafficProfiles';
import { exactly } from '../../money/range';
import { DEFAULT_SCENARIO, type Scenario } from '../scenario';

/** A worked example of a published article, as a scenario. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** What to know about the article's figure beside ours. */
  readonly note: string;
  readonly scenario: Scenario;
}

/** The articles count months of 30 days. */
export const HOURS_PER_MONTH = 720;
export const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600;
export const DAYS_PER_MONTH = 30;

/** Prices as the articles quote them, in USD per million tokens. */
export const QUOTED = {
  'openai/gpt-4o': quoted(2.5, 10, ARTICLES.C),
  'openai/gpt-4o-mini': quoted(0.15, 0.6, ARTICLES.C),
  'anthropic/claude-3-5-sonnet': quoted(3, 15, ARTICLES.C),
  'anthropic/claude-3-5-haiku': quoted(0.8, 4, ARTICLES.D),
  'anthropic/claude-3-haiku': quoted(0.25, 1.25, ARTICLES.C),
  'google/gemini-1.5-pro': quoted(1.25, 5, ARTICLES.D),
  'google/gemini-1.5-flash': quoted(0.075, 0.3, ARTICLES.D),
  'anthropic/claude-3-5-haiku (input price)': quoted(
    0.8,
    0.8,
    `${ARTICLES.A}, which compares with the input price alone`,
  ),
} satisfies NonNullable<Scenario['prices']>;

/** The articles are of 2026; only D names its month. */
function quoted(inputPerMillion: number, outputPerMillion: number, where: string) {
  return { inputPerMillion, outputPerMillion, source: `quoted in ${where}`, asOf: '2026-02-01' };
}

const NO_OVERHEAD: Scenario['overhead'] = {
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

export interface PresetParts {
  readonly id: string;
  readonly title: string;
  readonly article: ArticleId;
  readonly note: string;
  readonly requestsPerMonth: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly apiModel: keyof typeof QUOTED;
  readonly hosting: Partial<Scenario['hosting']>;
  readonly overhead?: Partial<Scenario['overhead']>;
  readonly ranges?: Scenario['ranges'];
  /** Absent: the same every hour. */
  readonly profile?: ProfileName;
  /** Share of an engineer that the API side takes. Absent: none. */
  readonly apiEngineeringFte?: number;
}

/** An article's figure has no range but those that it states. */
function asStated({ operationsFte, engineerUsdPerYear, infrastructureUsdPerMonth }: Scenario['overhead']) {
  return {
    operationsFte: exactly(operationsFte),
    engineerUsdPerYear: exactly(engineerUsdPerYear),
    infrastructureUsdPerMonth: exactly(infrastructureUsdPerMonth),
  };
}

/** Steady traffic, and no cost but those that the parts name. */
export function preset(parts: PresetParts): Preset {
  const {
    id,
    title,
    article,
    note,
    hosting,
    overhead,
    ranges,
    profile,
    apiEngineeringFte = 0,
    ...workload
  } = parts;
  const { requestsPerMonth, inputTokens, outputTokens, apiModel } = workload;
  const scenario: Scenario = {
    ...DEFAULT_SCENARIO,
    name: title,
    workloads: [{ id: 'workload', label: title, requestsPerMonth, inputTokens, outputTokens, apiModel }],
    traffic: { peakToAverage: 1, ...(profile === undefined ? {} : { profile }) },
    api: { ...DEFAULT_SCENARIO.api, engineeringFte: apiEngineeringFte },
    hosting: {
      ...DEFAULT_SCENARIO.hosting,
      hoursPerMonth: HOURS_PER_MONTH,
      targetUtilization: 1,
      fallbackShare: 0,
      ...hosting,
    },
    overhead: { ...NO_OVERHEAD, ...overhead },
    prices: { [apiModel]: QUOTED[apiModel] },
    ranges: { ...asStated({ ...NO_OVERHEAD, ...overhead }), ...ranges },
  };
  return { id, title, source: ARTICLES[article], note, scenario };
}

/** Requests of 1,000 tokens that load a fleet of this speed to a share of it. */
export function requestsAtLoad(tokensPerSecond: number, load: number): number {
  return (tokensPerSecond * SECONDS_PER_MONTH * load) / 1000;
}
