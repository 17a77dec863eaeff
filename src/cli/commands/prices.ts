import type { PriceCatalog, PriceEntry } from '../../core/catalog/priceEntry';
import { pricesText } from '../../core/present/figures';
import type { PriceJson } from '../../protocol/cliJson';
import { type Column, renderTable } from '../table';

const COLUMNS: readonly Column[] = [
  { title: 'model', align: 'left' },
  { title: 'input $/M', align: 'right' },
  { title: 'output $/M', align: 'right' },
  { title: 'cached $/M', align: 'right' },
  { title: 'context', align: 'right' },
  { title: 'status', align: 'left' },
];

/** Prices of the models that match all words of the query. */
export function pricesCommand(catalog: PriceCatalog, query: string, now: Date, asJson: boolean): string {
  const entries = catalog.search(query, now);
  if (asJson) return JSON.stringify(entries.map(priceJson), null, 2);
  if (entries.length === 0) return `No model matches "${query}".`;
  return `${renderTable(COLUMNS, entries.map(priceRow))}\n\n${pricesText(catalog, now)}`;
}

function priceRow(entry: PriceEntry): string[] {
  const { inputPerMillion, outputPerMillion, cacheReadPerMillion } = entry.rates;
  return [
    entry.catalogId,
    String(inputPerMillion),
    String(outputPerMillion),
    cacheReadPerMillion === null ? '–' : String(cacheReadPerMillion),
    entry.contextWindow === null ? '–' : String(entry.contextWindow),
    entry.status,
  ];
}

function priceJson(entry: PriceEntry): PriceJson {
  return {
    provider: entry.provider,
    model: entry.model,
    inputPerMillion: entry.rates.inputPerMillion,
    outputPerMillion: entry.rates.outputPerMillion,
    cacheReadPerMillion: entry.rates.cacheReadPerMillion,
    batchDiscount: entry.batchDiscount,
    contextWindow: entry.contextWindow,
    maxOutput: entry.maxOutputTokens,
    asOf: entry.asOf,
    source: entry.source,
    status: entry.status,
  };
}
