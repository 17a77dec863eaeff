/** A pre-token that is being merged. */

import { NO_RANK, type Vocabulary } from './vocabulary';

/** The bytes of a pre-token, with the rank of each part of it. */
export class Piece {
  constructor(
    private readonly bytes: Uint8Array,
    readonly length: number,
    /** Hashes of the first 0, 1, 2 … bytes. */
    private readonly beginnings: Int32Array,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** Rank of the byte at `start` and the next as one token. */
  rankOfPair(start: number): number {
    return this.vocabulary.rankOfPair(this.bytes[start] ?? 0, this.bytes[start + 1] ?? 0);
  }

  /** Rank of the bytes from `start` to `end` as one token. */
  rankOf(start: number, end: number): number {
    const { vocabulary, beginnings } = this;
    const length = end - start;
    if (length > vocabulary.longest) return NO_RANK;
    const before = Math.imul(beginnings[start] ?? 0, vocabulary.powers[length] ?? 0);
    return vocabulary.rankOf(this.bytes, start, end, ((beginnings[end] ?? 0) - before) | 0);
  }
}
