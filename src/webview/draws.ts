/** The draws behind the percentiles: too slow for each step of a slider, so they are made when input pauses. */

import type { EstimateInput } from '../core/cost/estimate';
import { type Uncertainty, uncertaintyOf } from '../core/cost/uncertainty';

export interface Draws {
  /** Of an earlier input while it is behind; null before the first, and where the open model does not fit. */
  readonly uncertainty: Uncertainty | null;
  readonly isBehind: boolean;
}

/** Calls back once input has paused, and forgets a call that is still to come when told to. */
export type Pause = (then: () => void) => () => void;

/** Between the steps of a slider there is less. */
const PAUSE_MS = 200;

export const pause: Pause = (then) => {
  const timer = setTimeout(then, PAUSE_MS);
  return () => clearTimeout(timer);
};

/**
 * The newest draws for an input; for a new one they come later, and `whenDrawn` says so.
 * @returns asks for the draws of an input, which is the same while it says the same
 */
export function createDraws(afterPause: Pause, whenDrawn: () => void): (input: EstimateInput) => Draws {
  let asked = '';
  let forget: () => void = () => undefined;
  let draws: Draws = { uncertainty: null, isBehind: false };
  return (input) => {
    const text = JSON.stringify(input);
    if (text === asked) return draws;
    asked = text;
    draws = { ...draws, isBehind: true };
    forget();
    forget = afterPause(() => {
      draws = { uncertainty: uncertaintyOf(input), isBehind: false };
      whenDrawn();
    });
    return draws;
  };
}
