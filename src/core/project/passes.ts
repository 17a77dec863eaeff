/** How often a loop makes its calls in one run: as someone has set, as the code states, or assumed. */

import { exactly, type Range } from '../money/range';
import type { Loop } from '../source/callFlow';
import type { CallSite } from '../source/callSite';
import { sendsHistory } from '../source/callSite';
import { STEPS_OF_HISTORY } from './priors';
import { type Given, sourceWords, type UsageSource } from './usage';

export interface Passes {
  readonly passes: Range;
  readonly source: UsageSource | 'code' | 'assumed';
  /** What the figure rests on, in words. */
  readonly basis: string;
}

/**
 * Steps of an agent until it answers. A working assumption of this project (2026-11), wide on purpose; its high end is where
 * OpenAI's Agents SDK stops a run by default (`DEFAULT_MAX_TURNS = 10`, `src/agents/run_config.py`, read 2026-11).
 */
const AGENT_STEPS: Range = { low: 1, base: STEPS_OF_HISTORY, high: 10 };

/** Elements of a list that code goes over. A working assumption of this project (2026-11), wide on purpose. */
export const ELEMENTS: Range = { low: 1, base: 5, high: 50 };

/** @param calls Those in the loop. @param said What someone has set for one of them. */
export function passesOf(
  { passes, endsEarly }: Loop,
  calls: readonly CallSite[],
  said: Given<number> | null,
): Passes {
  if (said !== null)
    return { passes: exactly(said.value), source: said.source, basis: sourceWords(said.source) };
  if (passes !== null && !endsEarly)
    return { passes: exactly(passes), source: 'code', basis: 'passes that the code states' };
  const isAgent = endsEarly || calls.some(({ messages }) => sendsHistory(messages));
  const assumed = isAgent ? AGENT_STEPS : ELEMENTS;
  if (passes === null) {
    const basis = isAgent
      ? 'assumed: steps until an answer ends the loop'
      : 'assumed: elements that the loop goes over';
    return { passes: assumed, source: 'assumed', basis };
  }
  const upTo = { low: Math.min(assumed.low, passes), base: Math.min(assumed.base, passes), high: passes };
  return { passes: upTo, source: 'assumed', basis: `assumed: the code stops after ${passes} at the latest` };
}
