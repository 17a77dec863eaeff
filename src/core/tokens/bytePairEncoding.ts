/** An encoding over a rank file: splits text into pre-tokens and counts each one's merges. */

import type { RankFile } from '../ports';
import { countMerged } from './bytePairMerge';
import type { Encoding, EncodingName } from './encoding';
import { RecentPieces } from './recentPieces';
import { sliceEnd, splitPattern } from './splitPattern';
import { toUtf8 } from './utf8';
import { damagedVocabulary, readVocabulary } from './vocabulary';

/** Told of each pre-token in order: where it stands in the text, end exclusive, and its number of tokens. */
export type PieceVisitor = (start: number, end: number, tokens: number) => void;

/** An encoding that also tells where the tokens are. */
export interface PieceEncoding extends Encoding {
  /** The pieces cover the text without gaps, and their tokens add up to `count(text)`. */
  visitPieces(text: string, visit: PieceVisitor): void;
}

/**
 * Counts as tiktoken's `encode_ordinary` does. Exact, except that a run of over two million characters without
 * a blank or line end is split there, which may add a token.
 * @throws Error naming the encoding when the rank file is damaged.
 */
export function createEncoding(name: EncodingName, file: RankFile): PieceEncoding {
  const vocabulary = readVocabulary(name, file);
  const pattern = readPattern(name, file.pat_str);
  const recent = new RecentPieces();
  const merge = (piece: string) => countMerged(toUtf8(piece), vocabulary);

  const visitPieces = (text: string, visit: PieceVisitor): void => {
    for (let start = 0; start < text.length; ) {
      const end = sliceEnd(text, start);
      const slice = start === 0 && end === text.length ? text : text.slice(start, end);
      visitSlice(slice, start, visit);
      start = end;
    }
  };
  const visitSlice = (slice: string, offset: number, visit: PieceVisitor): void => {
    for (let start = 0; start < slice.length; ) {
      pattern.lastIndex = start;
      const end = pattern.test(slice) && pattern.lastIndex > start ? pattern.lastIndex : slice.length;
      visit(offset + start, offset + end, recent.count(slice.slice(start, end), merge));
      start = end;
    }
  };
  const count = (text: string): number => {
    let total = 0;
    visitPieces(text, (_start, _end, tokens) => {
      total += tokens;
    });
    return total;
  };

  if (count(PROBE) !== PROBE_TOKENS[name]) throw damagedVocabulary(name, 'a known text has another count');
  return { name, count, visitPieces };
}

/** Branches of the patterns, scripts, and words whose merges depend on the ranks; its counts are tiktoken's own. */
const PROBE =
  "qwertzuiopasdfghjklyxcvbnm thequickbrownfoxjumpsoverthelazydog It's 12345 o'clock — naïve 漢字, ÄÖÜ Über\r\n\n\tif (x != y) {  }  // \u0085\ufeff 🙂 мир  \n ";
const PROBE_TOKENS: Readonly<Record<EncodingName, number>> = {
  o200k_base: 61,
  cl100k_base: 64,
  p50k_base: 78,
  r50k_base: 79,
};

function readPattern(name: EncodingName, source: string): RegExp {
  try {
    return splitPattern(source);
  } catch {
    throw damagedVocabulary(name, 'its pattern is not a regular expression');
  }
}
