/** The price catalog: an adapter over the data of `@pydantic/genai-prices`, with our facts and the user's prices laid over. */

import type { ConditionalPrice, ModelInfo, ModelPrice, Provider, TieredPrices } from '@pydantic/genai-prices';
import { factsOf, findModel, type ModelFact, PROVIDER_IDS, type PriceData } from './modelFacts';
import type { PriceCatalog, PriceEntry, PriceStatus, RateTier, TokenRates } from './priceEntry';
import {
  applyOverride,
  type OverrideProblem,
  type OwnPrices,
  overrideFinder,
  readOverrides,
} from './priceOverrides';

/** Libraries and gateways that pass a call on to the provider that the model's id names. */
const ROUTER = 'router';

/** Who makes a model, for ids that come without a provider: the maker's own price, never a reseller's. */
const MAKERS = [
  'openai',
  'anthropic',
  'google',
  'mistral',
  'cohere',
  'deepseek',
  'x-ai',
  'perplexity',
  'voyageai',
  'moonshotai',
  'zai',
];

/** Resold models whose row the reseller lacks are priced as their maker's, at the same list price. */
const SOLD_AT_MAKERS_PRICE: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    azure: ['openai'],
    aws: ['anthropic'],
    google: ['anthropic'],
  }),
);

/** More models than any workspace names. */
const MOST_FOUND = 2000;

/** A catalog with people's own prices. Bad ones are left out, those of the settings with a problem each; a file's are said there. */
export function createPriceCatalog(
  data: PriceData,
  { settings = {}, folder = {} }: OwnPrices = {},
): { catalog: PriceCatalog; problems: readonly OverrideProblem[] } {
  const { overrides, problems } = readOverrides(settings);
  const overrideOf = overrideFinder(overrides, readOverrides(folder).overrides);
  const providers = new Map(data.providers.map((provider) => [provider.id, provider]));
  const entryOf = (provider: Provider, model: ModelInfo, at: Date) =>
    priceEntry(provider, model, at, data, factsOf(data));

  const listed = (modelId: string, provider: string | null, at: Date): PriceEntry | null => {
    for (const { providerId, id } of candidates(modelId, provider, providers)) {
      const known = providers.get(providerId);
      const model = known === undefined ? null : findModel(known, id);
      const entry = known === undefined || model === null ? null : entryOf(known, model, at);
      if (entry !== null) return entry;
    }
    return null;
  };

  /** The calls of a file mostly name the same few models, on the same day. */
  const found = new Map<string, PriceEntry | null>();
  const find = (modelId: string, provider: string | null, at: Date): PriceEntry | null => {
    const asked = `${at.getTime()} ${provider ?? ''} ${modelId}`;
    const known = found.get(asked);
    if (known !== undefined) return known;
    if (found.size >= MOST_FOUND) found.clear();
    const entry = findAnew(modelId, provider, at);
    found.set(asked, entry);
    return entry;
  };

  const findAnew = (modelId: string, provider: string | null, at: Date): PriceEntry | null => {
    const base = listed(modelId, provider, at);
    const key = modelId.toLowerCase();
    const names = [`${provider ?? ''}/${key}`, key, base?.catalogId ?? key, base?.model ?? key];
    const found = overrideOf(names);
    if (found === null) return base;
    return applyOverride(modelId, provider, found, base, at.toISOString().slice(0, 10)) ?? base;
  };

  const search = (query: string, at: Date): readonly PriceEntry[] => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const matches = (text: string) => words.every((word) => text.includes(word));
    const rows = data.providers
      .flatMap((provider) =>
        provider.models
          .filter((model) => matches(`${provider.id}/${model.id} ${provider.name}`.toLowerCase()))
          .map((model) => entryOf(provider, model, at)),
      )
      .filter((entry) => entry !== null)
      .map((entry) => find(entry.model, entry.provider, at) ?? entry);
    // A row may be meant by an id that is not its own.
    const meant = find(query.trim(), null, at);
    const isListed = rows.some(({ catalogId }) => catalogId === meant?.catalogId);
    return [...rows, ...(meant === null || isListed ? [] : [meant])].sort((a, b) =>
      a.catalogId < b.catalogId ? -1 : 1,
    );
  };

  return { catalog: Object.freeze({ asOf: data.asOf, source: data.source, find, search }), problems };
}

interface Candidate {
  readonly providerId: string;
  readonly id: string;
}

