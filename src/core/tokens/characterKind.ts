/** What a character is to the patterns that split text: a set of bits, so that a set of kinds is a mask. */

import { NEWER_CHARACTERS } from './newerCharacters';

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

export const LETTER = UPPER | LOWER | CASELESS;
export const SPACE = BLANK | NEWLINE;

/** Beside the kind of its character: the second UTF-16 unit of a pair. */
export const SECOND = 256;
/** Beside `BLANK`: the space bar's. */
export const PLAIN_BLANK = 512;
/** Beside `SIGN`: the apostrophe. */
export const APOSTROPHE = 1024;
/** Beside `SIGN`: the slash. */
export const SLASH = 2048;

/** In the table of units: ask for the whole code point. */
const SURROGATE = 0;

const KINDS: readonly (readonly [kind: number, characters: RegExp])[] = [
  [UPPER, /[\p{Lu}\p{Lt}]+/gu],
  [LOWER, /\p{Ll}+/gu],
  [CASELESS, /[\p{Lm}\p{Lo}]+/gu],
  [MARK, /\p{M}+/gu],
  [NUMBER, /\p{N}+/gu],
  [BLANK, /[\t\v\f \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu],
  [NEWLINE, /[\r\n]+/gu],
];

/** Code points are looked at in blocks, few enough for the arguments of one call. */
const BLOCK_BITS = 8;
const BLOCK = 2 ** BLOCK_BITS;

const FIRST_SURROGATE = 0xd800;
const AFTER_SURROGATES = 0xe000;
const FIRST_PAIR = 0x10000;

/** Kind of each UTF-16 unit; `SURROGATE` for surrogates. Takes milliseconds to fill, so it waits for the first text. */
const unitKinds = once((): Uint16Array => {
  const kinds = new Uint16Array(FIRST_PAIR).fill(SIGN);
  kinds.fill(SURROGATE, FIRST_SURROGATE, AFTER_SURROGATES);
  markKinds(codePoints(0, FIRST_SURROGATE), (index) => index, kinds);
  markKinds(codePoints(AFTER_SURROGATES, FIRST_PAIR), (index) => index + AFTER_SURROGATES, kinds);
  markNewer(0, kinds);
  kinds[0x20] = BLANK | PLAIN_BLANK;
  kinds[0x27] = SIGN | APOSTROPHE;
  kinds[0x2f] = SIGN | SLASH;
  return kinds;
});

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** All from `from` up to `end`, both whole blocks. */
function codePoints(from: number, end: number): string {
  const blocks = Array.from({ length: (end - from) / BLOCK }, (_, block) =>
    String.fromCodePoint(...Array.from({ length: BLOCK }, (_none, index) => from + block * BLOCK + index)),
  );
  return blocks.join('');
}

function markKinds(text: string, placeOf: (index: number) => number, kinds: Uint16Array): void {
  for (const [kind, characters] of KINDS)
    for (const { 0: run, index } of text.matchAll(characters))
      kinds.fill(kind, placeOf(index), placeOf(index + run.length));
}

/** To tiktoken they are signs. `kinds` begin with the character `from`. */
function markNewer(from: number, kinds: Uint16Array): void {
  for (const [first, last] of NEWER_CHARACTERS)
    if (last >= from && first < from + kinds.length)
      kinds.fill(SIGN, Math.max(0, first - from), last + 1 - from);
}

/** Kinds of pairs, in blocks that are filled when one of their characters is met. */
const PAIR_KINDS = new Map<number, Uint16Array>();

function kindOfPair(code: number): number {
  const block = code >> BLOCK_BITS;
  let kinds = PAIR_KINDS.get(block);
  if (kinds === undefined) {
    kinds = new Uint16Array(BLOCK).fill(SIGN);
    markKinds(codePoints(block * BLOCK, (block + 1) * BLOCK), (index) => index >> 1, kinds);
    markNewer(block * BLOCK, kinds);
    PAIR_KINDS.set(block, kinds);
  }
  return kinds[code % BLOCK] ?? SIGN;
}

/** Kind of a UTF-16 unit that is a character of its own; 0 for surrogates. */
export function kindOfUnit(unit: number): number {
  return unitKinds()[unit] ?? SURROGATE;
}

/** Writes the UTF-16 units of a part of a text, and the kind of each, to the beginnings of two arrays with room for them. */
export function readUnits(
  text: string,
  start: number,
  end: number,
  units: Uint16Array,
  kinds: Uint16Array,
): void {
  const table = unitKinds();
  for (let index = start, place = 0; index < end; index += 1, place += 1) {
    const unit = text.charCodeAt(index);
    units[place] = unit;
    const kind = table[unit] ?? SURROGATE;
    kinds[place] = kind;
    if (kind !== SURROGATE) continue;
    const code = index + 1 < end ? (text.codePointAt(index) ?? 0) : 0;
    if (code < FIRST_PAIR) {
      kinds[place] = SIGN;
      continue;
    }
    const pairKind = kindOfPair(code);
    kinds[place] = pairKind;
    index += 1;
    place += 1;
    units[place] = text.charCodeAt(index);
    kinds[place] = pairKind | SECOND;
  }
}
