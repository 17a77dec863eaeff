/** What a prompt cache saves in a month, and from which hit rate on it saves anything. */

import type { TokenRates } from '../catalog/priceEntry';

const MILLION = 1e6;

/** How long the call asks for its prefix to be kept; Anthropic prices both. */
export type CacheLifetime = '5m' | '1h';

/** Input tokens of a month, each in one place. */
export interface CachedInput {
  readonly read: number;
  readonly written: number;
  readonly uncached: number;
}

/** Where a cache is rented by the hour, as Gemini's explicit one. */
export interface CacheStorage {
  readonly tokens: number;
  readonly hours: number;
  readonly usdPerMillionTokenHours: number;
}

/** USD a month. */
export interface CacheMonth {
  readonly withCache: number;
  readonly withoutCache: number;
  /** Below zero where caching costs more than it saves. */
  readonly saved: number;
}

/**
 * Input alone; output is the same either way. A rate that is not known is that of input, and one for an hour that of writing.
 * Example: 1.8 M read, 0.2 M written, 1 M uncached at 3 / 0.30 / 3.75: 0.54 + 0.75 + 3 = 4.29 instead of 9.
 */
export function promptCacheMonth(
  { read, written, uncached }: CachedInput,
  rates: TokenRates,
  lifetime: CacheLifetime = '5m',
  storage: CacheStorage | null = null,
): CacheMonth {
  const input = rates.inputPerMillion;
  const stored =
    storage === null ? 0 : (storage.tokens / MILLION) * storage.hours * storage.usdPerMillionTokenHours;
  const withCache =
    (read * (rates.cacheReadPerMillion ?? input) + written * writeRate(rates, lifetime) + uncached * input) /
      MILLION +
    stored;
  const withoutCache = ((read + written + uncached) * input) / MILLION;
  return { withCache, withoutCache, saved: withoutCache - withCache };
}

function writeRate(rates: TokenRates, lifetime: CacheLifetime): number {
  const usual = rates.cacheWritePerMillion ?? rates.inputPerMillion;
  return lifetime === '1h' ? (rates.cacheWrite1hPerMillion ?? usual) : usual;
}

/**
 * The hit rate at which caching costs as much as not caching: (write − input) / (write − read). 0 where writing costs no
 * more than input; null where no hit rate makes it cheaper.
 * Example: Anthropic's 1.25 × and 0.1 × of input: 0.25 / 1.15 = 22 %; for an hour 2 × and 0.1 ×: 1 / 1.9 = 53 %.
 */
export function breakEvenHitRate(rates: TokenRates, lifetime: CacheLifetime = '5m'): number | null {
  const input = rates.inputPerMillion;
  const read = rates.cacheReadPerMillion ?? input;
  if (read >= input) return null;
  return Math.max(0, (writeRate(rates, lifetime) - input) / (writeRate(rates, lifetime) - read));
}
