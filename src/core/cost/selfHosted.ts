/** The self-hosted side of an estimate: fleet, capacity, implied load, lines, and the price of a token. */

import { exactly, type Range, scaleRange, sumRanges, ZERO_RANGE } from '../money/range';
import type { HostingLine, HostingPlan, SelfHostedEstimate, UtilizationRow } from './estimate';
import { fleetLines } from './hosting';
import { type Replica, servingRange } from './sizing';

const MILLION = 1e6;

/** Loads at which the effective price is shown. */
const UTILIZATION_ROWS: readonly number[] = [1, 0.85, 0.6, 0.4, 0.3, 0.2, 0.1];

/** @param apiMonthly what the API charges for the volume, of which a share falls back to it. */
export function selfHostedEstimate(
  plan: HostingPlan,
  replica: Replica,
  tokens: Range,
  apiMonthly: Range,
): SelfHostedEstimate {
  const serving = servingRange(plan, replica, tokens);
  const fallback = scaleRange(apiMonthly, plan.fallbackShare ?? 0);
  const lines = withFallback(fleetLines(plan, replica, serving), fallback);
  const monthly = sumRanges(lines.map(({ range }) => range));
  // The fleet as it stands at other loads: its rate may be off, but replicas are not added.
  const standing = withFallback(fleetLines(plan, replica, exactly(serving.base)), fallback);
  const fleetUsd = sumRanges(standing.map(({ range }) => range));
  const paidReplicas = serving.base + plan.redundantReplicas;
  const capacity = paidReplicas * replica.capacityTokensPerMonth;
  const servingCapacity = serving.base * replica.capacityTokensPerMonth;
  const served = Math.min(tokens.base, servingCapacity);
  return {
    fits: true,
    fitProblem: null,
    replicas: paidReplicas,
    gpus: paidReplicas * replica.gpus,
    gpusPerReplica: replica.gpus,
    tokensPerSecond: replica.tokensPerSecond,
    capacityTokensPerMonth: capacity,
    utilization: tokens.base / capacity,
    overloaded: tokens.base > servingCapacity * (1 + 1e-9),
    perMillion: served > 0 ? (monthly.base / served) * MILLION : null,
    perMillionRange: served > 0 ? perMillionRange(plan, replica, monthly, tokens) : null,
    monthly,
    lines,
    byUtilization: UTILIZATION_ROWS.map((load) => rowAt(load, fleetUsd, capacity, replica.speed)),
  };
}

/** The API as a fallback is part of what is set aside for outages. */
function withFallback(lines: readonly HostingLine[], fallback: Range): HostingLine[] {
  if (fallback.high <= 0) return [...lines];
  const aside = lines.find(({ id }) => id === 'reliability');
  const range = sumRanges([fallback, aside?.range ?? ZERO_RANGE]);
  const label = aside === undefined ? 'API as a fallback' : `${aside.label}, API as a fallback`;
  const others = lines.filter((line) => line !== aside);
  return [...others, { id: 'reliability', label, monthly: range.base, range }];
}

/** Cost of each end over what the fleet of that end serves; a fixed fleet serves no more than it can. */
function perMillionRange(plan: HostingPlan, replica: Replica, monthly: Range, tokens: Range): Range {
  const served = (speed: number) =>
    plan.fixedReplicas === null
      ? tokens.base
      : Math.min(tokens.base, plan.fixedReplicas * replica.capacityTokensPerMonth * speed);
  return {
    low: (monthly.low / served(replica.speed.high)) * MILLION,
    base: (monthly.base / served(1)) * MILLION,
    high: (monthly.high / served(replica.speed.low)) * MILLION,
  };
}

/** The base-case fleet at another load, with its cost as it is. */
function rowAt(load: number, monthly: Range, capacity: number, speed: Range): UtilizationRow {
  const price = (usd: number, factor: number) => (usd / (capacity * load * factor)) * MILLION;
  return {
    utilization: load,
    perMillion: price(monthly.base, 1),
    range: {
      low: price(monthly.low, speed.high),
      base: price(monthly.base, 1),
      high: price(monthly.high, speed.low),
    },
  };
}

/** What there is to say of a model that does not fit. */
export function unhostable(problem: string): SelfHostedEstimate {
  return {
    fits: false,
    fitProblem: problem,
    replicas: 0,
    gpus: 0,
    gpusPerReplica: 0,
    tokensPerSecond: 0,
    capacityTokensPerMonth: 0,
    utilization: 0,
    overloaded: false,
    perMillion: null,
    perMillionRange: null,
    monthly: exactly(0),
    lines: [],
    byUtilization: [],
  };
}
