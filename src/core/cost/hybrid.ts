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

/** Up to so many workloads every split is looked at. */
const MAX_EXHAUSTIVE = 8;

/** A workspace has no more workloads than this worth a split of their own. */
const MAX_WORKLOADS = 60;

/** Rounds of moving single workloads; more change nothing that counts. */
const MAX_ROUNDS = 4;

/** Which workloads are hosted, by their place in a list. */
type Split = readonly boolean[];

/**
 * The cheapest split that hosts some workloads and leaves others on the API: of all splits where they are few; else the
 * best of those that host the workloads dearest per token, from which single workloads are moved while that saves
 * anything. Workloads that have to be hosted are, whatever the split costs. Null when there is nothing to split, or none
 * has to be hosted and no split is cheaper than the API alone.
 */
export function bestMix(
  plan: HostingPlan,
  workloads: readonly Workload[],
  estimates: readonly WorkloadEstimate[],
  apiFixedUsd: number,
): Mix | null {
  const apiUsd = estimates.map(({ apiMonthly }) => apiMonthly?.base ?? 0);
  const all = apiUsd.reduce((sum, usd) => sum + usd, apiFixedUsd);
  const priced = workloads.flatMap((workload, index) =>
    workload.price === null && workload.mustSelfHost !== true ? [] : [{ workload, usd: apiUsd[index] ?? 0 }],
  );
  const isForced = priced.some(({ workload }) => workload.mustSelfHost === true);
  const candidates = [...priced].sort(forcedThenDearest).slice(0, MAX_WORKLOADS);
  const mixOf = (split: Split): Mix | null => {
    const hosted = candidates.filter((candidate, index) => split[index] === true || mustHost(candidate));
    // All of them hosted is no mix, nor is none.
    return hosted.length === 0 || hosted.length === workloads.length ? null : costOf(plan, hosted, all);
  };
  const best = cheapest(
    candidates.length <= MAX_EXHAUSTIVE ? allSplits(candidates.length) : dearestFirst(candidates.length),
    mixOf,
  );
  const settled = candidates.length <= MAX_EXHAUSTIVE ? best : improved(best, mixOf);
  return settled !== null && (isForced || settled.mix.totalUsd < all) ? settled.mix : null;
}

interface Candidate {
  readonly workload: Workload;
  /** On the API, a month. */
  readonly usd: number;
}

interface Found {
  readonly split: Split;
  readonly mix: Mix;
}

function mustHost({ workload }: Candidate): boolean {
  return workload.mustSelfHost === true;
}

function forcedThenDearest(a: Candidate, b: Candidate): number {
  return Number(mustHost(b)) - Number(mustHost(a)) || perToken(b) - perToken(a);
}

function perToken({ workload, usd }: Candidate): number {
  return usd / Math.max(1, requestsOf(workload) * tokensOf(workload));
}

function allSplits(count: number): Split[] {
  return Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (_, index) => (bits & (1 << index)) !== 0),
  );
}

function dearestFirst(count: number): Split[] {
  return Array.from({ length: count }, (_, last) =>
    Array.from({ length: count }, (_, index) => index <= last),
  );
}

function cheapest(splits: readonly Split[], mixOf: (split: Split) => Mix | null): Found | null {
  return splits.reduce<Found | null>((best, split) => {
    const mix = mixOf(split);
    return mix !== null && (best === null || mix.totalUsd < best.mix.totalUsd) ? { split, mix } : best;
  }, null);
}

/** Moves one workload at a time to the other side while the total falls. */
function improved(start: Found | null, mixOf: (split: Split) => Mix | null): Found | null {
  let best = start;
  for (let round = 0; best !== null && round < MAX_ROUNDS; round += 1) {
    const { split } = best;
    const moved = split.map((_, at) => split.map((isHosted, index) => (index === at ? !isHosted : isHosted)));
    const next: Found | null = cheapest(moved, mixOf);
    if (next === null || next.mix.totalUsd >= best.mix.totalUsd) break;
    best = next;
  }
  return best;
}

/** Null when the hosted ones do not fit the GPU, or a fixed fleet is too small for them. */
function costOf(plan: HostingPlan, hosted: readonly Candidate[], all: number): Mix | null {
  const demand = demandOf(hosted.map(({ workload }) => workload));
  const result = replicaOf(plan, demand);
  if ('problem' in result) return null;
  const { capacityTokensPerMonth } = result.replica;
  const tokens = demand.tokensPerMonth.base;
  if (plan.fixedReplicas !== null && tokens > plan.fixedReplicas * capacityTokensPerMonth) return null;
  const apiUsdOfHosted = hosted.reduce((sum, { usd }) => sum + usd, 0);
  const hostedUsd = fleetCost(plan, result.replica, tokens) + apiUsdOfHosted * (plan.fallbackShare ?? 0);
  return {
    hosted: hosted.map(({ workload }) => workload.id),
    apiUsdOfHosted,
    hostedUsd,
    apiUsd: all - apiUsdOfHosted,
    totalUsd: hostedUsd + all - apiUsdOfHosted,
  };
}
