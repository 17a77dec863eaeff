/** How large a fleet is, what it can serve, and what it costs: the step function of self-hosting. */

import type { Range } from '../money/range';
import { exactly, scaleRange, sumRanges, ZERO_RANGE } from '../money/range';
import type { Demand } from './demand';
import type { HostingLine, HostingLineId, HostingPlan } from './estimate';
import { fitProblem, smallestFit } from './memory';
import { modelThroughput, THROUGHPUT_BAND } from './throughput';

const SECONDS_PER_HOUR = 3600;

/** One replica of the plan at the demand's request shape. */
export interface Replica {
  readonly gpus: number;
  /** Input and output tokens a second at full load. */
  readonly tokensPerSecond: number;
  readonly capacityTokensPerMonth: number;
}

export type ReplicaResult = { readonly replica: Replica } | { readonly problem: string };

/** The smallest replica that fits, or as many GPUs as the plan names; a problem in words when it does not fit. */
export function replicaOf(plan: HostingPlan, shape: Demand['shape']): ReplicaResult {
  const { model, gpu, precision } = plan;
  const tokensPerRequest = shape.inputTokens + shape.outputTokens;
  const gpus = plan.gpusPerReplica ?? smallestFit(model, gpu, precision, tokensPerRequest);
  if (gpus === null) return { problem: `${model.name} in ${precision} does not fit 64 × ${gpu.name}` };
  if (plan.throughput.kind === 'flat')
    return { replica: replicaAt(plan, gpus, plan.throughput.tokensPerSecondPerReplica) };
  const problem = fitProblem(model, gpu, gpus, precision, tokensPerRequest);
  if (problem !== null) return { problem };
  const throughput = modelThroughput(model, gpu, gpus, precision, shape);
  if (throughput === null)
    return {
      problem: `${gpus} × ${gpu.name} has no room for one request of ${Math.ceil(tokensPerRequest)} tokens`,
    };
  return { replica: replicaAt(plan, gpus, throughput.tokensPerSecond.base) };
}

function replicaAt(plan: HostingPlan, gpus: number, tokensPerSecond: number): Replica {
  return {
    gpus,
    tokensPerSecond,
    capacityTokensPerMonth: tokensPerSecond * plan.hoursPerMonth * SECONDS_PER_HOUR,
  };
}

/**
 * Tokens a month that one replica may be planned for: the peak hour must not load it above the target, so the average
 * hour loads it by target ÷ peak-to-average. Utilization is applied here and nowhere else.
 */
export function plannedTokensPerReplica(plan: HostingPlan, replica: Replica): number {
  // The target leaves headroom over the average; the peak must fit below full load. The stricter of the two sizes.
  return replica.capacityTokensPerMonth * Math.min(plan.targetUtilization, 1 / plan.peakToAverage);
}

/** Replicas that serve the volume, without the spare ones. */
export function servingReplicas(plan: HostingPlan, replica: Replica, tokensPerMonth: number): number {
  if (plan.fixedReplicas !== null) return plan.fixedReplicas;
  const needed = tokensPerMonth / Math.max(Number.MIN_VALUE, plannedTokensPerReplica(plan, replica));
  // A volume that fills a step to the last bit is served by it; floating point must not add a replica.
  return Math.max(plan.minReplicas, Math.ceil(needed - 1e-9));
}

/** Replicas in the best case (least demand, fastest hardware), the base case and the worst. */
export function servingRange(plan: HostingPlan, replica: Replica, tokensPerMonth: Range): Range {
  const at = (tokens: number, speed: number) =>
    servingReplicas(
      plan,
      { ...replica, capacityTokensPerMonth: replica.capacityTokensPerMonth * speed },
      tokens,
    );
  const speed = plan.throughput.kind === 'flat' ? exactly(1) : THROUGHPUT_BAND;
  return {
    low: at(tokensPerMonth.low, speed.high),
    base: at(tokensPerMonth.base, 1),
    high: at(tokensPerMonth.high, speed.low),
  };
}

/** Monthly lines for a fleet of this size; their sum is the cost. */
export function fleetLines(plan: HostingPlan, replica: Replica, replicas: Range): HostingLine[] {
  const hourly = scaleRange(plan.usdPerGpuHour, replica.gpus * plan.hoursPerMonth);
  const compute = {
    low: hourly.low * replicas.low,
    base: hourly.base * replicas.base,
    high: hourly.high * replicas.high,
  };
  const redundancy = scaleRange(hourly, plan.redundantReplicas);
  const { overhead } = plan;
  const infrastructure = sumRanges([
    scaleRange(sumRanges([compute, redundancy]), overhead.infrastructureShareOfCompute),
    overhead.infrastructureUsdPerMonth,
  ]);
  return [
    line('compute', `${replicas.base * replica.gpus} × ${plan.gpu.name}, ${plan.hoursPerMonth} h`, compute),
    line('redundancy', `${plan.redundantReplicas * replica.gpus} spare GPUs`, redundancy),
    line('infrastructure', 'Load balancer, storage, monitoring, logging', infrastructure),
    line('operations', 'Operations', operationsRange(plan)),
    line(
      'setup',
      `Set-up over ${overhead.setupAmortisationMonths} months`,
      fixed(overhead.setupUsd / overhead.setupAmortisationMonths),
    ),
    line('updates', 'Model updates', fixed(overhead.updatesUsdPerMonth)),
    line('incidents', 'Incidents and tuning', fixed(overhead.incidentsUsdPerMonth)),
  ].filter(({ id, range }) => id === 'compute' || range.high > 0);
}

/** FTE share × salary ÷ 12, plus what an article or a user gives as a sum. */
function operationsRange({ overhead }: HostingPlan): Range {
  const { operationsFte: fte, engineerUsdPerYear: salary, operationsUsdPerMonth } = overhead;
  return {
    low: (fte.low * salary.low) / 12 + operationsUsdPerMonth,
    base: (fte.base * salary.base) / 12 + operationsUsdPerMonth,
    high: (fte.high * salary.high) / 12 + operationsUsdPerMonth,
  };
}

function fixed(usd: number): Range {
  return usd === 0 ? ZERO_RANGE : { low: usd, base: usd, high: usd };
}

function line(id: HostingLineId, label: string, range: Range): HostingLine {
  return { id, label, monthly: range.base, range };
}

/** Base-case cost of the fleet at a volume: a staircase. */
export function fleetCost(plan: HostingPlan, replica: Replica, tokensPerMonth: number): number {
  const replicas = servingReplicas(plan, replica, tokensPerMonth);
  return fleetLines(plan, replica, exactly(replicas)).reduce((sum, { monthly }) => sum + monthly, 0);
}
