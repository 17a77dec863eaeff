/** How loaded the paid fleet is, hour by hour of the week: what a profile of traffic makes of it. */

import type { HostingPlan } from './estimate';
import type { Replica } from './sizing';

export interface TrafficLoad {
  /** Busiest hour over the mean hour. */
  readonly peakToAverage: number;
  /** Load of the paid capacity, 0 to 1 and above 1 where a fixed fleet is too small: over the week, and in its busiest hour. */
  readonly meanUtilization: number;
  readonly peakUtilization: number;
  /** Of each of the 168 hours, Monday 00:00 first; null where only the peak over the mean is known. */
  readonly hourly: readonly number[] | null;
  /** Replicas of the fleet with none turned off. */
  readonly replicas: number;
  /**
   * Mean replicas if the fleet followed the traffic by the hour, spare ones included. For information: sizing does not
   * count on it, since a replica takes minutes to load its weights. Null without hours.
   */
  readonly replicasIfScaled: number | null;
}

/** @param serving replicas that take traffic, without the spare ones. */
export function trafficLoad(
  plan: HostingPlan,
  replica: Replica,
  serving: number,
  tokensPerMonth: number,
): TrafficLoad {
  const paid = serving + plan.redundantReplicas;
  const mean = tokensPerMonth / (paid * replica.capacityTokensPerMonth);
  const factors = plan.hourlyWeights === undefined ? null : aroundMean(plan.hourlyWeights);
  return {
    peakToAverage: plan.peakToAverage,
    meanUtilization: mean,
    peakUtilization: mean * plan.peakToAverage,
    hourly: factors?.map((factor) => factor * mean) ?? null,
    replicas: paid,
    replicasIfScaled: factors === null ? null : meanReplicas(plan, replica, factors, tokensPerMonth),
  };
}

/** Each hour over the mean hour. */
function aroundMean(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (sum > 0 ? (weight * weights.length) / sum : 1));
}

/** In each hour as many as keep it to the target, never fewer than the least; a fixed fleet stays. */
function meanReplicas(
  plan: HostingPlan,
  replica: Replica,
  factors: readonly number[],
  tokensPerMonth: number,
): number {
  if (plan.fixedReplicas !== null) return plan.fixedReplicas + plan.redundantReplicas;
  const needed = tokensPerMonth / (replica.capacityTokensPerMonth * plan.targetUtilization);
  const replicas = factors.map((factor) =>
    Math.max(plan.minReplicas, Math.ceil(factor * needed * (1 - 1e-12))),
  );
  const mean = replicas.reduce((sum, count) => sum + count, 0) / factors.length;
  return mean + plan.redundantReplicas;
}
