/** How many replicas a volume needs. Utilization is applied here and nowhere else. */

import type { Range } from '../money/range';
import { exactly } from '../money/range';
import type { Demand } from './demand';
import { DEFAULT_ENGINE, engineOf } from './engines';
import type { HostingPlan } from './estimate';
import { fitProblem, smallestFit } from './memory';
import { modelThroughput } from './throughput';

const SECONDS_PER_HOUR = 3600;

/** One replica of the plan at the demand's request shape. */
export interface Replica {
  readonly gpus: number;
  /** Input and output tokens a second at full load. */
  readonly tokensPerSecond: number;
  readonly capacityTokensPerMonth: number;
  /** Speed in the worst and the best case over the base case. */
  readonly speed: Range;
}

export type ReplicaResult = { readonly replica: Replica } | { readonly problem: string };

/**
 * The smallest replica that fits, or as many GPUs as the plan names; a problem in words when it does not fit.
 * A throughput that the user measured says how fast the replica is, not that it fits.
 */
export function replicaOf(plan: HostingPlan, demand: Demand): ReplicaResult {
  const { model, gpu, precision, throughput } = plan;
  const engine = plan.engine ?? DEFAULT_ENGINE;
  const eightBitCache = engineOf(engine).eightBitCache.includes(precision);
  const need = { model, precision, tokensPerRequest: demand.longestRequestTokens, eightBitCache };
  const gpus = plan.gpusPerReplica ?? smallestFit(need, gpu);
  if (gpus === null) return { problem: `${model.name} in ${precision} does not fit 64 × ${gpu.name}` };
  const problem = fitProblem(need, gpu, gpus);
  if (problem !== null) return { problem };
  if (throughput.kind === 'flat') {
    const given = throughput.tokensPerSecondPerReplica;
    return { replica: replicaAt(plan, gpus, given, speedOf(given, throughput.range)) };
  }
  const modelled = modelThroughput(model, gpu, gpus, precision, demand.shape, { engine });
  if (modelled === null || modelled.tokensPerSecond.base <= 0)
    return { problem: `${gpus} × ${gpu.name} has no room for one request` };
  const { tokensPerSecond } = modelled;
  return {
    replica: replicaAt(plan, gpus, tokensPerSecond.base, speedOf(tokensPerSecond.base, tokensPerSecond)),
  };
}

function speedOf(base: number, range: Range | undefined): Range {
  return range === undefined ? exactly(1) : { low: range.low / base, base: 1, high: range.high / base };
}

function replicaAt(plan: HostingPlan, gpus: number, tokensPerSecond: number, speed: Range): Replica {
  return {
    gpus,
    tokensPerSecond,
    capacityTokensPerMonth: tokensPerSecond * plan.hoursPerMonth * SECONDS_PER_HOUR,
    speed,
  };
}

/**
 * Tokens a month that one replica may be planned for. The target leaves headroom over the average hour, and the peak
 * hour must stay below full load: the stricter of the two sizes, never their product.
 * Example: a target of 0.6 and a peak of 3 plan for a third of the capacity; a target of 0.2 for a fifth.
 */
export function plannedTokensPerReplica(plan: HostingPlan, replica: Replica): number {
  return replica.capacityTokensPerMonth * Math.min(plan.targetUtilization, 1 / plan.peakToAverage);
}

/** Replicas that serve the volume, without the spare ones. A fixed fleet is as large as it is. */
export function servingReplicas(plan: HostingPlan, replica: Replica, tokensPerMonth: number): number {
  if (plan.fixedReplicas !== null) return plan.fixedReplicas;
  const planned = Math.max(Number.MIN_VALUE, plannedTokensPerReplica(plan, replica));
  // A volume that fills a step to the last bit is served by it; floating point must not add a replica.
  const needed = Math.ceil((tokensPerMonth / planned) * (1 - 1e-12));
  return Math.max(plan.minReplicas, Math.min(needed, Number.MAX_SAFE_INTEGER));
}

/** Replicas in the best case (least demand, fastest hardware), the base case and the worst. */
export function servingRange(plan: HostingPlan, replica: Replica, tokensPerMonth: Range): Range {
  const at = (tokens: number, speed: number) => servingReplicas(plan, atSpeed(replica, speed), tokens);
  return {
    low: at(tokensPerMonth.low, replica.speed.high),
    base: at(tokensPerMonth.base, 1),
    high: at(tokensPerMonth.high, replica.speed.low),
  };
}

function atSpeed(replica: Replica, speed: number): Replica {
  return { ...replica, capacityTokensPerMonth: replica.capacityTokensPerMonth * speed };
}
