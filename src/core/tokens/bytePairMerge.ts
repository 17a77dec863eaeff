/** Byte-pair merging: how many tokens one pre-token becomes. */

import { hashWith } from './byteHash';
import { countByHeap } from './heapMerge';
import { Piece } from './piece';
import { NO_RANK, type Vocabulary } from './vocabulary';

/** Up to here scanning an array is faster than keeping a heap. */
const START_BITS = 7;
const SCAN_LIMIT_BYTES = 2 ** START_BITS;

const BLOCK_BITS = 3;

/** Of a part that merges with nothing: after all others. */
const NO_KEY = 0x7fffffff;

/** Counts pieces of up to `SCAN_LIMIT_BYTES` in arrays that it keeps; longer ones in arrays of their own. */
export class PieceMerger {
  private readonly beginnings = new Int32Array(SCAN_LIMIT_BYTES + 1);
  /** By the start of a part: the rank of it and the next as one token, then the start, so that the least is merged first. */
  private readonly keys = new Int32Array(SCAN_LIMIT_BYTES);
  /** The least key of each block of keys. */
  private readonly leasts = new Int32Array(SCAN_LIMIT_BYTES >> BLOCK_BITS);
  private readonly nexts = new Int32Array(SCAN_LIMIT_BYTES + 1);
  private readonly befores = new Int32Array(SCAN_LIMIT_BYTES + 1);

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Number of tokens of the first `length` bytes, one or more. O(n log n) in the length. */
  count(bytes: Uint8Array, length: number): number {
    const beginnings = length <= SCAN_LIMIT_BYTES ? this.beginnings : new Int32Array(length + 1);
    let hash = 0;
    for (let index = 0; index < length; index += 1) {
      hash = hashWith(hash, bytes[index] ?? 0);
      beginnings[index + 1] = hash;
    }
    const piece = new Piece(bytes, length, beginnings, this.vocabulary);
    if (length < 2 || piece.rankOf(0, length) !== NO_RANK) return 1;
    return length <= SCAN_LIMIT_BYTES ? this.countByScan(piece) : countByHeap(piece);
  }

  /** Merges the pair of lowest rank, leftmost first, until none is left; each merge looks at the least of each block. */
  private countByScan(piece: Piece): number {
    const { keys, leasts, nexts, befores } = this;
    const { length } = piece;
    const blocks = ((length - 1) >> BLOCK_BITS) + 1;
    for (let start = 0; start < blocks << BLOCK_BITS; start += 1) {
      keys[start] = start + 1 < length ? keyOf(piece.rankOfPair(start), start) : NO_KEY;
      nexts[start] = start + 1;
      befores[start] = start - 1;
    }
    for (let block = 0; block < blocks; block += 1) leasts[block] = leastOf(keys, block);
    for (let parts = length; ; parts -= 1) {
      let least = NO_KEY;
      for (let block = 0; block < blocks; block += 1) {
        const key = leasts[block] ?? NO_KEY;
        if (key < least) least = key;
      }
      if (least === NO_KEY) return parts;
      const start = least & (SCAN_LIMIT_BYTES - 1);
      const merged = nexts[start] ?? length;
      const end = nexts[merged] ?? length;
      keys[merged] = NO_KEY;
      nexts[start] = end;
      befores[end] = start;
      keys[start] = end < length ? keyOf(piece.rankOf(start, nexts[end] ?? length), start) : NO_KEY;
      const before = befores[start] ?? -1;
      if (before >= 0) keys[before] = keyOf(piece.rankOf(before, end), before);
      const first = Math.max(0, before) >> BLOCK_BITS;
      for (let block = first; block <= merged >> BLOCK_BITS; block += 1) leasts[block] = leastOf(keys, block);
    }
  }
}

/** Least key of a block. */
function leastOf(keys: Int32Array, block: number): number {
  let least = NO_KEY;
  const end = (block + 1) << BLOCK_BITS;
  for (let start = block << BLOCK_BITS; start < end; start += 1) {
    const key = keys[start] ?? NO_KEY;
    if (key < least) least = key;
  }
  return least;
}

/** Ranks are below 2^18, so both fit into 31 bits. */
function keyOf(rank: number, start: number): number {
  return rank === NO_RANK ? NO_KEY : (rank << START_BITS) | start;
}
