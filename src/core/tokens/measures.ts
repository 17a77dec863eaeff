/** What a document that is edited keeps of each of its chunks, such that the chunks' totals are the document's. */

import type { PieceEncoding } from './bytePairEncoding';
import { CONTENT_CLASSES } from './contentClass';
import { type Tally, tallyByContent } from './estimateTokens';
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
 * Tokens by class of content. The class of a line depends on its paragraph, so only paragraphs can be counted apart: a text
 * without blank lines is counted as one.
 */
export function tallyMeasure(encoding: PieceEncoding): Measure<Tally> {
  return {
    seam: PARAGRAPH_SEAMS[encoding.name],
    of: (text) => tallyByContent(text, encoding),
    plus: (first, second) => combined(first, second, 1),
    minus: (first, second) => combined(first, second, -1),
  };
}

function combined(first: Tally, second: Tally, times: number): Tally {
  const sum = { ...first };
  for (const content of CONTENT_CLASSES) sum[content] += second[content] * times;
  return sum;
}
