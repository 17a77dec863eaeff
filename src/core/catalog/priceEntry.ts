/** One price that applies from a prompt length on, to the whole request. USD per million tokens. */
export interface TokenRates {
  readonly inputPerMillion: number;
  readonly outputPerMillion: number;
  /** Null: the provider has no cached price, so cached tokens cost as much as any. */
  readonly cacheReadPerMillion: number | null;
  /** Writing to a 5-minute cache (Anthropic) or any cache (others). Null: no surcharge. */
  readonly cacheWritePerMillion: number | null;
  /** Writing to a 1-hour cache. Null: not offered. */
  readonly cacheWrite1hPerMillion: number | null;
}

/** Rates for prompts longer than `aboveInputTokens`; they replace the base rates for the whole request. */
export interface RateTier {
  readonly aboveInputTokens: number;
  readonly rates: TokenRates;
}

export type PriceStatus = 'current' | 'deprecated' | 'retired' | 'historical' | 'override';

/** What a model costs on its provider's API, at a date. */
export interface PriceEntry {
  /** `provider/model`, unique. */
  readonly catalogId: string;
  readonly provider: string;
  readonly providerName: string;
  readonly model: string;
  readonly rates: TokenRates;
  /** Ascending by threshold. */
  readonly tiers: readonly RateTier[];
  /** Share taken off by the batch API, 0 to 1; null when not known. */
  readonly batchDiscount: number | null;
  readonly contextWindow: number | null;
  readonly maxOutputTokens: number | null;
  /** ISO date on which the price was read. */
  readonly asOf: string;
  /** Where the price comes from, for people: a package and version, or the user's setting. */
  readonly source: string;
  /** The provider's own price page, when known. */
  readonly url: string | null;
  readonly status: PriceStatus;
}

/** Prices of many models. Lookups are exact ids first, then the provider's own matching rules; unknown is null. */
export interface PriceCatalog {
  /** ISO date of the price data as a whole. */
  readonly asOf: string;
  readonly source: string;
  /** `model` as written in code; `provider` narrows the search when it is known. `at` picks dated prices. */
  find(model: string, provider: string | null, at: Date): PriceEntry | null;
  /** Entries whose provider or model contains every word of the query; all when empty. Sorted by catalogId. */
  search(query: string, at: Date): readonly PriceEntry[];
}
