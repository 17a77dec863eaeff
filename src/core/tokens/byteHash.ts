/** Hashes of byte strings such that the hash of any part follows from those of two beginnings, without reading it again. */

const BASE = 0x2f0b4f37;

/** Hash of a byte string from that of all but its last byte. The empty string's is 0. Modulo 2^32. */
export function hashWith(hash: number, byte: number): number {
  // Plus one, so that zero bytes count.
  return (Math.imul(hash, BASE) + byte + 1) | 0;
}

/** Powers of the base: `hash(a + b) = hash(a) × power[length of b] + hash(b)`. */
export function hashPowers(length: number): Int32Array {
  const powers = new Int32Array(length + 1);
  powers[0] = 1;
  for (let index = 1; index <= length; index += 1) powers[index] = Math.imul(powers[index - 1] ?? 1, BASE);
  return powers;
}

/** Spreads a hash over all 32 bits: the low bits of a sum of powers hang together. */
export function scattered(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return mixed ^ (mixed >>> 15);
}
