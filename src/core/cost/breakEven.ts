/** Where self-hosting becomes cheaper: a staircase against a line, so there may be windows, a durable point, or none. */

import type { BreakEven, HostingPlan } from './estimate';
import { costOfReplicas, fleetCost } from './hosting';
import { plannedTokensPerReplica, type Replica, servingReplicas } from './sizing';

/** What the crossing needs: the staircase (plan and replica) and the line. */
export interface Crossing {
  readonly plan: HostingPlan;
  readonly replica: Replica;
  /** API price of a token at the actual mix, USD. */
  readonly apiUsdPerToken: number;
  /** Volume of today, tokens a month. */
  readonly tokensPerMonth: number;
}

/** Volumes above `from` and up to `to` are served by one fleet that costs `usd`. */
interface Step {
  readonly from: number;
  readonly to: number;
  readonly usd: number;
}

/** The staircase: step n costs `firstUsd` + (n − lowest) × `perReplicaUsd`. A fixed fleet is one step. */
interface Staircase {
  readonly lowest: number;
  readonly isFixed: boolean;
  readonly firstUsd: number;
  readonly perReplicaUsd: number;
  /** Tokens a month that one replica serves on its step. */
  readonly perReplicaTokens: number;
}

/** Windows before the durable break-even that are worth listing. */
const MAX_WINDOWS = 12;

export function breakEvenOf(crossing: Crossing): BreakEven {
  const { plan, replica, apiUsdPerToken } = crossing;
  const stairs = staircaseOf(plan, replica);
  const naive = apiUsdPerToken > 0 ? stairs.firstUsd / apiUsdPerToken : null;
  const settled = apiUsdPerToken > 0 ? firstStepAlwaysCheaper(stairs, apiUsdPerToken) : null;
  const windows = apiUsdPerToken > 0 ? cheaperWindows(stairs, apiUsdPerToken, settled) : [];
  const durable = settled === null ? null : durableFrom(stairs, apiUsdPerToken, settled);
  const first = windows[0]?.from ?? durable;
  return {
    naiveTokensPerMonth: naive,
    firstTokensPerMonth: first,
    durableTokensPerMonth: durable,
    utilization: first === null ? null : utilizationAt(plan, replica, first),
    windows: windows.filter(({ from }) => durable === null || from < durable),
    fragile: isFragile(crossing),
    note: noteOf(crossing, stairs, naive, first),
  };
}

function staircaseOf(plan: HostingPlan, replica: Replica): Staircase {
  const lowest = plan.fixedReplicas ?? plan.minReplicas;
  const firstUsd = costOfReplicas(plan, replica, lowest);
  const isFixed = plan.fixedReplicas !== null;
  return {
    lowest,
    isFixed,
    firstUsd,
    perReplicaUsd: costOfReplicas(plan, replica, lowest + 1) - firstUsd,
    // A fixed fleet is not planned for anything: it serves up to its capacity.
    perReplicaTokens: isFixed ? replica.capacityTokensPerMonth : plannedTokensPerReplica(plan, replica),
  };
}

function stepAt(stairs: Staircase, replicas: number): Step {
  return {
    from: replicas === stairs.lowest ? 0 : (replicas - 1) * stairs.perReplicaTokens,
    to: replicas * stairs.perReplicaTokens,
    usd: stairs.firstUsd + (replicas - stairs.lowest) * stairs.perReplicaUsd,
  };
}

/**
 * The first step that is cheaper from its very start; all later ones are too, since a step gains revenue − cost on the
 * one before. Null when a further replica costs more than the API charges for all it serves, or there is no further one.
 */
function firstStepAlwaysCheaper(stairs: Staircase, price: number): number | null {
  const revenue = stairs.perReplicaTokens * price;
  if (stairs.isFixed || revenue <= stairs.perReplicaUsd) return null;
  const fixedUsd = stairs.firstUsd - stairs.lowest * stairs.perReplicaUsd;
  const replicas = Math.ceil((fixedUsd + revenue) / (revenue - stairs.perReplicaUsd));
  return replicas < Number.MAX_SAFE_INTEGER ? Math.max(stairs.lowest + 1, replicas) : null;
}

/** Volumes at which self-hosting is cheaper, lowest first, up to the step from which it always is. */
function cheaperWindows(stairs: Staircase, price: number, settled: number | null) {
  const windows: { from: number; to: number }[] = [];
  // Where no step is cheaper from its start, each loses more than the one before: only the lowest may have a window.
  const last = settled === null ? stairs.lowest : settled - 1;
  const start = firstWinningStep(stairs, price);
  for (let replicas = start; replicas <= last && windows.length < MAX_WINDOWS; replicas += 1) {
    const step = stepAt(stairs, replicas);
    const from = Math.max(step.from, step.usd / price);
    if (from < step.to) windows.push({ from, to: step.to });
  }
  return windows;
}

/** Gain of a step's end over the API changes by a constant per replica, so the first winning step is found directly. */
function firstWinningStep(stairs: Staircase, price: number): number {
  const gainAt = (replicas: number) => stepAt(stairs, replicas).to * price - stepAt(stairs, replicas).usd;
  const gain = gainAt(stairs.lowest);
  if (stairs.isFixed || gain > 0) return stairs.lowest;
  const growth = gainAt(stairs.lowest + 1) - gain;
  return growth <= 0 ? Number.POSITIVE_INFINITY : stairs.lowest + Math.floor(-gain / growth);
}

/** The step before the settled one is dearer at its start, so its own crossing, if it has one, is the last. */
function durableFrom(stairs: Staircase, price: number, settled: number): number {
  const before = stepAt(stairs, settled - 1);
  return Math.min(before.to, Math.max(before.from, before.usd / price));
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

function noteOf(
  { apiUsdPerToken }: Crossing,
  stairs: Staircase,
  naive: number | null,
  first: number | null,
): string | null {
  if (apiUsdPerToken <= 0) return 'there is no API price to compare with';
  if (first === null) {
    return stairs.isFixed
      ? 'the fixed fleet costs more than the API charges for all the tokens it can serve'
      : 'a further replica costs more than the API charges for all the tokens it can serve';
  }
  if (naive !== null && naive > stairs.lowest * stairs.perReplicaTokens)
    return 'the naive figure lies beyond what that hardware can serve';
  return null;
}
