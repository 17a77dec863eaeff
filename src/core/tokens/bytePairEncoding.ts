/** An encoding over its rank files: splits text into pre-tokens and counts each one's merges. */

import { PieceMerger } from './bytePairMerge';
import type { Encoding, EncodingName } from './encoding';
import { damagedVocabulary, readVocabulary } from './rankFile';
import { hashOf, MOST_UNITS, RecentPieces } from './recentPieces';
import { SEAMS } from './seams';
import { SPLITTERS } from './split';
import { TextWindows } from './textWindow';
import { MOST_BYTES_PER_UNIT, writeUtf8 } from './utf8';
import type { Vocabulary } from './vocabulary';

/** Told of each pre-token in order: where it stands in the text, end exclusive, and its number of tokens. */
export type PieceVisitor = (start: number, end: number, tokens: number) => void;

/** An encoding that also tells where the tokens are. */
export interface PieceEncoding extends Encoding {
  /**
   * The pieces cover the text without gaps, and their tokens add up to `count(text)`. The visitor itself asks nothing of
   * this encoding.
   */
  visitPieces(text: string, visit: PieceVisitor): void;
}

/**
 * Counts as tiktoken's `encode_ordinary` does. Exact, except that a pre-token of over a million characters, such as a run
 * of as many letters, is cut there, which may add a token.
 * @param files Those of `RANK_FILES`.
 * @throws Error naming the encoding when one is damaged.
 */
export function createEncoding(name: EncodingName, files: readonly Uint8Array[]): PieceEncoding {
  const vocabulary = readVocabulary(name, files);
  const split = SPLITTERS[name];
  const pieces = new PieceCounter(vocabulary);
  const windows = new TextWindows(SEAMS[name]);

  const count = (text: string): number => {
    let total = 0;
    for (let offset = 0; offset < text.length; ) {
      const window = windows.at(text, offset);
      for (let start = 0; start < window.length; ) {
        const end = split(window, start);
        total += pieces.count(window.units, start, end);
        start = end;
      }
      offset += window.length;
    }
    return total;
  };
  const visitPieces = (text: string, visit: PieceVisitor): void => {
    for (let offset = 0; offset < text.length; ) {
      const window = windows.at(text, offset);
      for (let start = 0; start < window.length; ) {
        const end = split(window, start);
        visit(offset + start, offset + end, pieces.count(window.units, start, end));
        start = end;
      }
      offset += window.length;
    }
  };
  if (count(PROBE) !== PROBE_TOKENS[name]) throw damagedVocabulary(name, 'a known text has another count');
  return { name, count, visitPieces };
}

/** Longer pieces are cut, so that no text takes memory of many times its size. */
const MOST_PIECE_UNITS = 2 ** 20;
const SCRATCH_UNITS = 256;

/** Counts pre-tokens, each as a part of its text's units. */
class PieceCounter {
  private readonly recent = new RecentPieces();
  private readonly merger: PieceMerger;
  private readonly scratch = new Uint8Array(SCRATCH_UNITS * MOST_BYTES_PER_UNIT);

  constructor(vocabulary: Vocabulary) {
    this.merger = new PieceMerger(vocabulary);
  }

  count(units: Uint16Array, start: number, end: number): number {
    if (end - start > MOST_UNITS) return this.merge(units, start, end);
    const hash = hashOf(units, start, end);
    const known = this.recent.find(units, start, end, hash);
    if (known !== 0) return known;
    const tokens = this.merge(units, start, end);
    this.recent.remember(units, start, end, hash, tokens);
    return tokens;
  }

  private merge(units: Uint16Array, start: number, end: number): number {
    let total = 0;
    for (let from = start; from < end; from += MOST_PIECE_UNITS)
      total += this.mergePart(units, from, Math.min(end, from + MOST_PIECE_UNITS));
    return total;
  }

  private mergePart(units: Uint16Array, start: number, end: number): number {
    const room = (end - start) * MOST_BYTES_PER_UNIT;
    const bytes = room <= this.scratch.length ? this.scratch : new Uint8Array(room);
    return this.merger.count(bytes, writeUtf8(units, start, end, bytes));
  }
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
