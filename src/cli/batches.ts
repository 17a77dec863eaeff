/** How threads share the files of a scan: each takes the next batch when it is done with one. */

import type { SourceFile } from '../node/sourceFiles';
import type { ReadFile } from './readFile';

/** What a thread is told when it starts. */
export interface ThreadStart {
  /** Of the project that the files are of. */
  readonly folder: string;
  readonly fromEnd: boolean;
}

/** What it is told when there is something to read. */
export interface Batches {
  readonly batches: readonly (readonly SourceFile[])[];
  /** Shared by all threads: batches taken in all, from the start, and from the end. */
  readonly taken: Int32Array;
}

/** The files of a batch that say something; null when there is no batch left. */
export type ThreadAnswer = { readonly batch: number; readonly found: readonly ReadFile[] } | null;

const ALL = 0;
const FROM_START = 1;
const FROM_END = 2;
export const TAKEN_BYTES = 3 * Int32Array.BYTES_PER_ELEMENT;

/** Index of a batch that no other thread has taken, or null. */
export function takeBatch({ batches, taken }: Batches, fromEnd: boolean): number | null {
  // Those from the start and from the end are never more than all, so that they do not meet.
  if (Atomics.add(taken, ALL, 1) >= batches.length) return null;
  return fromEnd ? batches.length - 1 - Atomics.add(taken, FROM_END, 1) : Atomics.add(taken, FROM_START, 1);
}
