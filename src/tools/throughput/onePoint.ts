/** What is still missed once one row of a setup is given: the user's own measurement, played through. */

import { calibrationFactor } from '../../core/cost/calibrate';
import { grouped } from './figures';
import { type HeldOutRow, randomFrom } from './fitConstants';
import { predict } from './predict';

/** Choices of the given row that are played through. */
export const DRAWS = 20;

function setupOf({ row }: HeldOutRow): string {
  return [row.model.key, row.gpu.key, row.engineLabel, row.precision].join('|');
}

/** Residuals of all other rows of each setup, for several random choices of the row that is given. */
export function residualsWithOnePoint(rows: readonly HeldOutRow[], seed = 1): HeldOutRow[] {
  const random = randomFrom(seed);
  const shares = new Map(rows.map((held) => [held, predict(held.row, held.constants)?.computeShare ?? 0]));
  const setups = grouped(rows, setupOf).filter(([, group]) => group.length > 1);
  return Array.from({ length: DRAWS }, () =>
    setups.flatMap(([, group]) => {
      const given = group[Math.floor(random() * group.length)];
      if (given === undefined) return [];
      const calibration = { error: given.residual, computeShare: shares.get(given) ?? 0 };
      return group
        .filter((held) => held !== given)
        .map((held) => {
          const factor = calibrationFactor(calibration, { computeShare: shares.get(held) ?? 0 });
          return { ...held, residual: held.residual - Math.log(factor) };
        });
    }),
  ).flat();
}
