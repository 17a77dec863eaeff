/** The core with the data that ships: what server and CLI run on, wherever they run. */

import { waitForUpdate } from '@pydantic/genai-prices';
import * as z from 'zod/mini';
import { parseHardware } from '../core/catalog/hardwareCatalog';
import { modelFactSchema, type PriceData } from '../core/catalog/modelFacts';
import { createPriceCatalog } from '../core/catalog/prices';
import type { RanksLoader, TokenizerLoader, WasmLoader } from '../core/ports';
import { type Breakeven, createBreakeven } from '../core/project/breakeven';
import { createSourceReader } from '../core/source/sourceReader';
import { createTokenCounter } from '../core/tokens/counter';
import gpus from '../data/gpus.json';
import modelFacts from '../data/model-facts.json';
import openModels from '../data/open-models.json';
import pricesSource from '../data/prices-source.json';

/** Where vocabularies, grammars and tokenizers of the user's own come from. */
export interface Assets {
  readonly loadRanks: RanksLoader;
  readonly loadWasm: WasmLoader;
  readonly loadTokenizer: TokenizerLoader;
  /** Lets others have their turn in the middle of long work. Absent: nobody waits. */
  readonly pause?: () => Promise<void> | undefined;
  /** Prices that are newer than the shipped ones, or these. Asked whenever settings change. */
  readonly newest?: (shipped: PriceData) => PriceData;
}

/** Nothing of the assets is loaded before it is needed. */
export async function breakevenWith({
  loadRanks,
  loadWasm,
  loadTokenizer,
  pause,
  newest = (shipped) => shipped,
}: Assets): Promise<Breakeven> {
  const prices = await loadPrices();
  return createBreakeven({
    reader: createSourceReader({ loadWasm, clock: () => performance.now() }),
    counter: createTokenCounter(loadRanks),
    loadTokenizer,
    ...(pause === undefined ? {} : { pause }),
    hardware: parseHardware(gpus, openModels),
    pricesWith: (own) => createPriceCatalog(newest(prices), own),
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
