/** Prices that people set themselves, laid over the catalog's. */

import * as z from 'zod/mini';
import { formatUsd } from '../money/format';
import type { PriceEntry, TokenRates } from './priceEntry';

const usd = z.number().check(z.gte(0), z.lte(1e6));

/** USD per million tokens; what is left out stays the catalog's. */
export const priceOverrideSchema = z.partial(
  z.object({
    inputPerMillion: usd,
    outputPerMillion: usd,
    cacheReadPerMillion: usd,
    cacheWritePerMillion: usd,
    batchDiscount: z.number().check(z.gte(0), z.lte(1)),
    contextWindow: z.number().check(z.gt(0)),
  }),
);

export type PriceOverride = z.infer<typeof priceOverrideSchema>;

/** Prices by model as written, of the user and of the folder's `breakeven.json`. The folder's are nearer. */
export interface OwnPrices {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly folder?: Readonly<Record<string, unknown>>;
}

export interface OverrideProblem {
  /** Key of the override that was not used. */
  readonly model: string;
  readonly message: string;
}

/** Keeps the overrides that are valid and says what is wrong with the others. */
export function readOverrides(raw: Readonly<Record<string, unknown>>): {
  overrides: ReadonlyMap<string, PriceOverride>;
  problems: readonly OverrideProblem[];
} {
  const overrides = new Map<string, PriceOverride>();
  const problems: OverrideProblem[] = [];
  for (const [model, value] of Object.entries(raw)) {
    const parsed = priceOverrideSchema.safeParse(value);
    if (parsed.success) overrides.set(model.toLowerCase(), parsed.data);
    else problems.push({ model, message: `the price of "${model}" is not used: ${fieldsOf(parsed.error)}` });
  }
  return { overrides, problems };
}

function fieldsOf(error: z.core.$ZodError): string {
  const fields = error.issues.map((issue) => issue.path.join('.') || 'it');
  return `${[...new Set(fields)].join(', ')} must be a number of USD per million tokens, 0 or more`;
}

/** The price that holds for a model under one of its names, and who set it: a folder's never takes the place of the user's own unsaid. */
export interface FoundOverride {
  readonly override: PriceOverride;
  readonly source: string;
}

export function overrideFinder(
  settings: ReadonlyMap<string, PriceOverride>,
  folder: ReadonlyMap<string, PriceOverride>,
): (names: readonly string[]) => FoundOverride | null {
  const named = (prices: ReadonlyMap<string, PriceOverride>, names: readonly string[]) =>
    names.map((name) => prices.get(name)).find((price) => price !== undefined);
  return (names) => {
    const own = named(settings, names);
    const near = named(folder, names);
    if (near !== undefined) return { override: near, source: `breakeven.json${inPlaceOf(own, near)}` };
    return own === undefined ? null : { override: own, source: 'your setting breakeven.prices' };
  };
}

function inPlaceOf(own: PriceOverride | undefined, near: PriceOverride): string {
  if (own === undefined || JSON.stringify(own) === JSON.stringify(near)) return '';
  const rates = [
    ...(own.inputPerMillion === undefined ? [] : [`${formatUsd(own.inputPerMillion)} in`]),
    ...(own.outputPerMillion === undefined ? [] : [`${formatUsd(own.outputPerMillion)} out`]),
  ];
  return ` in place of your own ${rates.length === 0 ? 'price' : rates.join(', ')}`;
}

/** The entry with those figures; a model that the catalog does not know needs both prices. */
export function applyOverride(
  modelId: string,
  provider: string | null,
  { override, source }: FoundOverride,
  base: PriceEntry | null,
  asOf: string,
): PriceEntry | null {
  const inputPerMillion = override.inputPerMillion ?? base?.rates.inputPerMillion;
  const outputPerMillion = override.outputPerMillion ?? base?.rates.outputPerMillion;
  if (inputPerMillion === undefined || outputPerMillion === undefined) return null;
  const rates: TokenRates = {
    inputPerMillion,
    outputPerMillion,
    cacheReadPerMillion: override.cacheReadPerMillion ?? base?.rates.cacheReadPerMillion ?? null,
    cacheWritePerMillion: override.cacheWritePerMillion ?? base?.rates.cacheWritePerMillion ?? null,
    cacheWrite1hPerMillion: base?.rates.cacheWrite1hPerMillion ?? null,
  };
  const name = base?.provider ?? provider ?? 'custom';
  return {
    catalogId: base?.catalogId ?? (modelId.includes('/') ? modelId : `${name}/${modelId}`),
    provider: name,
    providerName: base?.providerName ?? name,
    model: base?.model ?? modelId,
    rates,
    // A negotiated price replaces the list's tiers.
    tiers: [],
    batchDiscount: override.batchDiscount ?? base?.batchDiscount ?? null,
    contextWindow: override.contextWindow ?? base?.contextWindow ?? null,
    maxOutputTokens: base?.maxOutputTokens ?? null,
    asOf,
    source,
    url: null,
    status: 'override',
  };
}
