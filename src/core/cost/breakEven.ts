/** Where self-hosting becomes cheaper: a staircase against a line, so there may be windows, a durable point, or none. */

import type { BreakEven, CurvePoint, HostingPlan } from './estimate';
import { fleetCost, plannedTokensPerReplica, type Replica, servingReplicas } from './fleet';

/** What the crossing needs: the staircase (plan and replica) and the line. */
export interface Crossing {
  readonly plan: HostingPlan;
  readonly replica: Replica;
  /** API price of a token at the actual mix, USD. */
  readonly apiUsdPerToken: number;
  /** Volume of today, tokens a month. */
  readonly tokensPerMonth: number;
}

interface Step {
  readonly replicas: number;
  /** Volumes above `from` and up to `to` need this many replicas. */
  readonly from: number;
  readonly to: number;
  readonly usd: number;
}

/** Windows between the first and the durable break-even that are worth listing. */
const MAX_WINDOWS = 12;

export function breakEvenOf(crossing: Crossing): BreakEven {
  const { plan, replica, apiUsdPerToken } = crossing;
  const firstStep = stepOf(crossing, plan.fixedReplicas ?? plan.minReplicas);
  const naive = apiUsdPerToken > 0 ? firstStep.usd / apiUsdPerToken : null;
  const windows = cheaperWindows(crossing);
  const first = windows[0]?.from ?? null;
  const durable = durableFrom(crossing);
  return {
    naiveTokensPerMonth: naive,
    firstTokensPerMonth: first,
    durableTokensPerMonth: durable,
    utilization: first === null ? null : utilizationAt(plan, replica, first),
    windows: windows.filter(({ to }) => durable === null || to <= durable),
    fragile: isFragile(crossing),
    note: noteOf(crossing, naive, first),
  };
}

function stepOf({ plan, replica }: Crossing, replicas: number): Step {
  const perReplica =
    plan.fixedReplicas === null ? plannedTokensPerReplica(plan, replica) : replica.capacityTokensPerMonth;
  const isLowest = replicas === (plan.fixedReplicas ?? plan.minReplicas);
  return {
    replicas,
    from: isLowest ? 0 : (replicas - 1) * perReplica,
    to: replicas * perReplica,
    usd: fleetCost(plan, replica, replicas * perReplica),
  };
}

/** USD that a further replica costs a month. */
function marginalUsd(crossing: Crossing): number {
  const { minReplicas } = crossing.plan;
  return stepOf(crossing, minReplicas + 1).usd - stepOf(crossing, minReplicas).usd;
}

/** Volumes at which self-hosting is cheaper, lowest first, until it stays cheaper or nothing more can come. */
function cheaperWindows(crossing: Crossing): { from: number; to: number }[] {
  const { plan, apiUsdPerToken } = crossing;
  if (apiUsdPerToken <= 0) return [];
  const lowest = plan.fixedReplicas ?? plan.minReplicas;
  const highest = plan.fixedReplicas ?? lastInterestingStep(crossing);
  const windows: { from: number; to: number }[] = [];
  // Below the break-even of the average, steps lose; start where the step's end can win.
  for (
    let replicas = firstWinningStep(crossing, lowest);
    replicas <= highest && windows.length < MAX_WINDOWS;
    replicas += 1
  ) {
    const step = stepOf(crossing, replicas);
    const from = Math.max(step.from, step.usd / apiUsdPerToken);
    if (from >= step.to) continue;
    const last = windows.at(-1);
    if (last !== undefined && last.to === from) last.to = step.to;
    else windows.push({ from, to: step.to });
  }
  return windows;
}

/** Gain of a step's end over the API grows by a constant per replica, so the first winning step is found directly. */
function firstWinningStep(crossing: Crossing, lowest: number): number {
  const gainAt = (replicas: number) => {
    const step = stepOf(crossing, replicas);
    return step.to * crossing.apiUsdPerToken - step.usd;
  };
  if (crossing.plan.fixedReplicas !== null || gainAt(lowest) > 0) return lowest;
  const growth = gainAt(lowest + 1) - gainAt(lowest);
  if (growth <= 0) return Number.POSITIVE_INFINITY;
  return Math.max(lowest, lowest + Math.floor(-gainAt(lowest) / growth));
}

