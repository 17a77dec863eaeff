/** How far off the defaults may be. They hold for a default alone: a figure that somebody set is taken as it is. */

import { ARTICLES } from '../cost/articles';
import { exactly, type Range } from '../money/range';
import { DEFAULT_SCENARIO, type Scenario } from './scenario';

type RangedOverhead = 'operationsFte' | 'engineerUsdPerYear' | 'infrastructureUsdPerMonth';

export const DEFAULT_RANGES: Readonly<Record<RangedOverhead, Range & { readonly source: string }>> = {
  operationsFte: { low: 0.15, base: 0.2, high: 0.25, source: ARTICLES.A },
  engineerUsdPerYear: { low: 150_000, base: 150_000, high: 200_000, source: ARTICLES.C },
  infrastructureUsdPerMonth: { low: 250, base: 250, high: 1000, source: ARTICLES.C },
};

/** The scenario's own range, else the default's while the input is at its default, else the input alone. */
export function rangeOf({ overhead, ranges }: Scenario, input: RangedOverhead): Range {
  const own = ranges?.[input];
  if (own !== undefined) return own;
  const { low, base, high } = DEFAULT_RANGES[input];
  const isDefault = overhead[input] === DEFAULT_SCENARIO.overhead[input];
  return isDefault ? { low, base, high } : exactly(overhead[input]);
}
