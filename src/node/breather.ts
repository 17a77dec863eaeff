/** Long work in slices, so that a process with one thread still answers. */

import { performance } from 'node:perf_hooks';

/** A pause that is not felt between two keystrokes. */
const SLICE_MS = 20;

/** Asked between parts of long work: lets others have their turn when a slice is over, and else answers at once. */
export function breather(): () => Promise<void> | undefined {
  let sliceEnds = 0;
  return () => {
    if (performance.now() < sliceEnds) return undefined;
    return new Promise((resolve) =>
      setImmediate(() => {
        sliceEnds = performance.now() + SLICE_MS;
        resolve();
      }),
    );
  };
}
