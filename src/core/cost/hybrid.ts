/** The best split: which workloads to host, which to leave on the API, and what the mix costs. */

import { demandOf, requestsOf, tokensOf } from './demand';
import type { HostingPlan, Workload, WorkloadEstimate } from './estimate';
import { fleetCost } from './hosting';
import { replicaOf } from './sizing';

export interface Mix {
  /** Ids of the workloads to host. */
  readonly hosted: readonly string[];
  /** What they cost on the API, and on a fleet of their own, a month. */
  readonly apiUsdOfHosted: number;
  readonly hostedUsd: number;
  /** What the rest costs on the API, with the engineering of that side. */
  readonly apiUsd: number;
  /** Both sides of the mix together. */
  readonly totalUsd: number;
}

/** A workspace has no more workloads than this worth a split of their own. */
const MAX_WORKLOADS = 60;

/**
 * The cheapest of the splits that host the workloads dearest per token and leave the rest, which is where a fleet's
 * fixed cost pays back first. Null when there is nothing to split or none of them is cheaper than the API alone.
 */
export function bestMix(
  plan: HostingPlan,
  workloads: readonly Workload[],
  estimates: readonly WorkloadEstimate[],
  apiFixedUsd: number,
): Mix | null {
  const costs = new Map(estimates.map(({ id, apiMonthly }) => [id, apiMonthly?.base ?? 0]));
  const apiUsd = (list: readonly Workload[]) => list.reduce((sum, { id }) => sum + (costs.get(id) ?? 0), 0);
  const priced = workloads.filter(({ price }) => price !== null);
  const perToken = (workload: Workload) =>
    (costs.get(workload.id) ?? 0) / Math.max(1, requestsOf(workload) * tokensOf(workload));
  const dearestFirst = [...priced].sort((a, b) => perToken(b) - perToken(a)).slice(0, MAX_WORKLOADS);
  const all = apiUsd(workloads) + apiFixedUsd;
  const mixes = dearestFirst
    .slice(0, workloads.length - 1)
    .map((_, index) => mixOf(plan, dearestFirst.slice(0, index + 1), apiUsd, all))
    .filter((mix) => mix !== null && mix.totalUsd < all);
  return mixes.reduce(
    (best, mix) => (best === null || mix === null || mix.totalUsd < best.totalUsd ? mix : best),
    null,
  );
}

function mixOf(
  plan: HostingPlan,
  hosted: readonly Workload[],
  apiUsd: (list: readonly Workload[]) => number,
  all: number,
): Mix | null {
  const demand = demandOf(hosted);
  const result = replicaOf(plan, demand);
  if ('problem' in result) return null;
  const apiUsdOfHosted = apiUsd(hosted);
  const fallbackUsd = apiUsdOfHosted * (plan.fallbackShare ?? 0);
  const hostedUsd = fleetCost(plan, result.replica, demand.tokensPerMonth.base) + fallbackUsd;
  return {
    hosted: hosted.map(({ id }) => id),
    apiUsdOfHosted,
    hostedUsd,
    apiUsd: all - apiUsdOfHosted,
    totalUsd: hostedUsd + all - apiUsdOfHosted,
  };
}
