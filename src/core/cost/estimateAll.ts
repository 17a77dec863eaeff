/** The whole comparison for a set of workloads and a hosting plan. Pure: the same input gives the same estimate. */

import { multiplyRanges, type Range, scaleRange, sumRanges, ZERO_RANGE } from '../money/range';
import { interactionCost, interactionLines } from './apiCost';
import { assumptionsOf } from './assumptions';
import { breakEvenOf, type Crossing } from './breakEven';
import { costCurve } from './curve';
import { type Demand, demandOf, requestsOf, tokensOf } from './demand';
import type {
  ApiEstimate,
  BreakEven,
  CurvePoint,
  Estimate,
  EstimateInput,
  HostingPlan,
  SelfHostedEstimate,
  Workload,
  WorkloadEstimate,
} from './estimate';
import { DEFAULT_HORIZON, horizonOf } from './horizon';
import { bestMix } from './hybrid';
import { type Latency, latencyOf } from './latency';
import { placementOf } from './placement';
import { selfHostedEstimate, unhostable } from './selfHosted';
import { type Replica, replicaOf } from './sizing';
import { factsToCollect, type RuleFacts } from './taskRules';
import { type TrafficLoad, trafficLoad } from './trafficLoad';
import { EQUAL_QUALITY, usefulOutput } from './usefulOutput';
import { verdictOf } from './verdict';

const MILLION = 1e6;

const NO_BREAK_EVEN: BreakEven = {
  naiveTokensPerMonth: null,
  firstTokensPerMonth: null,
  durableTokensPerMonth: null,
  utilization: null,
  windows: [],
  fragile: false,
  note: 'the model does not fit the GPU',
};

/** Takes input that `validateEstimateInput` finds no fault with; every figure is then finite. */
export function estimate(input: EstimateInput): Estimate {
  const { workloads, hosting } = input;
  const demand = demandOf(workloads, input.factors?.volume);
  const priced = workloads.map(workloadEstimate);
  const api = apiEstimate(input, priced);
  const result = replicaOf(hosting, demand);
  const { selfHosted, breakEven, curve, traffic, latency } =
    'problem' in result ? doesNotFit(result.problem) : compareWith(hosting, result.replica, demand, api);
  const tokensPerMonth = demand.tokensPerMonth.base;
  const mix = bestMix(hosting, workloads, priced, api.engineering.base);
  const quality = input.quality ?? EQUAL_QUALITY;
  const interactions = workloads.reduce((sum, { interactionsPerMonth }) => sum + interactionsPerMonth, 0);
  const rules = ruleFacts(input);
  const placement = placementOf(workloads, api, selfHosted, mix);
  return {
    assumptions: assumptionsOf(input, selfHosted),
    workloads: priced.map((workload, index) => ({
      ...workload,
      best: placement[index] ?? 'api',
    })),
    api,
    selfHosted,
    breakEven,
    curve,
    traffic,
    latency,
    horizon: selfHosted.fits ? horizonOf(input.horizon ?? DEFAULT_HORIZON, hosting, api, selfHosted) : null,
    hybrid: mix,
    usefulOutput: usefulOutput(
      quality,
      api.fullyLoaded.base,
      selfHosted.fits ? selfHosted.monthly.base : null,
      interactions,
    ),
    bill: input.bill ?? null,
    factsToCollect: factsToCollect(rules),
    verdict: verdictOf({
      api,
      hosted: selfHosted,
      breakEven,
      mix,
      plan: hosting,
      quality,
      latency,
      rules,
      workloads,
      tokensPerMonth,
      constraints: input.constraints,
    }),
  };
}

/** The fleet alone, as in the whole comparison: what a line above a call shows, without what only a hover asks for. */
export function estimateFleet(input: EstimateInput): SelfHostedEstimate {
  const { workloads, hosting } = input;
  const demand = demandOf(workloads, input.factors?.volume);
  const result = replicaOf(hosting, demand);
  if ('problem' in result) return unhostable(result.problem);
  const { monthly } = apiEstimate(input, workloads.map(workloadEstimate));
  return selfHostedEstimate(hosting, result.replica, demand.tokensPerMonth, monthly);
}

