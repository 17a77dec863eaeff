/** Estimating another tokenizer's count from one that is counted exactly. */

import type { Range } from '../money/range';
import type { PieceEncoding } from './bytePairEncoding';
import type { Coefficients } from './coefficients';
import { languageRuns } from './latinLanguage';
import { PIECE_KINDS, type PieceKind, pieceKind } from './pieceKind';

/** What a text is made of. */
export interface Tally {
  /** Tokens of each kind of piece; their sum is the text's count. */
  readonly tokens: Readonly<Record<PieceKind, number>>;
  /** Digits in the numbers, for tokenizers that have one token for each. */
  readonly digits: number;
}

/** Sorts each pre-token. */
export function tallyPieces(text: string, encoding: PieceEncoding): Tally {
  const tokens = Object.fromEntries(PIECE_KINDS.map((kind) => [kind, 0])) as Record<PieceKind, number>;
  const runs = languageRuns(text);
  let digits = 0;
  let current = 0;
  encoding.visitPieces(text, (start, end, count) => {
    while (start >= (runs[current]?.end ?? text.length) && current < runs.length - 1) current += 1;
    const kind = pieceKind(text, start, end, count, runs[current]?.language ?? 'english');
    tokens[kind] += count;
    if (kind === 'number') digits += end - start;
  });
  return { tokens, digits };
}

/**
 * Coefficients are ratios of long texts. In a short one each token either splits or does not: with a chance of about
 * one in five the deviation of n tokens is 0.4 × √n (binomial), and 0.5 × √n covers every chance.
 */
const SHORT_TEXT_SPREAD = 0.5;

/**
 * Whole tokens: the sum over kinds of tokens × coefficient, widened for short texts.
 * Example: 100 words of one token at 0.92 to 1.04 to 1.16 are 86 to 104 to 122.
 */
export function estimateFromTally({ tokens, digits }: Tally, coefficients: Coefficients): Range {
  const counted = PIECE_KINDS.reduce((sum, kind) => sum + tokens[kind], 0);
  if (counted === 0) return { low: 0, base: 0, high: 0 };
  const unitsOf = (kind: PieceKind) => (kind === 'number' && coefficients.perDigit ? digits : tokens[kind]);
  const total = (end: keyof Range) =>
    PIECE_KINDS.reduce((sum, kind) => sum + unitsOf(kind) * coefficients.kinds[kind][end], 0);
  const spread = SHORT_TEXT_SPREAD * Math.sqrt(counted);
  const low = Math.max(1, Math.floor(total('low') - spread));
  return { low, base: Math.max(low, Math.round(total('base'))), high: Math.ceil(total('high') + spread) };
}
