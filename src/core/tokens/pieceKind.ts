/** Sorting the pre-tokens of a text: other tokenizers differ from o200k by what a piece is, not by one factor. */

import type { LatinLanguage } from './latinLanguage';
import { type Script, scriptOf } from './script';

/**
 * What a piece of Latin text is. `word`: after a blank, one token; `wordParts`: several. `glued`: without a blank before
 * it, as in `user_name` and `"name`; `humps`: with a capital, as the second of `userName`. `capitals`: two or more in a row. `sign`: punctuation of one token,
 * `signs` of several, `signsAtLineEnd` with the line's end. `blanks`: indentation; `lineEnds` alone. `european`: words of
 * other languages than English.
 */
export type LatinKind =
  | 'word'
  | 'wordParts'
  | 'glued'
  | 'gluedParts'
  | 'humps'
  | 'capitals'
  | 'european'
  | 'vietnamese'
  | 'number'
  | 'sign'
  | 'signs'
  | 'signsAtLineEnd'
  | 'blanks'
  | 'lineEnds';

export type PieceKind = LatinKind | Script;

export const PIECE_KINDS: readonly PieceKind[] = [
  'word',
  'wordParts',
  'glued',
  'gluedParts',
  'humps',
  'capitals',
  'european',
  'vietnamese',
  'number',
  'sign',
  'signs',
  'signsAtLineEnd',
  'blanks',
  'lineEnds',
  'cyrillic',
  'hangul',
  'han',
  'kana',
  'arabic',
  'symbols',
  'other',
];

const BLANK = 0x20;

/**
 * @param tokens Of the piece, which holds a word, a number, signs or white space as o200k and cl100k split them.
 * @param language Of the Latin words around it.
 */
export function pieceKind(
  text: string,
  start: number,
  end: number,
  tokens: number,
  language: LatinLanguage,
): PieceKind {
  const script = scriptOf(text, start, end);
  if (script !== null) return script;
  const first = text.charCodeAt(start);
  const letter = isLetter(first) ? start : start + 1;
  if (letter < end && isLetter(text.charCodeAt(letter)))
    return wordKind(text, letter, end, tokens, first, language);
  if (isDigit(first)) return 'number';
  const last = text.charCodeAt(end - 1);
  if (
    isWhiteSpace(first) &&
    isWhiteSpace(last) &&
    (end - start === 1 || isWhiteSpace(text.charCodeAt(start + 1)))
  )
    return isLineEnd(last) ? 'lineEnds' : 'blanks';
  if (isLineEnd(last)) return 'signsAtLineEnd';
  return tokens === 1 ? 'sign' : 'signs';
}

function wordKind(
  text: string,
  letter: number,
  end: number,
  tokens: number,
  first: number,
  language: LatinLanguage,
): LatinKind {
  const isCapitals =
    letter + 1 < end && isCapital(text.charCodeAt(letter)) && isCapital(text.charCodeAt(letter + 1));
  if (isCapitals) return 'capitals';
  if (language !== 'english') return language;
  if (first === BLANK) return tokens === 1 ? 'word' : 'wordParts';
  if (isCapital(text.charCodeAt(letter))) return 'humps';
  return tokens === 1 ? 'glued' : 'gluedParts';
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isCapital(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code <= 0xde && code !== 0xd7);
}

/** Latin ones; other scripts were told apart before. */
function isLetter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    isCapital(code) ||
    (code >= 0xdf && code <= 0x36f && code !== 0xf7) ||
    (code >= 0x1e00 && code <= 0x1eff) ||
    code === 0xaa ||
    code === 0xb5 ||
    code === 0xba
  );
}

function isWhiteSpace(code: number): boolean {
  return (
    code === BLANK || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0x85 || code === 0x3000
  );
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
