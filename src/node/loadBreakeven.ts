/** Composition for Node: the core with its data, vocabularies and grammars. */

import { parseHardware } from '../core/catalog/hardwareCatalog';
import { createPriceCatalog } from '../core/catalog/prices';
import type { Logger } from '../core/ports';
import { type Breakeven, createBreakeven } from '../core/project/breakeven';
import { createSourceReader } from '../core/source/sourceReader';
import { createTokenCounter } from '../core/tokens/counter';
import gpus from '../data/gpus.json';
import modelFacts from '../data/model-facts.json';
import openModels from '../data/open-models.json';
import { grammarsFrom, ranksFrom } from './assets';

/** `distFolder` is where the bundle lies, with `ranks` and `grammars` beside it. Nothing large is read before it is needed. */
export function loadBreakeven(distFolder: string, _logger: Logger): Breakeven {
  return createBreakeven({
    reader: createSourceReader({ loadWasm: grammarsFrom(distFolder) }),
    counter: createTokenCounter(ranksFrom(distFolder)),
    hardware: parseHardware(gpus, openModels),
    pricesWith: (overrides) => createPriceCatalog({ overrides, facts: modelFacts }),
  });
}
