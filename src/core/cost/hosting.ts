/** What a fleet costs a month, line by line. Paid hours count, never busy ones. */

import { exactly, multiplyRanges, type Range, scaleRange, sumRanges, ZERO_RANGE } from '../money/range';
import type { HostingLine, HostingLineId, HostingPlan, Ownership } from './estimate';
import { type Replica, servingReplicas } from './sizing';

const WATTS_PER_KILOWATT = 1000;

/** Interest a month that makes no difference to a double over 600 months. */
const NO_INTEREST = 1e-15;

/** Monthly lines for a fleet of this size; their sum is the cost. Lines of nothing are left out, compute never. */
export function fleetLines(plan: HostingPlan, replica: Replica, replicas: Range): HostingLine[] {
  const { overhead, ownership, redundantReplicas } = plan;
  const replicaUsd = scaleRange(gpuUsdPerMonth(plan), replica.gpus);
  const compute = multiplyRanges(replicaUsd, replicas);
  const redundancy = scaleRange(replicaUsd, redundantReplicas);
  const machines = sumRanges([compute, redundancy]);
  const paid = sumRanges([replicas, exactly(redundantReplicas)]);
  const gpuCount = replicas.base * replica.gpus;
  return [
    line('compute', `${gpuCount} × ${plan.gpu.name}, ${plan.hoursPerMonth} h`, compute),
    line('redundancy', `${redundantReplicas * replica.gpus} spare × ${plan.gpu.name}`, redundancy),
    line('power', 'Power', ownership === undefined ? ZERO_RANGE : power(plan, ownership, replica.gpus, paid)),
    line(
      'infrastructure',
      'Load balancer, storage, monitoring, logging',
      sumRanges([
        scaleRange(machines, overhead.infrastructureShareOfCompute),
        overhead.infrastructureUsdPerMonth,
      ]),
    ),
    line('operations', 'Operations', operations(plan)),
    line(
      'setup',
      `Set-up over ${overhead.setupAmortisationMonths} months`,
      exactly(overhead.setupUsd / overhead.setupAmortisationMonths),
    ),
    line('updates', 'Model updates', exactly(overhead.updatesUsdPerMonth)),
    line('incidents', 'Incidents and tuning', exactly(overhead.incidentsUsdPerMonth)),
    line('reliability', 'Set aside for outages', exactly(overhead.reliabilityUsdPerMonth ?? 0)),
  ].filter(({ id, range }) => id === 'compute' || range.high > 0);
}

/** Base-case cost of the fleet that serves a volume: a staircase. */
export function fleetCost(plan: HostingPlan, replica: Replica, tokensPerMonth: number): number {
  return costOfReplicas(plan, replica, servingReplicas(plan, replica, tokensPerMonth));
}

/** Base-case cost of a fleet of this many serving replicas. */
export function costOfReplicas(plan: HostingPlan, replica: Replica, replicas: number): number {
  return fleetLines(plan, replica, exactly(replicas)).reduce((sum, { monthly }) => sum + monthly, 0);
}

/** One GPU for a month: hours × rate, or the annuity that pays its price back over its useful life. */
function gpuUsdPerMonth(plan: HostingPlan): Range {
  if (plan.ownership === undefined) return scaleRange(plan.usdPerGpuHour, plan.hoursPerMonth);
  const { purchaseUsdPerGpu, usefulLifeMonths, costOfCapital } = plan.ownership;
  const monthlyRate = costOfCapital / 12;
  if (monthlyRate < NO_INTEREST) return exactly(purchaseUsdPerGpu / usefulLifeMonths);
  // 1 − (1 + rate)^−months, without losing the digits of a small rate.
  const paidBack = -Math.expm1(-usefulLifeMonths * Math.log1p(monthlyRate));
  return exactly((purchaseUsdPerGpu * monthlyRate) / paidBack);
}

/** Rated watts × mean draw × room overhead × hours × rate. Example: 400 W × 0.6 × 1.4 × 730 h × 0.15 = 36.79 USD. */
function power(plan: HostingPlan, ownership: Ownership, gpusPerReplica: number, replicas: Range): Range {
  const { averagePowerShare, powerUsageEffectiveness, usdPerKwh } = ownership;
  const kilowatts = (plan.gpu.tdpWatts / WATTS_PER_KILOWATT) * averagePowerShare * powerUsageEffectiveness;
  return scaleRange(replicas, kilowatts * plan.hoursPerMonth * usdPerKwh * gpusPerReplica);
}

/** FTE share × salary ÷ 12, plus what is given as a sum. */
function operations({ overhead }: HostingPlan): Range {
  const staff = scaleRange(multiplyRanges(overhead.operationsFte, overhead.engineerUsdPerYear), 1 / 12);
  return sumRanges([staff, exactly(overhead.operationsUsdPerMonth)]);
}

function line(id: HostingLineId, label: string, range: Range): HostingLine {
  return { id, label, monthly: range.base, range };
}
