/** Where text may be cut before it is split: no pre-token spans such a place, whatever stands around it. */

import { APOSTROPHE, BLANK, kindOfUnit, LETTER, NUMBER, SIGN, SLASH, SPACE } from './characterKind';
import type { EncodingName } from './encoding';

/** Whether the text may be cut before `index`, which is inside the text. */
export type Seam = (text: string, index: number) => boolean;

/**
 * Holds for every encoding. Blanks other than line ends follow text only in a pre-token of their own; a word ends before a
 * sign, unless that is the apostrophe of a contraction; letters and digits never share a pre-token. Neither side looks
 * across: the one look ahead, `\s+(?!\S)`, begins with a blank.
 */
function isWordSeam(text: string, index: number): boolean {
  const before = kindOfUnit(text.charCodeAt(index - 1));
  const after = kindOfUnit(text.charCodeAt(index));
  if ((after & BLANK) !== 0) return (before & SPACE) === 0;
  if ((after & SIGN) !== 0) return (after & APOSTROPHE) === 0 && (before & (LETTER | NUMBER)) !== 0;
  return (
    ((after & NUMBER) !== 0 && (before & LETTER) !== 0) || ((after & LETTER) !== 0 && (before & NUMBER) !== 0)
  );
}

const LINE_FEED = 0x0a;

/**
 * In o200k_base and cl100k_base blanks up to a line end are one pre-token, so a line may begin anew; but a slash may belong
 * to the sign before the line end (`[\r\n/]*`).
 */
function isLineSeam(text: string, index: number): boolean {
  if (text.charCodeAt(index - 1) !== LINE_FEED) return false;
  return (kindOfUnit(text.charCodeAt(index)) & (SPACE | SLASH)) === 0;
}

function isSeam(text: string, index: number): boolean {
  return isLineSeam(text, index) || isWordSeam(text, index);
}

/** Every place that is known to be a seam of the encoding. */
export const SEAMS: Readonly<Record<EncodingName, Seam>> = {
  o200k_base: isSeam,
  cl100k_base: isSeam,
  p50k_base: isWordSeam,
  r50k_base: isWordSeam,
};

/** A line that begins anew after a blank one. Unlike the others it depends on more than the two units around it. */
export function isParagraphSeam(text: string, index: number): boolean {
  if (!isLineSeam(text, index)) return false;
  const lineBefore = text.slice(text.lastIndexOf('\n', index - 2) + 1, index);
  return lineBefore.trim() === '';
}

const isNoSeam: Seam = () => false;

/** Seams between paragraphs. Where a line end is no seam, there are none. */
export const PARAGRAPH_SEAMS: Readonly<Record<EncodingName, Seam>> = {
  o200k_base: isParagraphSeam,
  cl100k_base: isParagraphSeam,
  p50k_base: isNoSeam,
  r50k_base: isNoSeam,
};

/** The first seam from `from` on, or the text's end. */
export function nextSeam(text: string, from: number, seam: Seam): number {
  let index = from;
  while (index < text.length && !seam(text, index)) index += 1;
  return Math.min(index, text.length);
}
