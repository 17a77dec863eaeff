/** Last month's bill as the start: the volume that it means, and how far the code's own estimate is from it. */

import { withoutDust } from '../money/range';
import { interactionCost } from './apiCost';
import type { Workload } from './estimate';

export interface BillCheck {
  /** USD that the provider charged for the month. */
  readonly billUsd: number;
  /** What the workloads cost a month as they were given, at their base. */
  readonly estimatedUsd: number;
  /** The estimate less the bill, and as a share of the bill. */
  readonly differenceUsd: number;
  readonly differenceShare: number;
  /** What the bill makes of the volume. */
  readonly interactionsPerMonth: number;
}

export type BillResult =
  | { readonly workloads: readonly Workload[]; readonly check: BillCheck; readonly problem: null }
  | { readonly workloads: null; readonly check: null; readonly problem: string };

/**
 * Bill ÷ cost of the mean interaction = volume. Workloads keep their mix; those without any volume count alike. A model
 * without a price cannot be told from a bill, so it keeps the volume it has.
 * Example: 7,290 USD at 0.0243 an interaction are 300,000.
 */
export function fromBill(given: readonly Workload[], billUsd: number): BillResult {
  const problem = (text: string): BillResult => ({ workloads: null, check: null, problem: text });
  const estimatedUsd = monthOf(given);
  const mixed =
    estimatedUsd > 0 ? given : given.map((workload) => ({ ...workload, interactionsPerMonth: 1 }));
  const mixedUsd = monthOf(mixed);
  if (!(mixedUsd > 0)) return problem('no workload has a price, so a bill says nothing of its volume');
  const scale = billUsd / mixedUsd;
  const workloads = mixed.map((workload) =>
    workload.price === null
      ? workload
      : { ...workload, interactionsPerMonth: withoutDust(workload.interactionsPerMonth * scale) },
  );
  const check: BillCheck = {
    billUsd,
    estimatedUsd,
    differenceUsd: estimatedUsd - billUsd,
    differenceShare: billUsd > 0 ? (estimatedUsd - billUsd) / billUsd : 0,
    interactionsPerMonth: workloads.reduce((sum, { interactionsPerMonth }) => sum + interactionsPerMonth, 0),
  };
  return { workloads, check, problem: null };
}

function monthOf(workloads: readonly Workload[]): number {
  return workloads.reduce(
    (sum, workload) => sum + workload.interactionsPerMonth * (interactionCost(workload)?.base ?? 0),
    0,
  );
}
