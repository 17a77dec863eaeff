/** Prices that a scenario sets itself: negotiated, or of another date. */

import type { PriceEntry } from '../catalog/priceEntry';
import { withoutDust } from '../money/range';
import type { Scenario } from './scenario';

/** The scenario's own price before the catalog's. */
export function priceOf(
  apiModel: string | null,
  scenario: Scenario,
  catalogPrice: (apiModel: string) => PriceEntry | null,
): PriceEntry | null {
  if (apiModel === null) return null;
  const prices = scenario.prices ?? {};
  const own = Object.hasOwn(prices, apiModel) ? prices[apiModel] : undefined;
  return own === undefined ? catalogPrice(apiModel) : ownPrice(apiModel, own);
}

function ownPrice(apiModel: string, own: NonNullable<Scenario['prices']>[string]): PriceEntry {
  const slash = apiModel.indexOf('/');
  const provider = slash < 0 ? 'custom' : apiModel.slice(0, slash);
  return {
    catalogId: apiModel,
    provider,
    providerName: provider,
    model: apiModel.slice(slash + 1),
    rates: {
      inputPerMillion: withoutDust(own.inputPerMillion),
      outputPerMillion: withoutDust(own.outputPerMillion),
      cacheReadPerMillion: own.cacheReadPerMillion ?? null,
      cacheWritePerMillion: null,
      cacheWrite1hPerMillion: null,
    },
    tiers: [],
    batchDiscount: own.batchDiscount ?? null,
    contextWindow: null,
    maxOutputTokens: null,
    asOf: own.asOf,
    source: own.source,
    url: null,
    status: 'historical',
  };
}
