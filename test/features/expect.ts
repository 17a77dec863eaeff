/** Assertions that run anywhere: the worker of a browser has no `node:assert`. */

export class Failure extends Error {}

/** As JSON, which is all that features compare. */
export function same(actual: unknown, expected: unknown, what = 'they differ'): void {
  const [found, wanted] = [JSON.stringify(actual, null, 1), JSON.stringify(expected, null, 1)];
  if (found !== wanted) throw new Failure(`${what}\nfound:    ${found}\nexpected: ${wanted}`);
}

export function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Failure(what);
}

export function fits(text: string, pattern: RegExp): void {
  holds(pattern.test(text), `${pattern} does not fit: ${text}`);
}

const DEADLINE_MS = 15_000;
const POLL_MS = 25;

/** Asks again until the assertions about the answer hold; at the deadline says which does not. */
export async function eventually<T>(
  ask: () => T | PromiseLike<T>,
  assertions: (answer: T) => void,
): Promise<T> {
  const end = Date.now() + DEADLINE_MS;
  for (;;) {
    const answer = await ask();
    try {
      assertions(answer);
      return answer;
    } catch (error) {
      if (!(error instanceof Failure) || Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** The place behind the first `text`, or in front of it. */
export function placeOf(text: string, part: string, edge: 'start' | 'end' = 'start') {
  const offset = text.indexOf(part);
  holds(offset >= 0, `"${part}" is not in the text`);
  const before = text.slice(0, edge === 'start' ? offset : offset + part.length).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
