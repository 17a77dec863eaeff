/** The constants that fit rows best, and what they miss on rows that they have not seen. */

import type { ThroughputConstant, ThroughputConstants } from '../../core/cost/throughputConstants';
import { grouped } from './figures';
import type { MeasuredRow } from './measuredTable';
import { residual } from './predict';
import { PRIORS } from './priors';
import { robustFit } from './robustFit';

const NAMES = Object.keys(PRIORS) as ThroughputConstant[];
/** Rows off by more than 15 % begin to count less. */
const SOFTNESS = 0.15;

/** Everything is positive, so the fit moves logarithms. */
function constantsAt(logarithms: readonly number[]): ThroughputConstants {
  const entries = NAMES.map((name, i) => [name, Math.exp(logarithms[i] ?? 0)]);
  return Object.fromEntries(entries) as ThroughputConstants;
}

/** The best of a start at the priors and of random ones around them; the same seed gives the same answer. */
export function fitConstants(rows: readonly MeasuredRow[], restarts = 0, seed = 1): ThroughputConstants {
  const expected = NAMES.map((name) => Math.log(PRIORS[name].value));
  const spreads = NAMES.map((name) => PRIORS[name].spread);
  const problem = {
    residuals: (at: readonly number[]) => {
      const constants = constantsAt(at);
      return rows.map((row) => residual(row, constants));
    },
    expected,
    spreads,
    softness: SOFTNESS,
  };
  const random = randomFrom(seed);
  const elsewhere = () => expected.map((value, i) => value + (random() * 2 - 1) * (spreads[i] ?? 0));
  const starts = [expected, ...Array.from({ length: restarts }, elsewhere)];
  const fits = starts.map((start) => robustFit(problem, start));
  return constantsAt(fits.reduce((best, fit) => (fit.loss < best.loss ? fit : best)).parameters);
}

export interface HeldOutRow {
  readonly row: MeasuredRow;
  /** Constants of a fit that saw no row of this row's group. */
  readonly constants: ThroughputConstants;
  readonly residual: number;
}

/** Every row predicted by a fit to the groups of other folds. As many folds as groups when there are fewer. */
export function heldOut(
  rows: readonly MeasuredRow[],
  groupOf: (row: MeasuredRow) => string,
  folds: number,
  seed = 1,
): HeldOutRow[] {
  const names = shuffled(
    grouped(rows, groupOf).map(([name]) => name),
    seed,
  );
  const foldOf = new Map(names.map((name, i) => [name, i % folds]));
  return Array.from({ length: Math.min(folds, names.length) }, (_, fold) => {
    const constants = fitConstants(rows.filter((row) => foldOf.get(groupOf(row)) !== fold));
    return rows
      .filter((row) => foldOf.get(groupOf(row)) === fold)
      .map((row) => ({ row, constants, residual: residual(row, constants) }));
  }).flat();
}

export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = randomFrom(seed);
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** Evenly spread numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
