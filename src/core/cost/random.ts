/** Random numbers that come out the same every time, so that an answer does not change while nobody changed anything. */

/** Numbers from 0 up to 1. */
export type Random = () => number;

const STEP = 0x6d2b79f5;

/**
 * mulberry32, a generator with 32 bits of state (Tommy Ettinger, 2017, public domain): a counter whose bits are mixed
 * by two multiplications. Its period of 2^32 is far above the draws of one answer.
 */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + STEP) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
