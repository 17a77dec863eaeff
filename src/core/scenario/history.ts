/** What can be taken back: states before and after each step, the newest last. Pure; a bounded number of steps. */

export interface Step<State, What> {
  readonly what: What;
  readonly before: State;
  readonly after: State;
  /** Steps of one key that follow each other closely are one; null stands alone. */
  readonly burst: string | null;
  /** When it was last added to, in milliseconds. */
  readonly at: number;
}

export interface History<State, What> {
  readonly done: readonly Step<State, What>[];
  /** Taken back; the one to do again next is the last. */
  readonly undone: readonly Step<State, What>[];
}

/** Enough for a day; a step holds little that others do not share. */
const MOST_STEPS = 200;

/** Between two steps of one slider or one word there is less. */
const BURST_MS = 1500;

export const NO_HISTORY: History<never, never> = { done: [], undone: [] };

/** A step more; what had been taken back cannot be done again after it. */
export function withStep<State, What>(
  { done }: History<State, What>,
  step: Step<State, What>,
): History<State, What> {
  const last = done.at(-1);
  const goesOn = last !== undefined && last.burst !== null && last.burst === step.burst;
  const isOne = goesOn && step.at - last.at <= BURST_MS;
  const kept = isOne ? [...done.slice(0, -1), { ...step, before: last.before }] : [...done, step];
  return { done: kept.slice(-MOST_STEPS), undone: [] };
}

/** One step back, to the state that is returned; null when there is none. */
export function undo<State, What>({ done, undone }: History<State, What>): Move<State, What> | null {
  const last = done.at(-1);
  if (last === undefined) return null;
  return { state: last.before, history: { done: done.slice(0, -1), undone: [...undone, closed(last)] } };
}

/** One step forward again. */
export function redo<State, What>({ done, undone }: History<State, What>): Move<State, What> | null {
  const next = undone.at(-1);
  if (next === undefined) return null;
  return { state: next.after, history: { done: [...done, next], undone: undone.slice(0, -1) } };
}

interface Move<State, What> {
  readonly state: State;
  readonly history: History<State, What>;
}

/** What follows it is a step of its own. */
function closed<State, What>(step: Step<State, What>): Step<State, What> {
  return { ...step, burst: null };
}
