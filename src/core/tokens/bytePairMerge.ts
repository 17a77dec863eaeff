/** Byte-pair merging: how many tokens one pre-token becomes. */

import { hashWith } from './byteHash';
import { countByHeap } from './heapMerge';
import { NO_RANK, type Vocabulary } from './vocabulary';

/** Up to here scanning an array is faster than keeping a heap. */
const SCAN_LIMIT_BYTES = 64;

/** Counts pieces of up to `SCAN_LIMIT_BYTES` in arrays that it keeps; longer ones in arrays of their own. */
export class PieceMerger {
  private readonly beginnings = new Int32Array(SCAN_LIMIT_BYTES + 1);
  private readonly starts = new Int32Array(SCAN_LIMIT_BYTES + 2);
  private readonly ranks = new Int32Array(SCAN_LIMIT_BYTES + 1);

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Number of tokens of the first `length` bytes, one or more. O(n log n) in the length. */
  count(bytes: Uint8Array, length: number): number {
    const { vocabulary } = this;
    const beginnings = length <= SCAN_LIMIT_BYTES ? this.beginnings : new Int32Array(length + 1);
    for (let index = 0; index < length; index += 1)
      beginnings[index + 1] = hashWith(beginnings[index] ?? 0, bytes[index] ?? 0);
    const piece = new Piece(bytes, length, beginnings, vocabulary);
    if (length < 2 || piece.rankOf(0, length) !== NO_RANK) return 1;
    return length <= SCAN_LIMIT_BYTES ? this.countByScan(piece) : countByHeap(piece);
  }

  /** Merges the pair of lowest rank, leftmost first, until none is left; each merge looks at all pairs. */
  private countByScan(piece: Piece): number {
    const { starts, ranks } = this;
    let parts = piece.length;
    for (let part = 0; part <= parts; part += 1) starts[part] = part;
    for (let part = 0; part < parts - 1; part += 1) ranks[part] = piece.rankOf(part, part + 2);
    for (;;) {
      let best = 0;
      let lowest = NO_RANK;
      for (let part = 0; part < parts - 1; part += 1) {
        const rank = ranks[part] ?? NO_RANK;
        if (rank >= lowest) continue;
        lowest = rank;
        best = part;
      }
      if (lowest === NO_RANK) return parts;
      parts -= 1;
      for (let part = best + 1; part <= parts; part += 1) starts[part] = starts[part + 1] ?? 0;
      for (let part = best + 1; part < parts; part += 1) ranks[part] = ranks[part + 1] ?? NO_RANK;
      if (best < parts - 1) ranks[best] = piece.rankOf(starts[best] ?? 0, starts[best + 2] ?? 0);
      if (best > 0) ranks[best - 1] = piece.rankOf(starts[best - 1] ?? 0, starts[best + 1] ?? 0);
    }
  }
}

/** The bytes of a pre-token, with the rank of each part of it. */
export class Piece {
  constructor(
    private readonly bytes: Uint8Array,
    readonly length: number,
    /** Hashes of the first 0, 1, 2 … bytes. */
    private readonly beginnings: Int32Array,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** Rank of the bytes from `start` to `end` as one token. */
  rankOf(start: number, end: number): number {
    const { vocabulary, beginnings } = this;
    const length = end - start;
    if (length > vocabulary.longest) return NO_RANK;
    const before = Math.imul(beginnings[start] ?? 0, vocabulary.powers[length] ?? 0);
    return vocabulary.rankOf(this.bytes, start, end, ((beginnings[end] ?? 0) - before) | 0);
  }
}
