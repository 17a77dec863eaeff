/** Where pre-tokens end: what the patterns of the encodings say, by hand, since a regular expression takes most of the time. */

import {
  APOSTROPHE,
  CASELESS,
  LETTER,
  LOWER,
  MARK,
  NEWLINE,
  NUMBER,
  PLAIN_BLANK,
  SECOND,
  SIGN,
  SLASH,
  SPACE,
  UPPER,
} from './characterKind';
import type { EncodingName } from './encoding';
import type { TextWindow } from './textWindow';

/** End, exclusive, of the pre-token that begins at `start`, which is inside the text. */
export type Splitter = (text: TextWindow, start: number) => number;

/** Of each encoding. A vocabulary that splits by another pattern than it does now would need another function. */
export const SPLITTERS: Readonly<Record<EncodingName, Splitter>> = {
  o200k_base: splitO200k,
  cl100k_base: splitCl100k,
  p50k_base: splitR50k,
  r50k_base: splitR50k,
};

const UPPER_RUN = UPPER | CASELESS | MARK;
const LOWER_RUN = LOWER | CASELESS | MARK;
const WORD = LETTER | MARK;

/** o200k_base. */
function splitO200k(text: TextWindow, start: number): number {
  const { kinds } = text;
  const kind = kinds[start] ?? 0;
  if ((kind & WORD) !== 0) return casedWordEnd(text, start);
  if ((kind & NUMBER) !== 0) return numberEnd(kinds, start);
  if ((kind & NEWLINE) !== 0) return lineBlanksEnd(text, start);
  const second = afterCharacter(kinds, start);
  const next = kinds[second] ?? 0;
  if ((next & WORD) !== 0) return casedWordEnd(text, second);
  return (kind & SIGN) !== 0 || ((kind & PLAIN_BLANK) !== 0 && (next & SIGN) !== 0)
    ? runEnd(kinds, runEnd(kinds, second, SIGN | MARK), NEWLINE | SLASH)
    : lineBlanksEnd(text, start);
}

/**
 * A word ends before the capital that begins the next one. Among capitals alone the last caseless letter or mark ends it,
 * since such a letter may be the one that `[LOWER_RUN]+` asks for.
 */
function casedWordEnd(text: TextWindow, start: number): number {
  const { kinds } = text;
  let end = start;
  let caselessEnd = -1;
  let kind = kinds[end] ?? 0;
  while ((kind & UPPER_RUN) !== 0) {
    end += 1;
    if ((kind & UPPER) === 0) caselessEnd = end;
    kind = kinds[end] ?? 0;
  }
  if ((kind & LOWER) !== 0) end = runEnd(kinds, end, LOWER_RUN);
  else if (caselessEnd >= 0) end = caselessEnd;
  return ((kinds[end] ?? 0) & APOSTROPHE) === 0 ? end : contractionEnd(text.units, end, text.length);
}

/** cl100k_base. */
function splitCl100k(text: TextWindow, start: number): number {
  const { kinds } = text;
  const kind = kinds[start] ?? 0;
  if ((kind & LETTER) !== 0) return runEnd(kinds, start, LETTER);
  if ((kind & NUMBER) !== 0) return numberEnd(kinds, start);
  if ((kind & NEWLINE) !== 0) return lineBlanksEnd(text, start);
  if ((kind & APOSTROPHE) !== 0) {
    const end = contractionEnd(text.units, start, text.length);
    if (end > start) return end;
  }
  const second = afterCharacter(kinds, start);
  const next = kinds[second] ?? 0;
  if ((next & LETTER) !== 0) return runEnd(kinds, second, LETTER);
  return (kind & (SIGN | MARK)) !== 0 || ((kind & PLAIN_BLANK) !== 0 && (next & (SIGN | MARK)) !== 0)
    ? runEnd(kinds, runEnd(kinds, second, SIGN | MARK), NEWLINE)
    : lineBlanksEnd(text, start);
}

