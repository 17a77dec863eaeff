/**
 * How much work a reading may take. Names lead on to names, and code is made, or has grown, such that a search through them
 * does not end. Counted, as a clock would tell of the machine: the same file is read, or not, wherever it is.
 */

/** Names looked up and expressions followed. Up to a second; no file of fourteen public repositories takes 10,000. */
const STEPS = 100_000;
/** And of each character: ten thousand calls in one file take 0.1. */
const STEPS_PER_CHARACTER = 1;

class TooMuchWork extends Error {}

/** Of the reading under way, of which there is one at a time: none waits for anything in its midst. */
let left = Number.POSITIVE_INFINITY;

/** What `read` gives for a file of so many characters; null where it would take too long. */
export function bounded<T>(characters: number, read: () => T): T | null {
  left = STEPS + STEPS_PER_CHARACTER * characters;
  try {
    return read();
  } catch (error) {
    if (error instanceof TooMuchWork) return null;
    throw error;
  } finally {
    left = Number.POSITIVE_INFINITY;
  }
}

/** To be called by whatever can lead on without end. */
export function step(): void {
  left -= 1;
  if (left < 0) throw new TooMuchWork();
}
