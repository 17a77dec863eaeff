/** Checks of what `estimate` takes, each problem named by its field, so that no figure is computed from nonsense. */

import type { Range } from '../money/range';
import type { EstimateInput, HostingPlan, InputProblem, Workload } from './estimate';

/** Limits of one number, ends included. */
interface Limits {
  readonly min: number;
  readonly max: number;
  /** False: `min` itself is not allowed. */
  readonly allowsMin?: boolean;
}

const AMOUNT: Limits = { min: 0, max: 1e15 };
const SHARE: Limits = { min: 0, max: 1 };
const POSITIVE: Limits = { min: 0, max: 1e15, allowsMin: false };

/** All problems, or none: then `estimate` gives finite figures. */
export function validateEstimateInput(input: EstimateInput): InputProblem[] {
  return [
    ...input.workloads.flatMap((workload, index) => workloadProblems(workload, `workloads.${index}`)),
    ...hostingProblems(input.hosting),
    ...factorProblems(input.factors),
    ...number('apiEngineeringFte', input.apiEngineeringFte ?? 0, { min: 0, max: 1000 }),
    ...qualityProblems(input.quality),
    ...horizonProblems(input.horizon),
  ];
}

function qualityProblems(quality: EstimateInput['quality']): InputProblem[] {
  if (quality === undefined) return [];
  const rate: Limits = { ...SHARE, allowsMin: false };
  return [
    ...number('quality.apiSuccessRate', quality.apiSuccessRate, rate),
    ...number('quality.selfHostedSuccessRate', quality.selfHostedSuccessRate, rate),
  ];
}

function horizonProblems(horizon: EstimateInput['horizon']): InputProblem[] {
  if (horizon === undefined) return [];
  return [
    ...whole('horizon.months', horizon.months, 1),
    ...number('horizon.months', horizon.months, { min: 1, max: 120 }),
    ...number('horizon.apiPriceFallPerYear', horizon.apiPriceFallPerYear, SHARE),
  ].slice(0, 1);
}

function factorProblems(factors: EstimateInput['factors']): InputProblem[] {
  if (factors === undefined) return [];
  return (['volume', 'apiPrice'] as const).flatMap((name) => {
    const path = `factors.${name}`;
    const problems = range(path, factors[name], { min: 0, max: 1000 });
    if (problems.length > 0 || factors[name].base === 1) return problems;
    return [{ path, message: `has ${factors[name].base} in the middle, but factors are around 1` }];
  });
}

function workloadProblems(workload: Workload, path: string): InputProblem[] {
  const written = workload.cacheWrittenShare ?? 0;
  const problems = [
    ...number(`${path}.interactionsPerMonth`, workload.interactionsPerMonth, AMOUNT),
    ...range(`${path}.inputTokens`, workload.inputTokens, AMOUNT),
    ...range(`${path}.outputTokens`, workload.outputTokens, AMOUNT),
    ...number(`${path}.cachedInputShare`, workload.cachedInputShare, SHARE),
    ...number(`${path}.cacheWrittenShare`, written, SHARE),
    ...number(`${path}.batchShare`, workload.batchShare, SHARE),
    ...number(`${path}.retryShare`, workload.retryShare, { min: 0, max: 100 }),
  ];
  if (workload.cachedInputShare + written > 1)
    problems.push({
      path: `${path}.cacheWrittenShare`,
      message: 'shares read from and written to the cache are more than the whole input',
    });
  return problems;
}

