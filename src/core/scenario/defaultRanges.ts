/** How far off the defaults may be. They hold for a default alone: a figure that somebody set is taken as it is. */

import { exactly, type Range } from '../money/range';
import { DEFAULT_SCENARIO, type Scenario } from './scenario';

type RangedOverhead = 'operationsFte' | 'engineerUsdPerYear' | 'infrastructureUsdPerMonth';

/** The sources are those of the defaults themselves, in `defaults.ts`. */
const DEFAULT_RANGES: Readonly<Record<RangedOverhead, Range>> = {
  operationsFte: { low: 0.15, base: 0.2, high: 0.25 },
  engineerUsdPerYear: { low: 150_000, base: 150_000, high: 200_000 },
  infrastructureUsdPerMonth: { low: 250, base: 250, high: 1000 },
};

/** The scenario's own range, else the default's while the input is at its default, else the input alone. */
export function rangeOf({ overhead, ranges }: Scenario, input: RangedOverhead): Range {
  const own = ranges?.[input];
  if (own !== undefined) return own;
  const isDefault = overhead[input] === DEFAULT_SCENARIO.overhead[input];
  return isDefault ? DEFAULT_RANGES[input] : exactly(overhead[input]);
}
