import { setImmediate } from 'node:timers/promises';

/**
 * Does one after the other, and lets other extensions have their turn in between: they all share one thread, and evaluating
 * large modules takes it for long.
 */
export async function inParts(parts: readonly (() => unknown)[]): Promise<void> {
  for (const part of parts) {
    await part();
    await setImmediate();
  }
}