/** Where to look, most specific first. */
function candidates(
  modelId: string,
  provider: string | null,
  providers: ReadonlyMap<string, Provider>,
): Candidate[] {
  const id = modelId
    .trim()
    .toLowerCase()
    .replace(/^models\//, '');
  const found: Candidate[] = [];
  const hinted =
    provider === null || provider === ROUTER ? undefined : (PROVIDER_IDS.get(provider) ?? provider);
  if (hinted !== undefined) found.push(...withPrefixes(hinted, id));
  // `openai/gpt-4o` and, in agents' frameworks, `openai:gpt-4o`.
  const [prefix = '', ...rest] = id.includes('/') ? id.split('/') : routedParts(id, provider);
  const named = PROVIDER_IDS.get(prefix) ?? prefix;
  if (rest.length > 0 && providers.has(named)) found.push(...withPrefixes(named, rest.join('/')));
  if (hinted === undefined && rest.length === 0) {
    const makers = MAKERS.map((providerId) => ({ providerId, id: bareId(id) }));
    found.push(...makers);
    if (/^(?:[a-z]{2,4}\.)?[a-z0-9]+\.[a-z]/.test(id)) found.push({ providerId: 'aws', id });
  }
  return found;
}

/** A colon can be part of an id, as in `llama3:8b`, so it parts a provider off for routers alone. */
function routedParts(id: string, provider: string | null): string[] {
  const colon = provider === ROUTER || provider === null ? id.indexOf(':') : -1;
  return colon < 0
    ? [id]
    : [id.slice(0, colon).replace(/-(?:responses|chat|gla|vertex)$/, ''), id.slice(colon + 1)];
}

function withPrefixes(providerId: string, id: string): Candidate[] {
  const resold = SOLD_AT_MAKERS_PRICE.get(providerId) ?? [];
  return [{ providerId, id }, ...resold.map((maker) => ({ providerId: maker, id: bareId(id) }))];
}

/** Without Bedrock's region and maker in front and revision behind, and without Vertex's `@date`. */
function bareId(id: string): string {
  return id
    .replace(
      /^(?:(?:us|eu|apac|global|au|jp)\.)?(?:anthropic|openai|meta|mistral|cohere|amazon|deepseek)\./,
      '',
    )
    .replace(/-v\d+(?::\d+)?$/, '')
    .replace(/@/, '-');
}

function priceEntry(
  provider: Provider,
  model: ModelInfo,
  at: Date,
  data: PriceData,
  facts: ReadonlyMap<string, ModelFact>,
): PriceEntry | null {
  const price = priceAt(model.prices, at);
  const rates = ratesAt(price, 0);
  if (rates === null) return null;
  const fact = facts.get(`${provider.id}/${model.id}`);
  return {
    catalogId: `${provider.id}/${model.id}`,
    provider: provider.id,
    providerName: provider.name,
    model: model.id,
    rates,
    tiers: tiersOf(price),
    batchDiscount: fact?.batchDiscount ?? null,
    contextWindow: model.context_window ?? null,
    maxOutputTokens: fact?.maxOutputTokens ?? null,
    asOf: data.asOf,
    source: data.source,
    url: provider.pricing_urls?.[0] ?? null,
    status: statusOf(model, fact, at),
  };
}

function statusOf(model: ModelInfo, fact: ModelFact | undefined, at: Date): PriceStatus {
  const date = fact?.deprecationDate ?? null;
  if (date !== null && date <= at.toISOString().slice(0, 10)) return 'retired';
  return model.deprecated === true || fact?.deprecated === true || date !== null ? 'deprecated' : 'current';
}

/**
 * Prices of a day: the last one whose start date has come. Prices by the hour of the day are an average user's mix
 * at best, so the dearer of them is taken.
 */
function priceAt(prices: ConditionalPrice[] | ModelPrice, at: Date): ModelPrice {
  if (!Array.isArray(prices)) return prices;
  const today = at.toISOString().slice(0, 10);
  const begun = prices.filter(
    ({ constraint }) => constraint?.type !== 'start_date' || constraint.start_date <= today,
  );
  const hourly = begun.filter(({ constraint }) => constraint?.type === 'time_of_date');
  const dearest = [...hourly].sort((a, b) => baseOf(b.prices.input_mtok) - baseOf(a.prices.input_mtok)).at(0);
  const last = begun.filter(({ constraint }) => constraint?.type !== 'time_of_date').at(-1);
  if (dearest === undefined) return last?.prices ?? {};
  return last !== undefined && baseOf(last.prices.input_mtok) > baseOf(dearest.prices.input_mtok)
    ? last.prices
    : dearest.prices;
}

type Price = number | TieredPrices | undefined;

function baseOf(price: Price): number {
  return typeof price === 'object' ? price.base : (price ?? 0);
}

/** A price for prompts longer than a threshold; tiers hold for the whole request. */
function priceAbove(price: Price, threshold: number): number | null {
  if (price === undefined) return null;
  if (typeof price === 'number') return price;
  return price.tiers.reduce((current, tier) => (tier.start <= threshold ? tier.price : current), price.base);
}

/** Null for models that are not priced by tokens. An embedding model has no output price. */
function ratesAt(price: ModelPrice, threshold: number): TokenRates | null {
  const input = priceAbove(price.input_mtok, threshold);
  const output = priceAbove(price.output_mtok, threshold);
  if (input === null && output === null) return null;
  return {
    inputPerMillion: input ?? 0,
    outputPerMillion: output ?? 0,
    cacheReadPerMillion: priceAbove(price.cache_read_mtok, threshold),
    cacheWritePerMillion: priceAbove(price.cache_write_mtok, threshold),
    cacheWrite1hPerMillion: priceAbove(price.cache_write_1h_mtok, threshold),
  };
}

function tiersOf(price: ModelPrice): RateTier[] {
  const thresholds = Object.values(price).flatMap((part) =>
    typeof part === 'object' ? part.tiers.map(({ start }) => start) : [],
  );
  return [...new Set(thresholds)]
    .sort((a, b) => a - b)
    .flatMap((aboveInputTokens) => {
      const rates = ratesAt(price, aboveInputTokens);
      return rates === null ? [] : [{ aboveInputTokens, rates }];
    });
}
