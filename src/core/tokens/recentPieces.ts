/** Token counts of the pre-tokens met lately, by their text: source code and prose repeat themselves. */

/** Places for pieces, in pairs: a megabyte of text has 10,000 to 50,000 different ones. */
const PLACE_BITS = 17;
const PLACES = 2 ** PLACE_BITS;

/** All pieces' units together, each piece from a multiple of `ALIGNMENT` on. */
const UNIT_BITS = 20;
const MOST_UNITS_HELD = 2 ** UNIT_BITS;
const ALIGNMENT_BITS = 2;
const ALIGNMENT = 2 ** ALIGNMENT_BITS;

/** A place packs where its piece's units begin, how many they are, and its tokens, into 32 bits. Longer pieces are rare. */
const LENGTH_BITS = 7;
const TOKEN_BITS = 7;
export const MOST_UNITS = 2 ** LENGTH_BITS - 1;
const MOST_TOKENS = 2 ** TOKEN_BITS - 1;

/** Tables of fixed size, which keep no string alive. When all units are taken, everything is forgotten. */
export class RecentPieces {
  /** Two numbers for each place: the piece's hash, and the pack, which is 0 where none is. */
  private readonly places = new Int32Array(PLACES * 2);
  private readonly held = new Uint16Array(MOST_UNITS_HELD);
  private taken = 0;

  /** Tokens of a part of one to `MOST_UNITS` units, whose `hashOf` is given; 0 when they are not remembered. */
  find(units: Uint16Array, start: number, end: number, hash: number): number {
    const place = placeOf(hash);
    return this.tokensAt(place, units, start, end, hash) || this.tokensAt(place ^ 2, units, start, end, hash);
  }

  /** When both places are taken, the piece at the first gives way. */
  remember(units: Uint16Array, start: number, end: number, hash: number, tokens: number): void {
    if (tokens > MOST_TOKENS) return;
    const length = end - start;
    if (this.taken + length > MOST_UNITS_HELD) this.forget();
    let place = placeOf(hash);
    if (this.places[place + 1] !== 0 && this.places[(place ^ 2) + 1] === 0) place ^= 2;
    for (let index = 0; index < length; index += 1) this.held[this.taken + index] = units[start + index] ?? 0;
    this.places[place] = hash;
    this.places[place + 1] =
      ((this.taken >> ALIGNMENT_BITS) << (LENGTH_BITS + TOKEN_BITS)) | (length << TOKEN_BITS) | tokens;
    this.taken = (this.taken + length + ALIGNMENT - 1) & -ALIGNMENT;
  }

  private tokensAt(place: number, units: Uint16Array, start: number, end: number, hash: number): number {
    if (this.places[place] !== hash) return 0;
    const pack = this.places[place + 1] ?? 0;
    if (((pack >>> TOKEN_BITS) & MOST_UNITS) !== end - start) return 0;
    const { held } = this;
    let own = (pack >>> (TOKEN_BITS + LENGTH_BITS)) << ALIGNMENT_BITS;
    for (let index = start; index < end; index += 1, own += 1) if (held[own] !== units[index]) return 0;
    return pack & MOST_TOKENS;
  }

  private forget(): void {
    this.places.fill(0);
    this.taken = 0;
  }
}

/** Index of the first of a pair of places. */
function placeOf(hash: number): number {
  return (hash >>> (32 - PLACE_BITS)) << 1;
}

/** Hash of a part of a text, mixed towards its high bits. */
export function hashOf(units: Uint16Array, start: number, end: number): number {
  let hash = 0;
  for (let index = start; index < end; index += 1) hash = Math.imul(hash ^ (units[index] ?? 0), 0x9e3779b1);
  return hash;
}
