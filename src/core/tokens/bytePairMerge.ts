/** Byte-pair merging: how many tokens one pre-token becomes. */

import type { Vocabulary } from './vocabulary';

/** Up to here scanning an array is faster than keeping a heap. */
const SCAN_LIMIT_BYTES = 64;

const NO_RANK = 0x7fffffff;

/** Number of tokens of a piece (latin1 byte string of one byte or more). O(n log n) in its length. */
export function countMerged(piece: string, vocabulary: Vocabulary): number {
  if (piece.length < 2 || vocabulary.has(piece)) return 1;
  return piece.length <= SCAN_LIMIT_BYTES ? countByScan(piece, vocabulary) : countByHeap(piece, vocabulary);
}

/** Rank of the bytes from `start` to `end` as one token. */
function rankOf(piece: string, start: number, end: number, vocabulary: Vocabulary): number {
  return vocabulary.get(piece.slice(start, end)) ?? NO_RANK;
}

/** Merges the pair of lowest rank, leftmost first, until none is left; each merge looks at all pairs. */
function countByScan(piece: string, vocabulary: Vocabulary): number {
  const starts: number[] = [];
  const ranks: number[] = [];
  for (let index = 0; index < piece.length; index += 1) {
    starts.push(index);
    ranks.push(index + 2 <= piece.length ? rankOf(piece, index, index + 2, vocabulary) : NO_RANK);
  }
  starts.push(piece.length);
  const rankAt = (part: number) =>
    part + 2 < starts.length ? rankOf(piece, starts[part] ?? 0, starts[part + 2] ?? 0, vocabulary) : NO_RANK;
  for (;;) {
    let best = 0;
    for (let part = 1; part < ranks.length; part += 1) {
      if ((ranks[part] ?? NO_RANK) < (ranks[best] ?? NO_RANK)) best = part;
    }
    if ((ranks[best] ?? NO_RANK) === NO_RANK) return ranks.length;
    starts.splice(best + 1, 1);
    ranks.splice(best + 1, 1);
    ranks[best] = rankAt(best);
    if (best > 0) ranks[best - 1] = rankAt(best - 1);
  }
}

/**
 * The same merges over a linked list of parts and a binary heap of pairs, for pieces of any length.
 * A pair in the heap is stale when its left part's rank has changed since; stale ones are dropped when met.
 */
function countByHeap(piece: string, vocabulary: Vocabulary): number {
  const length = piece.length;
  const next = new Int32Array(length + 1);
  const previous = new Int32Array(length + 1);
  const ranks = new Int32Array(length + 1).fill(NO_RANK);
  const heap = new PairHeap(length);
  for (let start = 0; start < length; start += 1) {
    next[start] = start + 1;
    previous[start] = start - 1;
  }
  const refresh = (start: number) => {
    const middle = next[start] ?? length;
    const rank = middle < length ? rankOf(piece, start, next[middle] ?? length, vocabulary) : NO_RANK;
    ranks[start] = rank;
    if (rank !== NO_RANK) heap.push(rank, start);
  };
  for (let start = 0; start < length - 1; start += 1) refresh(start);

  let parts = length;
  while (heap.size > 0) {
    const rank = heap.topRank;
    const start = heap.pop();
    if (ranks[start] !== rank) continue;
    const middle = next[start] ?? length;
    const after = next[middle] ?? length;
    next[start] = after;
    if (after < length) previous[after] = start;
    ranks[middle] = NO_RANK;
    parts -= 1;
    refresh(start);
    const before = previous[start] ?? -1;
    if (before >= 0) refresh(before);
  }
  return parts;
}

/** Binary min-heap of (rank, start), ordered by rank, then by start: the leftmost of equal pairs merges first. */
class PairHeap {
  private readonly keys: number[] = [];
  private readonly stride: number;

  constructor(length: number) {
    this.stride = length + 1;
  }

  get size(): number {
    return this.keys.length;
  }

  get topRank(): number {
    return Math.floor((this.keys[0] ?? 0) / this.stride);
  }

  /** Both numbers in one double, exact up to 2^53: ranks are below 2^18, pieces below 2^35 bytes. */
  push(rank: number, start: number): void {
    const { keys } = this;
    const key = rank * this.stride + start;
    let hole = keys.length;
    keys.push(key);
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentKey = keys[parent] ?? 0;
      if (parentKey <= key) break;
      keys[hole] = parentKey;
      hole = parent;
    }
    keys[hole] = key;
  }

  /** Removes the least pair and returns its start. */
  pop(): number {
    const { keys } = this;
    const top = keys[0] ?? 0;
    const last = keys.pop() ?? 0;
    const { length } = keys;
    let hole = 0;
    while (length > 0) {
      let child = 2 * hole + 1;
      if (child >= length) break;
      if (child + 1 < length && (keys[child + 1] ?? 0) < (keys[child] ?? 0)) child += 1;
      if ((keys[child] ?? 0) >= last) break;
      keys[hole] = keys[child] ?? 0;
      hole = child;
    }
    if (length > 0) keys[hole] = last;
    return top % this.stride;
  }
}
