/** How sure the comparison is: many draws of what may be off, and which of it moves the answer most. */

import { isExact } from '../money/range';
import { type Outcome, type PreparedComparison, prepareComparison } from './drawModel';
import type { EstimateInput } from './estimate';
import { seededRandom } from './random';
import { AT, UNCERTAIN_INPUTS, type UncertainInput } from './uncertainInputs';

/** Enough for percentiles that move by less than about 1 % of the spread with another seed. */
export const DRAWS = 10_000;

/** Any number does; a fixed one gives the same answer every time. */
const SEED = 20_260_101;

/** USD a month that 10, 50 and 90 % of the draws do not exceed. */
export interface Percentiles {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** What self-hosting saves a month against the API, in USD, with one input at its ends and the others at their base. */
export interface TornadoBar {
  readonly input: UncertainInput;
  readonly low: number;
  readonly high: number;
}

export interface Uncertainty {
  /** Share of the draws, 0 to 1, in which self-hosting costs less and can serve the volume. */
  readonly probabilitySelfHostedCheaper: number;
  readonly api: Percentiles;
  readonly selfHosted: Percentiles;
  /** The widest first. Inputs that are exact are left out. */
  readonly tornado: readonly TornadoBar[];
  /** Inputs that count as exact because nothing says how far off they may be. */
  readonly takenAsExact: readonly UncertainInput[];
  readonly draws: number;
}

/**
 * Each input is drawn for itself, evenly between its low end and its base or between its base and its high end: of a
 * range no more is known than its ends and its middle. Tokens of all workloads are off together, in one direction.
 * Null when the open model does not fit.
 */
export function uncertaintyOf(input: EstimateInput, draws: number = DRAWS): Uncertainty | null {
  const prepared = prepareComparison(input);
  if (prepared === null) return null;
  const uncertain = UNCERTAIN_INPUTS.filter((name) => !isExact(prepared.ranges[name]));
  const api = new Float64Array(draws);
  const hosted = new Float64Array(draws);
  const positions = new Float64Array(UNCERTAIN_INPUTS.length);
  const outcome: Outcome = { apiUsd: 0, hostedUsd: 0, canServe: true };
  const random = seededRandom(SEED);
  let cheaper = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    for (const name of uncertain) positions[AT[name]] = 2 * random() - 1;
    prepared.model(positions, outcome);
    api[draw] = outcome.apiUsd;
    hosted[draw] = outcome.hostedUsd;
    if (outcome.canServe && outcome.hostedUsd < outcome.apiUsd) cheaper += 1;
  }
  return {
    probabilitySelfHostedCheaper: cheaper / draws,
    api: percentiles(api),
    selfHosted: percentiles(hosted),
    tornado: tornadoOf(prepared, uncertain),
    takenAsExact: UNCERTAIN_INPUTS.filter((name) => !uncertain.includes(name)),
    draws,
  };
}

function percentiles(values: Float64Array): Percentiles {
  values.sort();
  const at = (share: number) => values[Math.floor(share * (values.length - 1))] ?? 0;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

function tornadoOf({ model }: PreparedComparison, uncertain: readonly UncertainInput[]): TornadoBar[] {
  const outcome: Outcome = { apiUsd: 0, hostedUsd: 0, canServe: true };
  const saved = (name: UncertainInput, position: number) => {
    const positions = new Float64Array(UNCERTAIN_INPUTS.length);
    positions[AT[name]] = position;
    model(positions, outcome);
    return outcome.apiUsd - outcome.hostedUsd;
  };
  return uncertain
    .map((input) => ({ input, low: saved(input, -1), high: saved(input, 1) }))
    .sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low));
}
