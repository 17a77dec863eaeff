/** Composition for Node: the core with vocabularies and grammars from disk. */

import type { PriceData } from '../core/catalog/modelFacts';
import type { Breakeven } from '../core/project/breakeven';
import { breakevenWith } from '../shipped/breakeven';
import { grammarsFrom, ranksFrom } from './assets';
import { breather } from './breather';
import type { RefreshedPrices } from './refreshedPrices';
import { tokenizerFiles } from './tokenizerFiles';

/**
 * @param distFolder Where the bundle lies, with `ranks` and `grammars` beside it.
 * @param refreshed Prices fetched since, where there may be any.
 */
export function loadBreakeven(distFolder: string, refreshed?: RefreshedPrices): Promise<Breakeven> {
  return breakevenWith({
    loadRanks: ranksFrom(distFolder),
    loadWasm: grammarsFrom(distFolder),
    loadTokenizer: tokenizerFiles(),
    pause: breather(),
    ...(refreshed === undefined ? {} : { newest: (shipped: PriceData) => refreshed.newest(shipped) }),
  });
}
