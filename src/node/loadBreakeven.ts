/** Composition for Node: the core with its data, vocabularies and grammars. */

import { waitForUpdate } from '@pydantic/genai-prices';
import * as z from 'zod/mini';
import { parseHardware } from '../core/catalog/hardwareCatalog';
import { createPriceCatalog, modelFactSchema, type PriceData } from '../core/catalog/prices';
import { type Breakeven, createBreakeven } from '../core/project/breakeven';
import { createSourceReader } from '../core/source/sourceReader';
import { createTokenCounter } from '../core/tokens/counter';
import gpus from '../data/gpus.json';
import modelFacts from '../data/model-facts.json';
import openModels from '../data/open-models.json';
import pricesSource from '../data/prices-source.json';
import { grammarsFrom, ranksFrom } from './assets';
import type { RefreshedPrices } from './refreshedPrices';
import { tokenizerFiles } from './tokenizerFiles';

/**
 * @param distFolder Where the bundle lies, with `ranks` and `grammars` beside it. Nothing large is read before it is needed.
 * @param refreshed Prices fetched since, where there may be any.
 */
export async function loadBreakeven(distFolder: string, refreshed?: RefreshedPrices): Promise<Breakeven> {
  const prices = await loadPrices();
  return createBreakeven({
    reader: createSourceReader({ loadWasm: grammarsFrom(distFolder) }),
    counter: createTokenCounter(ranksFrom(distFolder)),
    loadTokenizer: tokenizerFiles(),
    hardware: parseHardware(gpus, openModels),
    pricesWith: (overrides) => createPriceCatalog(refreshed?.newest(prices) ?? prices, overrides),
  });
}

/** The package's bundled data. No update was asked for, so this waits for nothing and connects nowhere. */
async function loadPrices(): Promise<PriceData> {
  const providers = await waitForUpdate();
  if (providers === null) throw new Error('@pydantic/genai-prices holds no price data');
  const facts = z.array(modelFactSchema).parse(modelFacts);
  return {
    providers,
    facts,
    asOf: pricesSource.asOf,
    source: `${pricesSource.package} ${pricesSource.version}`,
  };
}
