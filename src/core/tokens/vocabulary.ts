/** A vocabulary as one block of bytes and a hash table over it: a map of strings takes three times the memory and time. */

import { hashPowers, hashWith, scattered } from './byteHash';

/** What a byte string that is no token ranks: after all others. */
export const NO_RANK = 0x7fffffff;

/** A slot holds a token's rank + 1 in its low bits, and above them some bits of the hash. Empty slots are 0. */
const RANK_BITS = 18;
const RANK_MASK = (1 << RANK_BITS) - 1;

/** A bit set of 256 kB. */
const PRESENT_BITS = 21;

/** Byte strings to their rank. A lower rank merges first. */
export class Vocabulary {
  /** Bytes of the longest token. */
  readonly longest: number;
  /** Powers of the hash's base up to the longest token. */
  readonly powers: Int32Array;
  /** Different tokens: fewer than were given when one occurs twice. */
  readonly size: number;
  /** By the first byte × 256 + the second: every merge begins with pairs of bytes. */
  private readonly pairRanks = new Int32Array(256 * 256).fill(NO_RANK);
  /** One bit for the high bits of each token's hash: small enough for a processor's cache, it answers most that are none. */
  private readonly present = new Uint32Array(2 ** (PRESENT_BITS - 5));
  private readonly slots: Uint32Array;
  private readonly mask: number;

  /** Token `n` is `bytes` from `ends[n - 1]` (0 for the first) to `ends[n]`; fewer than 2^18 of them. */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly ends: Int32Array,
  ) {
    // At most half full, so that most questions end at the first slot.
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(1, ends.length) * 2));
    this.slots = new Uint32Array(capacity);
    this.mask = capacity - 1;
    let longest = 0;
    let size = 0;
    for (let rank = 0, start = 0; rank < ends.length; rank += 1) {
      const end = ends[rank] ?? 0;
      longest = Math.max(longest, end - start);
      if (this.add(rank, start, end)) size += 1;
      start = end;
    }
    this.longest = longest;
    this.size = size;
    this.powers = hashPowers(longest);
  }

  /** Rank of two bytes as one token. */
  rankOfPair(first: number, second: number): number {
    return this.pairRanks[(first << 8) | second] ?? NO_RANK;
  }

  /** Rank of the bytes from `start` to `end`, whose hash is given; `NO_RANK` when they are no token. */
  rankOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const { slots, mask } = this;
    const mixed = scattered(hash);
    const bit = mixed >>> (32 - PRESENT_BITS);
    if ((((this.present[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0) return NO_RANK;
    const mark = mixed >>> RANK_BITS;
    for (let slot = mixed & mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot] ?? 0;
      if (held === 0) return NO_RANK;
      if (held >>> RANK_BITS !== mark) continue;
      const rank = (held & RANK_MASK) - 1;
      if (this.isToken(rank, bytes, start, end)) return rank;
    }
  }

  private isToken(rank: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = rank === 0 ? 0 : (this.ends[rank - 1] ?? 0);
    if ((this.ends[rank] ?? 0) - from !== end - start) return false;
    for (let index = start, own = from; index < end; index += 1, own += 1)
      if (bytes[index] !== this.bytes[own]) return false;
    return true;
  }

  /** False when the token is there already. */
  private add(rank: number, start: number, end: number): boolean {
    let hash = 0;
    for (let index = start; index < end; index += 1) hash = hashWith(hash, this.bytes[index] ?? 0);
    if (this.rankOf(this.bytes, start, end, hash) !== NO_RANK) return false;
    const mixed = scattered(hash);
    let slot = mixed & this.mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
    if (end - start === 2)
      this.pairRanks[((this.bytes[start] ?? 0) << 8) | (this.bytes[start + 1] ?? 0)] = rank;
    const bit = mixed >>> (32 - PRESENT_BITS);
    this.present[bit >>> 5] = (this.present[bit >>> 5] ?? 0) | (1 << (bit & 31));
    this.slots[slot] = ((mixed >>> RANK_BITS) << RANK_BITS) | (rank + 1);
    return true;
  }
}
