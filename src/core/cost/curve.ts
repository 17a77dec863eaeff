/** Cost against volume, for the chart and the table beside it. */

import type { Crossing } from './breakEven';
import type { BreakEven, CurvePoint } from './estimate';
import { fleetCost } from './hosting';
import { plannedTokensPerReplica, servingReplicas } from './sizing';

/** Points evenly spaced in the logarithm of the volume. */
const SPACED_POINTS = 40;

/** Steps whose both sides get a point of their own, so that the staircase has edges. */
const EDGES = 10;

/** The chart spans from a tenth of the volume of today to three times what is farthest of it and the break-evens. */
export function costCurve(crossing: Crossing, breakEven: BreakEven): CurvePoint[] {
  const today = crossing.tokensPerMonth;
  const reach = reachOf(crossing, breakEven);
  const from = Math.max(1, (today > 0 ? Math.min(today, reach) : reach) / 10);
  const to = reach * 3;
  const volumes = [...spaced(from, to), ...edges(crossing, from, to)];
  if (today > from && today < to) volumes.push(today);
  return [...new Set(volumes)].sort((a, b) => a - b).map((volume) => pointAt(crossing, volume));
}

function reachOf({ plan, replica, tokensPerMonth }: Crossing, breakEven: BreakEven): number {
  const { durableTokensPerMonth, naiveTokensPerMonth } = breakEven;
  const oneReplica = plannedTokensPerReplica(plan, replica);
  return Math.max(tokensPerMonth, durableTokensPerMonth ?? naiveTokensPerMonth ?? 0, oneReplica, 1e6);
}

function spaced(from: number, to: number): number[] {
  return Array.from(
    { length: SPACED_POINTS + 1 },
    (_, index) => from * (to / from) ** (index / SPACED_POINTS),
  );
}

function edges({ plan, replica }: Crossing, from: number, to: number): number[] {
  if (plan.fixedReplicas !== null) return [];
  const perReplica = plannedTokensPerReplica(plan, replica);
  const first = Math.max(plan.minReplicas, Math.ceil(from / perReplica));
  const steps = Array.from({ length: EDGES }, (_, index) => (first + index) * perReplica);
  return steps
    .flatMap((volume) => [volume, volume * (1 + 1e-6)])
    .filter((volume) => volume >= from && volume <= to);
}

function pointAt(crossing: Crossing, tokensPerMonth: number): CurvePoint {
  const { plan, replica, apiUsdPerToken, apiFixedUsd } = crossing;
  const billUsd = apiUsdPerToken * tokensPerMonth;
  return {
    tokensPerMonth,
    apiUsd: billUsd + apiFixedUsd,
    selfHostedUsd: fleetCost(plan, replica, tokensPerMonth) + billUsd * (plan.fallbackShare ?? 0),
    replicas: servingReplicas(plan, replica, tokensPerMonth),
  };
}
