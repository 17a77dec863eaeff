/** Estimating another tokenizer's count from one that is counted exactly. */

import type { Range } from '../money/range';
import type { PieceEncoding } from './bytePairEncoding';
import type { Coefficients } from './coefficients';
import { CONTENT_CLASSES, type ContentClass, scriptClass } from './contentClass';
import { latinRuns } from './latinClass';

/** Tokens of each class of content; their sum is the text's count. */
export type Tally = Record<ContentClass, number>;

/** Sorts each pre-token by its script, or by the line in which it begins. */
export function tallyByContent(text: string, encoding: PieceEncoding): Tally {
  const tally = Object.fromEntries(CONTENT_CLASSES.map((content) => [content, 0])) as Tally;
  const runs = latinRuns(text);
  let current = 0;
  encoding.visitPieces(text, (start, end, tokens) => {
    while (start >= (runs[current]?.end ?? text.length) && current < runs.length - 1) current += 1;
    tally[scriptClass(text, start, end) ?? runs[current]?.content ?? 'mixed'] += tokens;
  });
  return tally;
}

/**
 * Coefficients are ratios of long texts. In a short one each token either splits or does not: with a chance of about
 * one in five the deviation of n tokens is 0.4 × √n (binomial), and 0.5 × √n covers every chance.
 */
const SHORT_TEXT_SPREAD = 0.5;

/**
 * Whole tokens: the sum over classes of tokens × coefficient, widened for short texts.
 * Example: 100 tokens of English at 1.08 to 1.13 to 1.21 are 103 to 113 to 126.
 */
export function estimateFromTally(tally: Tally, coefficients: Coefficients): Range {
  const counted = CONTENT_CLASSES.reduce((sum, content) => sum + tally[content], 0);
  if (counted === 0) return { low: 0, base: 0, high: 0 };
  const total = (end: keyof Range) =>
    CONTENT_CLASSES.reduce((sum, content) => sum + tally[content] * coefficients[content][end], 0);
  const spread = SHORT_TEXT_SPREAD * Math.sqrt(counted);
  const low = Math.max(1, Math.floor(total('low') - spread));
  return { low, base: Math.max(low, Math.round(total('base'))), high: Math.ceil(total('high') + spread) };
}
