/** The whole comparison for a set of workloads and a hosting plan. Pure: the same input gives the same estimate. */

import { exactly, type Range, scaleRange, sumRanges, ZERO_RANGE } from '../money/range';
import { interactionCost, interactionLines } from './apiCost';
import { assumptionsOf } from './assumptions';
import { breakEvenOf, type Crossing, costCurve } from './breakEven';
import { type Demand, demandOf } from './demand';
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
import { fleetLines, type Replica, replicaOf, servingRange } from './fleet';
import { verdictOf } from './verdict';

const MILLION = 1e6;

/** Loads at which the effective price is shown. */
const UTILIZATION_ROWS: readonly number[] = [1, 0.85, 0.6, 0.4, 0.3, 0.2, 0.1];

const NO_BREAK_EVEN: BreakEven = {
  naiveTokensPerMonth: null,
  firstTokensPerMonth: null,
  durableTokensPerMonth: null,
  utilization: null,
  windows: [],
  fragile: false,
  note: 'the model does not fit the GPU',
};

/** Takes input that `toEstimateInput` has checked: no negative or missing numbers. */
export function estimate({ workloads, hosting }: EstimateInput): Estimate {
  const demand = demandOf(workloads);
  const priced = workloads.map(workloadEstimate);
  const api = apiEstimate(workloads, priced);
  const result = replicaOf(hosting, demand.shape);
  const compared =
    'problem' in result ? doesNotFit(result.problem) : compareWith(hosting, result.replica, demand, api);
  const { selfHosted, breakEven, curve } = compared;
  return {
    assumptions: assumptionsOf({ workloads, hosting }, selfHosted),
    workloads: priced.map((workload) => ({ ...workload, best: bestOf(workload, workloads, selfHosted) })),
    api,
    selfHosted,
    breakEven,
    curve,
    verdict: verdictOf(api, selfHosted, breakEven, demand.tokensPerMonth.base),
  };
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

/** All workloads together; those without a price are left out and make it incomplete. */
function apiEstimate(workloads: readonly Workload[], priced: readonly WorkloadEstimate[]): ApiEstimate {
  const monthly = sumRanges(priced.map(({ apiMonthly }) => apiMonthly ?? ZERO_RANGE));
  const known = workloads.filter(({ price }) => price !== null);
  const interactions = known.reduce((sum, { interactionsPerMonth }) => sum + interactionsPerMonth, 0);
  const tokens = known.reduce(
    (sum, { interactionsPerMonth, inputTokens, outputTokens }) =>
      sum + interactionsPerMonth * (inputTokens.base + outputTokens.base),
    0,
  );
  return {
    perInteraction:
      interactions > 0 ? monthly.base / interactions : (priced[0]?.apiPerInteraction?.base ?? 0),
    monthly,
    blendedPerMillion: tokens > 0 ? (monthly.base / tokens) * MILLION : 0,
    incomplete: known.length < workloads.length,
  };
}

interface Compared {
  readonly selfHosted: SelfHostedEstimate;
  readonly breakEven: BreakEven;
  readonly curve: readonly CurvePoint[];
}

function compareWith(plan: HostingPlan, replica: Replica, demand: Demand, api: ApiEstimate): Compared {
  const tokensPerMonth = demand.tokensPerMonth.base;
  const crossing: Crossing = {
    plan,
    replica,
    apiUsdPerToken: api.blendedPerMillion / MILLION,
    tokensPerMonth,
  };
  const breakEven = breakEvenOf(crossing);
  const reach = Math.max(
    tokensPerMonth,
    breakEven.durableTokensPerMonth ?? 0,
    breakEven.naiveTokensPerMonth ?? 0,
    1e6,
  );
  const start = Math.max(1, Math.min(tokensPerMonth > 0 ? tokensPerMonth : reach, reach) / 10);
  return {
    selfHosted: selfHostedEstimate(plan, replica, demand.tokensPerMonth),
    breakEven,
    curve: costCurve(crossing, start, reach * 3),
  };
}

function selfHostedEstimate(plan: HostingPlan, replica: Replica, tokens: Range): SelfHostedEstimate {
  const serving = servingRange(plan, replica, tokens);
  const lines = fleetLines(plan, replica, serving);
  const monthly = sumRanges(lines.map(({ range }) => range));
  const paidReplicas = serving.base + plan.redundantReplicas;
  const capacity = paidReplicas * replica.capacityTokensPerMonth;
  const utilization = tokens.base / capacity;
  return {
    fits: true,
    fitProblem: null,
    replicas: paidReplicas,
    gpus: paidReplicas * replica.gpus,
    gpusPerReplica: replica.gpus,
    tokensPerSecond: replica.tokensPerSecond,
    capacityTokensPerMonth: capacity,
    utilization,
    overloaded: tokens.base > serving.base * replica.capacityTokensPerMonth,
    perMillion: tokens.base > 0 ? (monthly.base / Math.min(tokens.base, capacity)) * MILLION : null,
    monthly,
    lines,
    byUtilization: UTILIZATION_ROWS.map((load) => ({
      utilization: load,
      perMillion: (monthly.base / (capacity * load)) * MILLION,
    })),
  };
}

function doesNotFit(problem: string): Compared {
  const selfHosted: SelfHostedEstimate = {
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
    monthly: exactly(0),
    lines: [],
    byUtilization: [],
  };
  return { selfHosted, breakEven: NO_BREAK_EVEN, curve: [] };
}

/** Of one workload: batch where the whole of it may wait, else whichever side is cheaper per token. */
function bestOf(
  workload: WorkloadEstimate,
  workloads: readonly Workload[],
  hosted: SelfHostedEstimate,
): WorkloadEstimate['best'] {
  const tokens = workload.interactionsPerMonth * (workload.inputTokens + workload.outputTokens);
  const hostedShare = ((hosted.perMillion ?? Number.POSITIVE_INFINITY) * tokens) / MILLION;
  if (workload.apiMonthly !== null && hostedShare < workload.apiMonthly.base) return 'self-hosted';
  return workloads.find(({ id }) => id === workload.id)?.batchShare === 1 ? 'batch-api' : 'api';
}
