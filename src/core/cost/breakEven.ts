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
  /** What the API side costs a month besides tokens, USD. */
  readonly apiFixedUsd: number;
  /** Volume of today, tokens a month. */
  readonly tokensPerMonth: number;
}

/** Volumes above `from` and up to `to` are served by one fleet that costs `usd`. */
interface Step {
  readonly from: number;
  readonly to: number;
  readonly usd: number;
}

/**
 * The staircase: step n costs `firstUsd` + (n − lowest) × `perReplicaUsd`, less what the API side costs at any volume. A
 * fixed fleet is one step.
 */
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
  const { plan, replica } = crossing;
  const stairs = staircaseOf(crossing);
  const price = savedUsdPerToken(crossing);
  const naive = price > 0 ? Math.max(0, stairs.firstUsd) / price : null;
  const settled = price > 0 ? firstStepAlwaysCheaper(stairs, price) : null;
  const windows = price > 0 ? cheaperWindows(stairs, price, settled) : [];
  const durable = settled === null ? null : durableFrom(stairs, price, settled);
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

/** A token that is hosted saves its price on the API, but for the share that falls back to it. */
function savedUsdPerToken({ apiUsdPerToken, plan }: Crossing): number {
  return apiUsdPerToken * (1 - (plan.fallbackShare ?? 0));
}

function staircaseOf({ plan, replica, apiFixedUsd }: Crossing): Staircase {
  const lowest = plan.fixedReplicas ?? plan.minReplicas;
  const firstUsd = costOfReplicas(plan, replica, lowest) - apiFixedUsd;
  const isFixed = plan.fixedReplicas !== null;
  return {
    lowest,
    isFixed,
    firstUsd,
    perReplicaUsd: costOfReplicas(plan, replica, lowest + 1) - costOfReplicas(plan, replica, lowest),
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
  // From there on each step wins, save for rounding at fleets of 10^15 replicas: unbounded, the search tried them all.
  const end = Math.min(last, start + MAX_WINDOWS);
  for (let replicas = start; replicas <= end; replicas += 1) {
    const step = stepAt(stairs, replicas);
    const from = Math.max(step.from, step.usd / price);
    if (from < step.to) windows.push({ from, to: step.to });
  }
  return windows.slice(0, MAX_WINDOWS);
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
function isFragile(crossing: Crossing): boolean {
  const { plan, replica, apiFixedUsd, tokensPerMonth } = crossing;
  const hosted = fleetCost(plan, replica, tokensPerMonth) - apiFixedUsd;
  const saved = savedUsdPerToken(crossing) * tokensPerMonth;
  return hosted < saved && hosted >= saved / 2;
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
