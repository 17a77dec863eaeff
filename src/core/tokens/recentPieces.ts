/** Token counts of the pre-tokens met lately, by their text: source code and prose repeat themselves. */

/** Places for pieces: a megabyte of prose or code has about 20,000 different ones. */
const PLACES = 2 ** 16;
/** Longer pieces are rare, and merge about as fast as they compare. */
export const MOST_UNITS = 16;

/**
 * A table of fixed size that keeps no string alive. A piece has two places; when both are taken the one at the first place
 * gives way.
 */
export class RecentPieces {
  private readonly hashes = new Int32Array(PLACES);
  private readonly units = new Uint16Array(PLACES * MOST_UNITS);
  private readonly lengths = new Uint8Array(PLACES);
  /** At most three bytes, so three tokens, of a unit. */
  private readonly tokens = new Uint8Array(PLACES);

  /** Tokens of the part of a text; 0 when they are not remembered. At most `MOST_UNITS` units, with `hashOf` them. */
  find(text: string, start: number, end: number, hash: number): number {
    const place = placeOf(hash);
    if (this.holds(place, text, start, end, hash)) return this.tokens[place] ?? 0;
    const second = place ^ 1;
    return this.holds(second, text, start, end, hash) ? (this.tokens[second] ?? 0) : 0;
  }

  remember(text: string, start: number, end: number, hash: number, tokens: number): void {
    let place = placeOf(hash);
    if (this.lengths[place] !== 0 && this.lengths[place ^ 1] === 0) place ^= 1;
    const from = place * MOST_UNITS - start;
    for (let index = start; index < end; index += 1) this.units[from + index] = text.charCodeAt(index);
    this.hashes[place] = hash;
    this.lengths[place] = end - start;
    this.tokens[place] = tokens;
  }

  private holds(place: number, text: string, start: number, end: number, hash: number): boolean {
    if (this.hashes[place] !== hash || this.lengths[place] !== end - start) return false;
    const from = place * MOST_UNITS - start;
    for (let index = start; index < end; index += 1)
      if (this.units[from + index] !== text.charCodeAt(index)) return false;
    return true;
  }
}

function placeOf(hash: number): number {
  return (hash ^ (hash >>> 16)) & (PLACES - 1);
}

/** Hash of a part of a text. */
export function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let index = start; index < end; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x9e3779b1);
  return hash;
}
