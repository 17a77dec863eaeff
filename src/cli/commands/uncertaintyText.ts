/** How sure the comparison is, for people. */

import { uncertaintySentence } from '../../core/cost/sentences';
import { UNCERTAIN_INPUT_NAMES } from '../../core/cost/uncertainInputs';
import type { Uncertainty } from '../../core/cost/uncertainty';
import { formatUsd } from '../../core/money/format';
import { renderTable } from '../table';

/** Inputs worth a row. */
const MOST_ROWS = 6;

/** Nothing to say of a model that does not fit, or where every input is exact. */
export function uncertaintyText(uncertainty: Uncertainty | null): string[] {
  if (uncertainty === null || uncertainty.tornado.length === 0) return [];
  const { tornado, takenAsExact } = uncertainty;
  const exact = takenAsExact.map((name) => UNCERTAIN_INPUT_NAMES[name]).join(', ');
  return [
    '',
    uncertaintySentence(uncertainty),
    renderTable(
      [
        { title: 'what moves the answer', align: 'left' },
        { title: 'saved at its low end', align: 'right' },
        { title: 'at its high end', align: 'right' },
      ],
      tornado
        .slice(0, MOST_ROWS)
        .map(({ input, low, high }) => [UNCERTAIN_INPUT_NAMES[input], formatUsd(low), formatUsd(high)]),
    ),
    ...(exact === '' ? [] : [`Taken as exact: ${exact}.`]),
  ];
}