function hostingProblems(plan: HostingPlan): InputProblem[] {
  const { overhead, throughput, ownership } = plan;
  const flat = throughput.kind === 'flat' ? throughput : null;
  return [
    ...range('hosting.usdPerGpuHour', plan.usdPerGpuHour, AMOUNT),
    ...number('hosting.hoursPerMonth', plan.hoursPerMonth, { min: 0, max: 744, allowsMin: false }),
    ...number('hosting.targetUtilization', plan.targetUtilization, { ...SHARE, allowsMin: false }),
    ...number('hosting.peakToAverage', plan.peakToAverage, { min: 1, max: 1e6 }),
    ...number('hosting.fallbackShare', plan.fallbackShare ?? 0, SHARE),
    ...whole('hosting.minReplicas', plan.minReplicas, 1),
    ...whole('hosting.redundantReplicas', plan.redundantReplicas, 0),
    ...(plan.fixedReplicas === null ? [] : whole('hosting.fixedReplicas', plan.fixedReplicas, 1)),
    ...(plan.gpusPerReplica === null ? [] : whole('hosting.gpusPerReplica', plan.gpusPerReplica, 1)),
    ...(flat === null ? [] : number('hosting.throughput', flat.tokensPerSecondPerReplica, POSITIVE)),
    ...(flat?.range === undefined ? [] : range('hosting.throughput.range', flat.range, POSITIVE)),
    ...(ownership === undefined ? [] : ownershipProblems(ownership)),
    ...range('hosting.overhead.operationsFte', overhead.operationsFte, AMOUNT),
    ...range('hosting.overhead.engineerUsdPerYear', overhead.engineerUsdPerYear, AMOUNT),
    ...range('hosting.overhead.infrastructureUsdPerMonth', overhead.infrastructureUsdPerMonth, AMOUNT),
    ...number('hosting.overhead.infrastructureShareOfCompute', overhead.infrastructureShareOfCompute, AMOUNT),
    ...number('hosting.overhead.operationsUsdPerMonth', overhead.operationsUsdPerMonth, AMOUNT),
    ...number('hosting.overhead.setupUsd', overhead.setupUsd, AMOUNT),
    ...number('hosting.overhead.setupAmortisationMonths', overhead.setupAmortisationMonths, {
      min: 1,
      max: 1200,
    }),
    ...number('hosting.overhead.updatesUsdPerMonth', overhead.updatesUsdPerMonth, AMOUNT),
    ...number('hosting.overhead.incidentsUsdPerMonth', overhead.incidentsUsdPerMonth, AMOUNT),
    ...number('hosting.overhead.reliabilityUsdPerMonth', overhead.reliabilityUsdPerMonth ?? 0, AMOUNT),
  ];
}

function ownershipProblems(ownership: NonNullable<HostingPlan['ownership']>): InputProblem[] {
  return [
    ...number('hosting.ownership.purchaseUsdPerGpu', ownership.purchaseUsdPerGpu, AMOUNT),
    ...number('hosting.ownership.usefulLifeMonths', ownership.usefulLifeMonths, { min: 1, max: 600 }),
    ...number('hosting.ownership.costOfCapital', ownership.costOfCapital, SHARE),
    ...number('hosting.ownership.usdPerKwh', ownership.usdPerKwh, AMOUNT),
    ...number('hosting.ownership.powerUsageEffectiveness', ownership.powerUsageEffectiveness, {
      min: 1,
      max: 10,
    }),
    ...number('hosting.ownership.averagePowerShare', ownership.averagePowerShare, SHARE),
  ];
}

function number(path: string, value: number, { min, max, allowsMin = true }: Limits): InputProblem[] {
  const isAbove = allowsMin ? value >= min : value > min;
  if (isAbove && value <= max) return [];
  return [
    {
      path,
      message: `is ${value}, but must be ${allowsMin ? 'at least' : 'more than'} ${min} and at most ${max}`,
    },
  ];
}

function whole(path: string, value: number, min: number): InputProblem[] {
  if (!Number.isInteger(value)) return [{ path, message: `is ${value}, but must be a whole number` }];
  return number(path, value, { min, max: 1e6 });
}

function range(path: string, { low, base, high }: Range, limits: Limits): InputProblem[] {
  const problems = [low, base, high].flatMap((value) => number(path, value, limits));
  if (problems.length > 0) return problems.slice(0, 1);
  return low <= base && base <= high ? [] : [{ path, message: 'needs low ≤ base ≤ high' }];
}
