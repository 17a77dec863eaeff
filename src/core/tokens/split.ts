/** Where pre-tokens end: what the patterns of the encodings say, by hand, since a regular expression takes most of the time. */

import {
  BLANK,
  CASELESS,
  kindAt,
  LETTER,
  LOWER,
  MARK,
  NEWLINE,
  NUMBER,
  SIGN,
  SPACE,
  UPPER,
  widthOf,
} from './characterKind';

/** End, exclusive, of the pre-token that begins at `start`, which is inside the text. */
export type Splitter = (text: string, start: number) => number;

const BLANK_CODE = 0x20;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;

const UPPER_RUN = UPPER | CASELESS | MARK;
const LOWER_RUN = LOWER | CASELESS | MARK;

/**
 * o200k_base: `[^\r\n\p{L}\p{N}]?[UPPER_RUN]*[LOWER_RUN]+(contraction)?|[^\r\n\p{L}\p{N}]?[UPPER_RUN]+[LOWER_RUN]*(contraction)?`
 * `|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`.
 */
export function splitO200k(text: string, start: number): number {
  const kind = kindAt(text, start);
  if ((kind & (LETTER | MARK)) !== 0) return casedWordEnd(text, start, kind);
  if ((kind & NUMBER) !== 0) return numberEnd(text, start);
  if ((kind & NEWLINE) !== 0) return lineBlanksEnd(text, start);
  const second = start + widthOf(kind);
  const next = kindAt(text, second);
  if ((next & (LETTER | MARK)) !== 0) return casedWordEnd(text, second, next);
  if ((kind & SIGN) !== 0) return newlinesEnd(text, runEnd(text, second, SIGN | MARK), true);
  return (next & SIGN) !== 0 && text.charCodeAt(start) === BLANK_CODE
    ? newlinesEnd(text, runEnd(text, second, SIGN | MARK), true)
    : lineBlanksEnd(text, start);
}

/**
 * A word ends before the capital that begins the next one. Among capitals alone the last caseless letter or mark ends it,
 * since such a letter may be the one that `[LOWER_RUN]+` asks for.
 */
function casedWordEnd(text: string, start: number, first: number): number {
  let kind = first;
  let end = start;
  let caselessEnd = -1;
  while ((kind & UPPER_RUN) !== 0) {
    end += widthOf(kind);
    if ((kind & UPPER) === 0) caselessEnd = end;
    kind = kindAt(text, end);
  }
  if ((kind & LOWER) !== 0) end = runEnd(text, end, LOWER_RUN);
  else if (caselessEnd >= 0) end = caselessEnd;
  return contractionEnd(text, end);
}

/**
 * cl100k_base: `contraction|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`.
 */
export function splitCl100k(text: string, start: number): number {
  const kind = kindAt(text, start);
  if ((kind & LETTER) !== 0) return runEnd(text, start, LETTER);
  if ((kind & NUMBER) !== 0) return numberEnd(text, start);
  if ((kind & NEWLINE) !== 0) return lineBlanksEnd(text, start);
  const contraction = contractionEnd(text, start);
  if (contraction > start) return contraction;
  const second = start + widthOf(kind);
  const next = kindAt(text, second);
  if ((next & LETTER) !== 0) return runEnd(text, second, LETTER);
  if ((kind & BLANK) === 0) return newlinesEnd(text, runEnd(text, second, SIGN | MARK), false);
  return (next & (SIGN | MARK)) !== 0 && text.charCodeAt(start) === BLANK_CODE
    ? newlinesEnd(text, runEnd(text, second, SIGN | MARK), false)
    : lineBlanksEnd(text, start);
}

/**
 * p50k_base and r50k_base: `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`.
 */
export function splitR50k(text: string, start: number): number {
  const contraction = smallContractionEnd(text, start);
  if (contraction > start) return contraction;
  const from = start + (text.charCodeAt(start) === BLANK_CODE ? 1 : 0);
  const kind = kindAt(text, from);
  if ((kind & LETTER) !== 0) return runEnd(text, from, LETTER);
  if ((kind & NUMBER) !== 0) return runEnd(text, from, NUMBER);
  if ((kind & (SIGN | MARK)) !== 0) return runEnd(text, from, SIGN | MARK);
  return blanksEnd(text, start, runEnd(text, start, SPACE));
}

/** `[kinds]*` from `start`. */
function runEnd(text: string, start: number, kinds: number): number {
  let end = start;
  for (let kind = kindAt(text, end); (kind & kinds) !== 0; kind = kindAt(text, end)) end += widthOf(kind);
  return end;
}

const MOST_DIGITS = 3;

/** `\p{N}{1,3}` */
function numberEnd(text: string, start: number): number {
  let end = start;
  for (let digits = 0; digits < MOST_DIGITS; digits += 1) {
    const kind = kindAt(text, end);
    if ((kind & NUMBER) === 0) break;
    end += widthOf(kind);
  }
  return end;
}

/** `[\r\n]*`, or `[\r\n/]*` */
function newlinesEnd(text: string, start: number, slashes: boolean): number {
  let end = start;
  while ((kindAt(text, end) & NEWLINE) !== 0 || (slashes && text.charCodeAt(end) === SLASH)) end += 1;
  return end;
}

/** `\s*[\r\n]+|\s+(?!\S)|\s+` */
function lineBlanksEnd(text: string, start: number): number {
  let newlineEnd = -1;
  let end = start;
  for (let kind = kindAt(text, end); (kind & SPACE) !== 0; kind = kindAt(text, end)) {
    end += 1;
    if ((kind & NEWLINE) !== 0) newlineEnd = end;
  }
  return newlineEnd >= 0 ? newlineEnd : blanksEnd(text, start, end);
}

/** `\s+(?!\S)|\s+` over a run: the last blank before text is left for the word after it, unless it is the only one. */
function blanksEnd(text: string, start: number, runsTo: number): number {
  return runsTo < text.length && runsTo - start > 1 ? runsTo - 1 : runsTo;
}

/** `(?i:'s|'t|'re|'ve|'m|'ll|'d)?` at `start`. */
function contractionEnd(text: string, start: number): number {
  return text.charCodeAt(start) === APOSTROPHE ? start + contractionLength(text, start + 1, toLower) : start;
}

/** `(?:'s|'t|'re|'ve|'m|'ll|'d)?` at `start`. */
function smallContractionEnd(text: string, start: number): number {
  return text.charCodeAt(start) === APOSTROPHE ? start + contractionLength(text, start + 1, same) : start;
}

/** Length with its apostrophe; 0 where none stands. */
function contractionLength(text: string, at: number, folded: (code: number) => number): number {
  switch (folded(text.charCodeAt(at))) {
    case 0x73: // s
    case 0x74: // t
    case 0x6d: // m
    case 0x64: // d
      return 2;
    case 0x72: // r
    case 0x76: // v
      return folded(text.charCodeAt(at + 1)) === 0x65 ? 3 : 0;
    case 0x6c: // l
      return folded(text.charCodeAt(at + 1)) === 0x6c ? 3 : 0;
    default:
      return 0;
  }
}

const LONG_S = 0x17f;

/** Case folding of the letters of contractions: the long s is an s too. */
function toLower(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code | 0x20;
  return code === LONG_S ? 0x73 : code;
}

function same(code: number): number {
  return code;
}
