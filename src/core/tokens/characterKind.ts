/** What a character is to the patterns that split text: one bit per kind, so that a set of kinds is a mask. */

/** Lu, Lt. */
export const UPPER = 1;
/** Ll. */
export const LOWER = 2;
/** Lm, Lo: the letters of scripts without case, such as Han. */
export const CASELESS = 4;
/** M: combining marks. */
export const MARK = 8;
/** N. */
export const NUMBER = 16;
/** White_Space but CR and LF. Unlike JavaScript's `\s` this has U+0085 and not U+FEFF, as in tiktoken (Rust). */
export const BLANK = 32;
/** CR, LF. */
export const NEWLINE = 64;
/** All others, lone surrogates among them: they count as U+FFFD. */
export const SIGN = 128;
/** Set beside the kind of a character that takes two UTF-16 units. */
export const PAIR = 256;

export const LETTER = UPPER | LOWER | CASELESS;
export const SPACE = BLANK | NEWLINE;

/** In the table: ask for the whole code point. Also what stands beyond the end. */
const NOTHING = 0;

const KINDS: readonly (readonly [kind: number, characters: RegExp])[] = [
  [UPPER, /[\p{Lu}\p{Lt}]+/gu],
  [LOWER, /\p{Ll}+/gu],
  [CASELESS, /[\p{Lm}\p{Lo}]+/gu],
  [MARK, /\p{M}+/gu],
  [NUMBER, /\p{N}+/gu],
  [BLANK, /[\t\v\f \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu],
  [NEWLINE, /[\r\n]+/gu],
];

const FIRST_SURROGATE = 0xd800;
const FIRST_LOW_SURROGATE = 0xdc00;
const LAST_SURROGATE = 0xdfff;
const FIRST_PAIR = 0x10000;

/** Kind of each UTF-16 unit; nothing for surrogates. */
const UNIT_KINDS = unitKinds();

function unitKinds(): Uint8Array {
  const kinds = new Uint8Array(FIRST_PAIR).fill(SIGN);
  kinds.fill(NOTHING, FIRST_SURROGATE, LAST_SURROGATE + 1);
  markKinds(codePoints(0, FIRST_SURROGATE), (index) => index, kinds);
  markKinds(codePoints(LAST_SURROGATE + 1, FIRST_PAIR), (index) => index + LAST_SURROGATE + 1, kinds);
  return kinds;
}

function codePoints(from: number, end: number): string {
  let text = '';
  for (let code = from; code < end; code += 1) text += String.fromCodePoint(code);
  return text;
}

function markKinds(text: string, placeOf: (index: number) => number, kinds: Uint8Array): void {
  for (const [kind, characters] of KINDS)
    for (const { 0: run, index } of text.matchAll(characters))
      kinds.fill(kind, placeOf(index), placeOf(index + run.length));
}

/** Kinds of pairs, in blocks of 256 that are filled when one of them is met. */
const PAIR_KINDS = new Map<number, Uint8Array>();
const BLOCK_BITS = 8;

function pairKind(code: number): number {
  const block = code >> BLOCK_BITS;
  let kinds = PAIR_KINDS.get(block);
  if (kinds === undefined) {
    const first = block << BLOCK_BITS;
    kinds = new Uint8Array(1 << BLOCK_BITS).fill(SIGN);
    markKinds(codePoints(first, first + kinds.length), (index) => index >> 1, kinds);
    PAIR_KINDS.set(block, kinds);
  }
  return (kinds[code & 0xff] ?? SIGN) | PAIR;
}

/** Kind of the character at an index, 0 at the end of the text. */
export function kindAt(text: string, index: number): number {
  if (index >= text.length) return NOTHING;
  const kind = UNIT_KINDS[text.charCodeAt(index)] ?? NOTHING;
  return kind === NOTHING ? surrogateKind(text, index) : kind;
}

function surrogateKind(text: string, index: number): number {
  const code = text.codePointAt(index) ?? FIRST_LOW_SURROGATE;
  return code < FIRST_PAIR ? SIGN : pairKind(code);
}

/** UTF-16 units of a character of this kind. */
export function widthOf(kind: number): number {
  return 1 + (kind >> 8);
}