function workloadEstimate(workload: Workload): WorkloadEstimate {
  const { id, label, interactionsPerMonth, inputTokens, outputTokens } = workload;
  const perInteraction = interactionCost(workload);
  return {
    id,
    label,
    interactionsPerMonth,
    inputTokens: inputTokens.base,
    outputTokens: outputTokens.base,
    apiPerInteraction: perInteraction,
    apiMonthly: perInteraction === null ? null : scaleRange(perInteraction, interactionsPerMonth),
    lines: interactionLines(workload, inputTokens.base, outputTokens.base) ?? [],
    best: 'api',
  };
}

function ruleFacts({ task, constraints, hosting, bill, hoursAreMeasured }: EstimateInput): RuleFacts {
  const { peakToAverage } = hosting;
  return {
    task,
    constraints,
    peakToAverage,
    hasHours: hoursAreMeasured === true,
    hasBill: bill !== undefined,
  };
}

/**
 * All workloads together; those without a price are left out and make it incomplete. The blended price is per token
 * sent and received, retries included on both sides: they are more tokens, not dearer ones.
 */
function apiEstimate(input: EstimateInput, priced: readonly WorkloadEstimate[]): ApiEstimate {
  const { workloads, factors } = input;
  const asGiven = sumRanges(priced.map(({ apiMonthly }) => apiMonthly ?? ZERO_RANGE));
  const monthly =
    factors === undefined
      ? asGiven
      : multiplyRanges(asGiven, multiplyRanges(factors.volume, factors.apiPrice));
  const known = workloads.filter(({ price }) => price !== null);
  const interactions = known.reduce((sum, { interactionsPerMonth }) => sum + interactionsPerMonth, 0);
  const tokens = known.reduce((sum, workload) => sum + requestsOf(workload) * tokensOf(workload), 0);
  const engineering = apiEngineering(input);
  const fullyLoaded = sumRanges([monthly, engineering]);
  return {
    perInteraction: interactions > 0 ? monthly.base / interactions : (firstPriced(priced) ?? 0),
    monthly,
    engineering,
    fullyLoaded,
    blendedPerMillion: tokens > 0 ? (monthly.base / tokens) * MILLION : 0,
    fullyLoadedPerMillion: tokens > 0 ? (fullyLoaded.base / tokens) * MILLION : null,
    incomplete: known.length < workloads.length,
  };
}

/** Example: 20 % of an engineer at 150,000 USD a year are 2,500 USD a month. */
function apiEngineering({ apiEngineeringFte = 0, hosting }: EstimateInput): Range {
  return scaleRange(hosting.overhead.engineerUsdPerYear, apiEngineeringFte / 12);
}

function firstPriced(priced: readonly WorkloadEstimate[]): number | undefined {
  return priced.find(({ apiPerInteraction }) => apiPerInteraction !== null)?.apiPerInteraction?.base;
}

interface Compared {
  readonly selfHosted: SelfHostedEstimate;
  readonly breakEven: BreakEven;
  readonly curve: readonly CurvePoint[];
  readonly traffic: TrafficLoad | null;
  readonly latency: Latency | null;
}

function compareWith(plan: HostingPlan, replica: Replica, demand: Demand, api: ApiEstimate): Compared {
  const crossing: Crossing = {
    plan,
    replica,
    apiUsdPerToken: api.blendedPerMillion / MILLION,
    apiFixedUsd: api.engineering.base,
    tokensPerMonth: demand.tokensPerMonth.base,
  };
  const breakEven = breakEvenOf(crossing);
  const selfHosted = selfHostedEstimate(plan, replica, demand.tokensPerMonth, api.monthly);
  const serving = selfHosted.replicas - plan.redundantReplicas;
  const traffic = trafficLoad(plan, replica, serving, demand.tokensPerMonth.base);
  return {
    selfHosted,
    traffic,
    latency: latencyOf(plan, replica, demand, traffic),
    breakEven,
    curve: costCurve(crossing, breakEven),
  };
}

function doesNotFit(problem: string): Compared {
  return {
    selfHosted: unhostable(problem),
    breakEven: NO_BREAK_EVEN,
    curve: [],
    traffic: null,
    latency: null,
  };
}
