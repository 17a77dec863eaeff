/** What the price data lacks, and how a model is found in it. */

import type { ModelInfo, Provider } from '@pydantic/genai-prices';
import * as z from 'zod/mini';
import { type MatchRule, type MatchStrength, matchStrength } from './modelMatch';

/** What the price data lacks, by provider and model id. */
export const modelFactSchema = z.object({
  provider: z.string(),
  model: z.string(),
  maxOutputTokens: z.nullable(z.number()),
  batchDiscount: z.nullable(z.number()),
  deprecationDate: z.nullable(z.string()),
  deprecated: z.boolean(),
  asOf: z.string(),
});

export type ModelFact = z.infer<typeof modelFactSchema>;

export interface PriceData {
  readonly providers: readonly Provider[];
  readonly facts: readonly ModelFact[];
  /** ISO date of the data, and where it is from. */
  readonly asOf: string;
  readonly source: string;
}

/** How code and SDKs name providers whose id in the price data is another. */
export const PROVIDER_IDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    xai: 'x-ai',
    bedrock: 'aws',
    'aws-bedrock': 'aws',
    'amazon-bedrock': 'aws',
    vertex: 'google',
    vertexai: 'google',
    googleai: 'google',
    gemini: 'google',
    'google-genai': 'google',
    togetherai: 'together',
    'together-ai': 'together',
    'azure-openai': 'azure',
    fireworks_ai: 'fireworks',
    moonshot: 'moonshotai',
  }),
);

/** Exact ids before patterns; of patterns the first that fits, as the data orders them. */
export function findModel(provider: Provider, id: string): ModelInfo | null {
  const strengths = provider.models.map((model) =>
    model.id.toLowerCase() === id ? 'exact' : strengthOf(id, model),
  );
  const exact = strengths.indexOf('exact');
  const index = exact >= 0 ? exact : strengths.indexOf('pattern');
  return provider.models[index] ?? null;
}

/** A row whose own id says its version is not that of another: `titan-embed-text-v1` of `titan-embed-text-v2`. */
function strengthOf(id: string, model: ModelInfo): MatchStrength {
  const strength = matchStrength(id, model.match as MatchRule);
  const [own, asked] = [versionOf(model.id), versionOf(id)];
  return strength === 'pattern' && own !== undefined && asked !== undefined && own !== asked
    ? 'none'
    : strength;
}

function versionOf(id: string): string | undefined {
  return /-v(\d+)(?::\d+)?$/.exec(id.toLowerCase())?.[1];
}

const factsOfData = new WeakMap<PriceData, ReadonlyMap<string, ModelFact>>();

/** Once for the same data, whatever is laid over its prices, and not before a model is asked for. */
export function factsOf(data: PriceData): ReadonlyMap<string, ModelFact> {
  const known = factsOfData.get(data);
  if (known !== undefined) return known;
  const providers = new Map(data.providers.map((provider) => [provider.id, provider]));
  const facts = factsByRow(data.facts, providers);
  factsOfData.set(data, facts);
  return facts;
}

/** Facts name a model by any of its ids; the row that this id finds is the one that they are about. */
function factsByRow(
  facts: readonly ModelFact[],
  providers: ReadonlyMap<string, Provider>,
): Map<string, ModelFact> {
  const byRow = new Map<string, ModelFact>();
  for (const fact of facts) {
    const provider = providers.get(PROVIDER_IDS.get(fact.provider) ?? fact.provider);
    const model = provider === undefined ? null : findModel(provider, fact.model.toLowerCase());
    if (provider === undefined || model === null) continue;
    const row = `${provider.id}/${model.id}`;
    if (!byRow.has(row)) byRow.set(row, fact);
  }
  return byRow;
}