/** The first step that is cheaper from its very start: from there on it stays so. Infinity when there is none. */
function lastInterestingStep(crossing: Crossing): number {
  const { plan, replica, apiUsdPerToken } = crossing;
  const revenue = plannedTokensPerReplica(plan, replica) * apiUsdPerToken;
  const marginal = marginalUsd(crossing);
  if (revenue <= marginal) return plan.minReplicas;
  const fixedUsd = stepOf(crossing, plan.minReplicas).usd - marginal * plan.minReplicas;
  return Math.max(plan.minReplicas, Math.ceil((fixedUsd + revenue) / (revenue - marginal)));
}

/** Null when a further replica costs more than the API would charge for all that it can serve. */
function durableFrom(crossing: Crossing): number | null {
  const { plan, replica, apiUsdPerToken } = crossing;
  if (plan.fixedReplicas !== null || apiUsdPerToken <= 0) return null;
  const revenue = plannedTokensPerReplica(plan, replica) * apiUsdPerToken;
  if (revenue <= marginalUsd(crossing)) return null;
  const settled = lastInterestingStep(crossing);
  if (settled <= plan.minReplicas) return stepOf(crossing, plan.minReplicas).usd / apiUsdPerToken;
  // The step before is still dearer at its start: its own crossing is the last one, if it has one.
  const before = stepOf(crossing, settled - 1);
  const crossingPoint = Math.max(before.from, before.usd / apiUsdPerToken);
  return Math.min(crossingPoint, stepOf(crossing, settled).from);
}

function utilizationAt(plan: HostingPlan, replica: Replica, tokensPerMonth: number): number {
  const replicas = servingReplicas(plan, replica, tokensPerMonth) + plan.redundantReplicas;
  return tokensPerMonth / (replicas * replica.capacityTokensPerMonth);
}

/** A win at the expected load that is lost at half of it, with the fleet already paid for. */
function isFragile({ plan, replica, apiUsdPerToken, tokensPerMonth }: Crossing): boolean {
  const hosted = fleetCost(plan, replica, tokensPerMonth);
  const api = apiUsdPerToken * tokensPerMonth;
  return hosted < api && hosted >= api / 2;
}

function noteOf(crossing: Crossing, naive: number | null, first: number | null): string | null {
  const { plan, replica, apiUsdPerToken } = crossing;
  if (apiUsdPerToken <= 0) return 'there is no API price to compare with';
  if (first === null) {
    return plan.fixedReplicas === null
      ? 'a replica costs more than the API charges for all the tokens it can serve'
      : 'the fixed fleet costs more than the API charges for all the tokens it can serve';
  }
  const oneFleet = (plan.fixedReplicas ?? plan.minReplicas) * plannedTokensPerReplica(plan, replica);
  if (naive !== null && naive > oneFleet) return 'the naive figure lies beyond what that hardware can serve';
  return null;
}

/** Cost against volume: evenly spaced in the logarithm, plus both sides of each step, so that the staircase has edges. */
export function costCurve(crossing: Crossing, from: number, to: number): CurvePoint[] {
  const volumes = new Set<number>();
  const points = 48;
  for (let index = 0; index <= points; index += 1) volumes.add(from * (to / from) ** (index / points));
  const { plan, replica } = crossing;
  const perReplica = plannedTokensPerReplica(plan, replica);
  const steps = plan.fixedReplicas === null ? Math.min(40, Math.floor(to / perReplica)) : 0;
  for (let replicas = plan.minReplicas; replicas <= steps; replicas += 1) {
    const edge = replicas * perReplica;
    if (edge > from) volumes.add(edge).add(edge * (1 + 1e-6));
  }
  return [...volumes]
    .filter((volume) => volume <= to)
    .sort((a, b) => a - b)
    .map((tokensPerMonth) => ({
      tokensPerMonth,
      apiUsd: crossing.apiUsdPerToken * tokensPerMonth,
      selfHostedUsd: fleetCost(plan, replica, tokensPerMonth),
      replicas: servingReplicas(plan, replica, tokensPerMonth),
    }));
}
