/** A document whose totals follow each edit, at the cost of the text around it. */

import type { Measure } from './measures';
import { nextSeam } from './seams';

/** UTF-16 units: counted in microseconds, and few chunks for a document. */
const CHUNK_UNITS = 1024;
/** A shorter rest stays with the chunk before it. */
const LEAST_UNITS = 256;

interface Chunk<Total> {
  readonly text: string;
  readonly total: Total;
}

/** Holds its text in chunks that end at seams, and the total of each; no tokens. */
export class IncrementalDocument<Total> {
  private chunks: Chunk<Total>[];
  private units: number;
  private whole: Total;

  constructor(
    text: string,
    private readonly measure: Measure<Total>,
  ) {
    this.chunks = this.cut(text);
    this.units = text.length;
    this.whole = this.sum(this.chunks);
  }

  /** UTF-16 units. */
  get length(): number {
    return this.units;
  }

  /** That of the whole text. */
  total(): Total {
    return this.whole;
  }

  /** That of the text from `start` to `end` on its own. What is outside of the document is left out. */
  totalOf(start: number, end: number): Total {
    let sum = this.measure.of('');
    let offset = 0;
    for (const { text, total } of this.chunks) {
      const from = Math.max(0, start - offset);
      const to = Math.min(text.length, end - offset);
      if (to <= 0) break;
      if (from === 0 && to === text.length) sum = this.measure.plus(sum, total);
      else if (from < to) sum = this.measure.plus(sum, this.measure.of(text.slice(from, to)));
      offset += text.length;
    }
    return sum;
  }

  /** Replaces `deleted` units from `offset` on; what is outside of the document is left alone. */
  edit(offset: number, deleted: number, inserted: string): void {
    const from = Math.min(Math.max(0, offset), this.units);
    const to = Math.min(Math.max(from, from + deleted), this.units);
    const { first, last, start } = this.touched(from, to);
    const removed = this.chunks.slice(first, last);
    const old = removed.map(({ text }) => text).join('');
    const added = this.cut(old.slice(0, from - start) + inserted + old.slice(to - start));
    this.replace(first, removed.length, added);
    this.whole = this.measure.plus(this.measure.minus(this.whole, this.sum(removed)), this.sum(added));
    this.units += inserted.length - (to - from);
  }

  /**
   * The chunks from `first` up to `last` hold the place and the seams it touches; the first begins at `start`. One more
   * after them is whole, so that whatever the seam at its end depends on stays as it was, and no crumb is left before it.
   */
  private touched(from: number, to: number): { first: number; last: number; start: number } {
    const { chunks } = this;
    let first = 0;
    let start = 0;
    for (; first < chunks.length; first += 1) {
      const { length } = chunks[first]?.text ?? '';
      if (start + length >= from) break;
      start += length;
    }
    let last = first;
    for (let end = start; last < chunks.length && end <= to; last += 1) end += chunks[last]?.text.length ?? 0;
    if (last < chunks.length) last += 1;
    return { first, last, start };
  }

  private replace(first: number, removed: number, added: readonly Chunk<Total>[]): void {
    // Most edits change no seam, so the list stays as long as it was.
    if (added.length === removed)
      for (const [index, chunk] of added.entries()) this.chunks[first + index] = chunk;
    else this.chunks = [...this.chunks.slice(0, first), ...added, ...this.chunks.slice(first + removed)];
  }

  private cut(text: string): Chunk<Total>[] {
    const chunks: Chunk<Total>[] = [];
    for (let start = 0; start < text.length; ) {
      const seam = nextSeam(text, start + CHUNK_UNITS, this.measure.seam);
      const end = text.length - seam < LEAST_UNITS ? text.length : seam;
      const part = detached(text.slice(start, end));
      chunks.push({ text: part, total: this.measure.of(part) });
      start = end;
    }
    return chunks;
  }

  private sum(chunks: readonly Chunk<Total>[]): Total {
    return chunks.reduce((sum, { total }) => this.measure.plus(sum, total), this.measure.of(''));
  }
}

/** A slice keeps the whole text alive that it was cut from; a copy does not. */
function detached(part: string): string {
  return ` ${part}`.slice(1);
}
