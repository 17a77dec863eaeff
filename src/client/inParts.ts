/** A browser has no such thing, and its shortest timer does. */
const later: (resolve: () => void) => void = typeof setImmediate === 'function' ? setImmediate : setTimeout;

/** Everything else that waits goes first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => later(resolve));
}

/**
 * Does one after the other, and lets other extensions have their turn in between: they all share one thread, and evaluating
 * large modules takes it for long.
 */
export async function inParts(parts: readonly (() => unknown)[]): Promise<void> {
  for (const part of parts) {
    await part();
    await nextTurn();
  }
}
