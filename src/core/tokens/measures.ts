/** What a document that is edited keeps of each of its chunks, such that the chunks' totals are the document's. */

import type { PieceEncoding } from './bytePairEncoding';
import { type Tally, tallyPieces } from './estimateTokens';
import { PIECE_KINDS } from './pieceKind';
import { PARAGRAPH_SEAMS, SEAMS, type Seam } from './seams';

export interface Measure<Total> {
  /** Places where a text may be cut such that the totals of both sides make up the whole's. */
  readonly seam: Seam;
  of(text: string): Total;
  plus(first: Total, second: Total): Total;
  minus(first: Total, second: Total): Total;
}

/** Tokens. */
export function tokenMeasure(encoding: PieceEncoding): Measure<number> {
  return {
    seam: SEAMS[encoding.name],
    of: (text) => encoding.count(text),
    plus: (first, second) => first + second,
    minus: (first, second) => first - second,
  };
}

/**
 * Tokens by kind of piece. The kind of a word depends on the language of its paragraph, so only paragraphs can be counted
 * apart: a text without blank lines is counted as one.
 */
export function tallyMeasure(encoding: PieceEncoding): Measure<Tally> {
  return {
    seam: PARAGRAPH_SEAMS[encoding.name],
    of: (text) => tallyPieces(text, encoding),
    plus: (first, second) => combined(first, second, 1),
    minus: (first, second) => combined(first, second, -1),
  };
}

function combined(first: Tally, second: Tally, times: number): Tally {
  const tokens = { ...first.tokens };
  for (const kind of PIECE_KINDS) tokens[kind] += second.tokens[kind] * times;
  return { tokens, digits: first.digits + second.digits * times };
}
