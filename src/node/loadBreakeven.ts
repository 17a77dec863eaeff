/** Composition for Node: the core with vocabularies and grammars from disk. */

import type { Breakeven } from '../core/project/breakeven';
import { breakevenWith } from '../shipped/breakeven';
import { grammarsFrom, ranksFrom } from './assets';
import { breather } from './breather';
import { tokenizerFiles } from './tokenizerFiles';

/** `distFolder` is where the bundle lies, with `ranks` and `grammars` beside it. */
export function loadBreakeven(distFolder: string): Promise<Breakeven> {
  return breakevenWith({
    loadRanks: ranksFrom(distFolder),
    loadWasm: grammarsFrom(distFolder),
    loadTokenizer: tokenizerFiles(),
    pause: breather(),
  });
}
