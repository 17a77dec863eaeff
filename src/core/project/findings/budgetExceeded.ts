/** A month of many calls against the sum that someone has set for it: the one finding that is of no single call. */

import { formatUsd } from '../../money/format';
import { countedItems } from '../countedItems';
import { type CostedItem, totalOf } from '../documentEstimate';

export interface BudgetUse {
  readonly budgetUsdPerMonth: number;
  /** Base case of the calls that have a price. */
  readonly apiUsdPerMonth: number;
  /** True when a call has no price: the month costs more than the figure says. */
  readonly incomplete: boolean;
  /** A month that is incomplete can be over its budget, but never surely within it. */
  readonly exceeded: boolean;
}

/** @param items All of what the budget holds for; what makes no month of its own is left out here. */
export function budgetUse(budgetUsdPerMonth: number, items: readonly CostedItem[]): BudgetUse {
  const { apiUsdPerMonth, incomplete } = totalOf(countedItems(items));
  return { budgetUsdPerMonth, apiUsdPerMonth, incomplete, exceeded: apiUsdPerMonth > budgetUsdPerMonth };
}

/** `at least $620.00 a month on the API, over the budget of $500.00`; null within the budget. */
export function overBudgetText(use: BudgetUse): string | null {
  if (!use.exceeded) return null;
  const month = `${use.incomplete ? 'at least' : 'about'} ${formatUsd(use.apiUsdPerMonth)}`;
  return `${month} a month on the API, over the budget of ${formatUsd(use.budgetUsdPerMonth)}`;
}

/** The call with the dearest month, where a budget that is written in no file of the folder is marked. */
export function dearest<T extends Pick<CostedItem, 'perMonth'>>(items: readonly T[]): T | null {
  return items.reduce<T | null>(
    (most, item) => ((item.perMonth?.base ?? 0) > (most?.perMonth?.base ?? 0) ? item : most),
    null,
  );
}