/** p50k_base and r50k_base. */
function splitR50k(text: TextWindow, start: number): number {
  const { kinds } = text;
  const first = kinds[start] ?? 0;
  if ((first & APOSTROPHE) !== 0) {
    const end = smallContractionEnd(text.units, start, text.length);
    if (end > start) return end;
  }
  const from = (first & PLAIN_BLANK) === 0 ? start : start + 1;
  const kind = kinds[from] ?? 0;
  if ((kind & LETTER) !== 0) return runEnd(kinds, from, LETTER);
  if ((kind & NUMBER) !== 0) return runEnd(kinds, from, NUMBER);
  if ((kind & (SIGN | MARK)) !== 0) return runEnd(kinds, from, SIGN | MARK);
  return blanksEnd(start, runEnd(kinds, start, SPACE), text.length);
}

/** `[kinds]*` from `start`; the second units of pairs are of their characters' kind. */
function runEnd(kinds: Uint16Array, start: number, wanted: number): number {
  let end = start;
  while (((kinds[end] ?? 0) & wanted) !== 0) end += 1;
  return end;
}

function afterCharacter(kinds: Uint16Array, start: number): number {
  return ((kinds[start + 1] ?? 0) & SECOND) === 0 ? start + 1 : start + 2;
}

const MOST_DIGITS = 3;

/** `\p{N}{1,3}` */
function numberEnd(kinds: Uint16Array, start: number): number {
  let end = start;
  for (let digits = 0; digits < MOST_DIGITS && ((kinds[end] ?? 0) & NUMBER) !== 0; digits += 1)
    end = afterCharacter(kinds, end);
  return end;
}

/** `\s*[\r\n]+|\s+(?!\S)|\s+` */
function lineBlanksEnd({ kinds, length }: TextWindow, start: number): number {
  let newlineEnd = -1;
  let end = start;
  for (let kind = kinds[end] ?? 0; (kind & SPACE) !== 0; kind = kinds[end] ?? 0) {
    end += 1;
    if ((kind & NEWLINE) !== 0) newlineEnd = end;
  }
  return newlineEnd >= 0 ? newlineEnd : blanksEnd(start, end, length);
}

/** `\s+(?!\S)|\s+` over a run: the last blank before text is left for the word after it, unless it is the only one. */
function blanksEnd(start: number, runsTo: number, length: number): number {
  return runsTo < length && runsTo - start > 1 ? runsTo - 1 : runsTo;
}

/** `(?i:'s|'t|'re|'ve|'m|'ll|'d)?` at an apostrophe. */
function contractionEnd(units: Uint16Array, start: number, length: number): number {
  const rest = length - start;
  return start + contractionLength(rest, folded(units[start + 1] ?? 0), folded(units[start + 2] ?? 0));
}

/** `(?:'s|'t|'re|'ve|'m|'ll|'d)?` at an apostrophe. */
function smallContractionEnd(units: Uint16Array, start: number, length: number): number {
  return start + contractionLength(length - start, units[start + 1] ?? 0, units[start + 2] ?? 0);
}

const [D, E, L, M, R, S, T, V] = [0x64, 0x65, 0x6c, 0x6d, 0x72, 0x73, 0x74, 0x76];

/** Length with its apostrophe of the contraction that the next two units make; 0 for none. `rest`: units of the text. */
function contractionLength(rest: number, first: number, second: number): number {
  if (rest < 2) return 0;
  if (first === S || first === T || first === M || first === D) return 2;
  if (rest < 3) return 0;
  if (first === L) return second === L ? 3 : 0;
  return (first === R || first === V) && second === E ? 3 : 0;
}

const LONG_S = 0x17f;

/** Case folding of the letters of contractions: the long s is an s too. */
function folded(unit: number): number {
  if (unit >= 0x41 && unit <= 0x5a) return unit | 0x20;
  return unit === LONG_S ? S : unit;
}
