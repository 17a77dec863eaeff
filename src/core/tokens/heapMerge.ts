/** Byte-pair merging of long pre-tokens. */

import type { Piece } from './piece';
import { NO_RANK } from './vocabulary';

/**
 * Merges the pair of lowest rank, leftmost first, over a linked list of parts and a binary heap of pairs.
 * A pair in the heap is stale when its left part's rank has changed since; stale ones are dropped when met.
 */
export function countByHeap(piece: Piece): number {
  const { length } = piece;
  const next = new Int32Array(length + 1);
  const previous = new Int32Array(length + 1);
  const ranks = new Int32Array(length + 1).fill(NO_RANK);
  const heap = new PairHeap(length);
  for (let start = 0; start < length; start += 1) {
    next[start] = start + 1;
    previous[start] = start - 1;
  }
  const rerank = (start: number, rank: number) => {
    ranks[start] = rank;
    if (rank !== NO_RANK) heap.push(rank, start);
  };
  const refresh = (start: number) => {
    const middle = next[start] ?? length;
    rerank(start, middle < length ? piece.rankOf(start, next[middle] ?? length) : NO_RANK);
  };
  for (let start = 0; start < length - 1; start += 1) rerank(start, piece.rankOfPair(start));

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
  size = 0;
  private keys: Float64Array;
  private readonly stride: number;

  constructor(length: number) {
    this.stride = length + 1;
    this.keys = new Float64Array(length);
  }

  get topRank(): number {
    return Math.floor((this.keys[0] ?? 0) / this.stride);
  }

  /** Both numbers in one double, exact up to 2^53: ranks are below 2^18, pieces below 2^35 bytes. */
  push(rank: number, start: number): void {
    const key = rank * this.stride + start;
    let hole = this.size;
    if (hole === this.keys.length) this.grow();
    const { keys } = this;
    this.size += 1;
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
    this.size -= 1;
    const length = this.size;
    const last = keys[length] ?? 0;
    let hole = 0;
    for (let child = 1; child < length; child = 2 * hole + 1) {
      if (child + 1 < length && (keys[child + 1] ?? 0) < (keys[child] ?? 0)) child += 1;
      if ((keys[child] ?? 0) >= last) break;
      keys[hole] = keys[child] ?? 0;
      hole = child;
    }
    keys[hole] = last;
    return top % this.stride;
  }

  private grow(): void {
    const larger = new Float64Array(this.keys.length * 2);
    larger.set(this.keys);
    this.keys = larger;
  }
}
