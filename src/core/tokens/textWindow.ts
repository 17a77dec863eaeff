/** A stretch of text as numbers: reading a string by units costs several times what reading an array does. */

import { readUnits } from './characterKind';
import { nextSeam, type Seam } from './seams';

/** UTF-16 units and their kinds, in arrays that serve one stretch after the other. */
export class TextWindow {
  /** The text's units, then whatever stood there before. */
  readonly units: Uint16Array;
  /** Kinds of the units, then a 0, which ends every run. */
  readonly kinds: Uint16Array;
  length = 0;

  constructor(readonly capacity: number) {
    this.units = new Uint16Array(capacity + 1);
    this.kinds = new Uint16Array(capacity + 1);
  }

  /** Takes the text from `start` to `end`, which is no longer than the capacity. */
  read(text: string, start: number, end: number): void {
    readUnits(text, start, end, this.units, this.kinds);
    this.length = end - start;
    this.kinds[this.length] = 0;
  }
}

/** Long enough that seams cost nothing, short enough for a processor's cache. */
const WINDOW_UNITS = 2 ** 14;

/** Reads a text stretch by stretch, each up to a seam. */
export class TextWindows {
  private readonly window = new TextWindow(WINDOW_UNITS);

  constructor(private readonly seam: Seam) {}

  /** The window that begins at `start`; it holds until the next is asked for. A run without a seam is in one window. */
  at(text: string, start: number): TextWindow {
    const end = this.endFrom(text, start);
    const window = end - start <= WINDOW_UNITS ? this.window : new TextWindow(end - start);
    window.read(text, start, end);
    return window;
  }

  private endFrom(text: string, start: number): number {
    const limit = start + WINDOW_UNITS;
    if (limit >= text.length) return text.length;
    for (let index = limit; index > start; index -= 1) if (this.seam(text, index)) return index;
    return nextSeam(text, limit, this.seam);
  }
}
