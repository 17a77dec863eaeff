/** Places in a text, by line and column. */

import type { TextPosition, TextRange } from '../source/callSite';

/** `a` is not behind `b`. */
export function isUpTo(a: TextPosition, b: TextPosition): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}

/** Both ends belong to the range. */
export function contains({ start, end }: TextRange, at: TextPosition): boolean {
  return isUpTo(start, at) && isUpTo(at, end);
}

/** For the shortest first. */
export function byHeight(a: TextRange, b: TextRange): number {
  return height(a) - height(b);
}

function height({ start, end }: TextRange): number {
  return end.line - start.line;
}

export function isSame(a: TextRange, b: TextRange): boolean {
  return isUpTo(a.start, b.start) && isUpTo(b.start, a.start) && isUpTo(a.end, b.end) && isUpTo(b.end, a.end);
}
