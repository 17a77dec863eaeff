/** A scenario, which names things, as the engine's input, which holds them. */

import type { Gpu, OpenModel } from '../catalog/hardware';
import type { PriceEntry } from '../catalog/priceEntry';
import { type RentalTerms, rentalOn, termsOf } from '../catalog/rental';
import { fromBill } from '../cost/bill';
import type {
  EstimateInput,
  Factors,
  HostingPlan,
  OverheadPlan,
  ThroughputSource,
  Workload,
} from '../cost/estimate';
import { validateEstimateInput } from '../cost/validate';
import { exactly, mapRange, type Range, withoutDust } from '../money/range';
import { rangeOf } from './defaultRanges';
import { sourcesOf } from './defaults';
import { priceOf } from './ownPrice';
import type { ScenarioProblem } from './parseScenario';
import type { Scenario, WorkloadInput } from './scenario';
import { scenarioPath } from './scenarioPath';
import { paidHours, trafficOf } from './traffic';

/** Finds what a scenario names; null when there is no such thing. */
export interface ScenarioLookups {
  price(apiModel: string): PriceEntry | null;
  gpu(name: string): Gpu | null;
  openModel(name: string): OpenModel | null;
}

export type EstimateInputResult =
  | { readonly input: EstimateInput; readonly problems: readonly [] }
  | { readonly input: null; readonly problems: readonly ScenarioProblem[] };

const GIVEN = 'given in the scenario';

/** Assumptions of the engine by the path of the scenario input that they show. */
const PATH_OF_ASSUMPTION: Readonly<Record<string, string>> = {
  hoursPerMonth: 'hosting.hoursPerMonth',
  targetUtilization: 'hosting.targetUtilization',
  redundantReplicas: 'hosting.redundantReplicas',
  fallbackShare: 'hosting.fallbackShare',
  apiEngineeringFte: 'api.engineeringFte',
  horizonMonths: 'horizon.months',
  apiPriceFallPerYear: 'horizon.apiPriceFallPerYear',
  peakToAverage: 'traffic.peakToAverage',
  operationsFte: 'overhead.operationsFte',
  engineerUsdPerYear: 'overhead.engineerUsdPerYear',
  infrastructureUsdPerMonth: 'overhead.infrastructureUsdPerMonth',
  infrastructureShareOfCompute: 'overhead.infrastructureShareOfCompute',
};

/** An unknown GPU or model is a problem; an unknown API model only leaves that workload without a figure. */
export function toEstimateInput(scenario: Scenario, lookups: ScenarioLookups): EstimateInputResult {
  const { plan, problems } = hostingPlanOf(scenario, lookups);
  if (plan === null) return { input: null, problems };
  const given = scenario.workloads.map((workload) => workloadOf(workload, scenario, lookups));
  const billed = scenario.bill === undefined ? null : fromBill(given, scenario.bill.usdPerMonth);
  if (billed?.problem != null) return { input: null, problems: [{ path: 'bill', message: billed.problem }] };
  const sources = assumptionSources(scenario, GIVEN);
  const input = {
    workloads: billed?.workloads ?? given,
    hosting: plan,
    apiEngineeringFte: scenario.api.engineeringFte,
    quality: scenario.quality,
    task: scenario.task,
    hoursAreMeasured: scenario.traffic.hourlyCounts !== undefined,
    horizon: scenario.horizon,
    bill: billed?.check,
    factors: factorsOf(scenario),
    constraints: scenario.constraints,
    sources,
  };
  const unusable = validateEstimateInput(input);
  if (unusable.length === 0) return { input, problems: [] };
  return {
    input: null,
    problems: unusable.map((problem) => ({ ...problem, path: scenarioPath(problem.path) })),
  };
}

/** The self-hosted side alone. */
export function hostingPlanOf(
  scenario: Scenario,
  lookups: Pick<ScenarioLookups, 'gpu' | 'openModel'>,
): { plan: HostingPlan | null; problems: readonly ScenarioProblem[] } {
  const { hosting } = scenario;
  const model = lookups.openModel(hosting.openModel);
  const gpu = lookups.gpu(hosting.gpu);
  const rate = gpu === null ? null : gpuRate(gpu, scenario);
  const problems: ScenarioProblem[] = [];
  if (model === null)
    problems.push({ path: 'hosting.openModel', message: `no open model is called "${hosting.openModel}"` });
  if (gpu === null) problems.push({ path: 'hosting.gpu', message: `no GPU is called "${hosting.gpu}"` });
  if (gpu !== null && rate === null) {
    problems.push({ path: 'hosting.usdPerGpuHour', message: noRentalText(gpu, hosting.rental) });
  }
  if (model === null || gpu === null || rate === null) return { plan: null, problems };
  return { plan: planWith(scenario, model, gpu, rate), problems: [] };
}

function planWith(scenario: Scenario, model: OpenModel, gpu: Gpu, rate: GpuRate): HostingPlan {
  const { hosting } = scenario;
  return {
    model,
    gpu,
    gpusPerReplica: hosting.gpusPerReplica === 0 ? null : hosting.gpusPerReplica,
    precision: hosting.precision,
    usdPerGpuHour: rate.usd,
    usdPerGpuHourSource: rate.source,
    hoursPerMonth: paidHours(scenario),
    targetUtilization: hosting.targetUtilization,
    ...trafficOf(scenario).plan,
    fixedReplicas: hosting.fixedReplicas === 0 ? null : hosting.fixedReplicas,
    minReplicas: hosting.minReplicas,
    redundantReplicas: hosting.redundantReplicas,
    throughput: throughputOf(scenario),
    engine: hosting.engine,
    ownership: hosting.ownership,
    fallbackShare: hosting.fallbackShare,
    latencyTarget: hosting.latencyTarget,
    overhead: overheadOf(scenario),
  };
}

/** A figure of the user's own before the model. */
function throughputOf({ hosting, ranges }: Scenario): ThroughputSource {
  const range = ranges?.tokensPerSecondPerReplica;
  const flat = range?.base ?? hosting.tokensPerSecondPerReplica;
  if (flat === null) return { kind: 'model' };
  return { kind: 'flat', tokensPerSecondPerReplica: flat, source: GIVEN, range };
}

function overheadOf(scenario: Scenario): OverheadPlan {
  return {
    ...scenario.overhead,
    operationsFte: rangeOf(scenario, 'operationsFte'),
    engineerUsdPerYear: rangeOf(scenario, 'engineerUsdPerYear'),
    infrastructureUsdPerMonth: rangeOf(scenario, 'infrastructureUsdPerMonth'),
  };
}

function factorsOf({ ranges }: Scenario): Factors | undefined {
  if (ranges?.volume === undefined && ranges?.apiPrice === undefined) return undefined;
  return { volume: ranges.volume ?? exactly(1), apiPrice: ranges.apiPrice ?? exactly(1) };
}

interface GpuRate {
  readonly usd: Range;
  readonly source: string;
}

/** The user's price before the catalog's, and none needed for what was bought; null when there is neither. */
function gpuRate(gpu: Gpu, { hosting, ranges }: Scenario): GpuRate | null {
  if (ranges?.usdPerGpuHour !== undefined) return { usd: ranges.usdPerGpuHour, source: GIVEN };
  if (hosting.usdPerGpuHour !== null)
    return { usd: exactly(hosting.usdPerGpuHour), source: 'given, instead of the rental catalog' };
  if (hosting.ownership !== undefined) return { usd: exactly(0), source: 'bought, not rented' };
  const choice = rentalOn(gpu, hosting.rental);
  if (choice === null) return null;
  const { low, base, high, source, asOf } = choice.rental;
  const terms = termsOf(choice.rental);
  const said = choice.isAsAsked ? terms : `${terms}, as no ${hosting.rental} offer is known`;
  return { usd: { low, base, high }, source: `${said}: ${source}, ${asOf}` };
}

/** Why there is no price, and on which terms there would be one. */
function noRentalText(gpu: Gpu, asked: RentalTerms): string {
  const known = gpu.rental.map(termsOf);
  if (known.length === 0) return `${gpu.name} has no rental price in the catalog; set one`;
  return `${gpu.name} has no ${asked} price in the catalog; set one, or take ${known.join(', ')}`;
}

/** Where each of the engine's assumptions comes from, by its key. */
export function assumptionSources(scenario: Scenario, setIn: string): Record<string, string> {
  const sources = sourcesOf(scenario, setIn);
  const plain = Object.entries(PATH_OF_ASSUMPTION).map(([key, path]) => [key, sources[path] ?? setIn]);
  const { source } = trafficOf(scenario);
  const { schedule, hoursPerMonth } = scenario.hosting;
  return Object.fromEntries([
    ...plain,
    ...(source === null ? [] : [['peakToAverage', source]]),
    ...(schedule === undefined
      ? []
      : [['hoursPerMonth', `${schedule.hoursPerDay} h a day of ${hoursPerMonth} h: rented for its window`]]),
  ]);
}

function workloadOf(workload: WorkloadInput, scenario: Scenario, lookups: ScenarioLookups): Workload {
  const { api } = scenario;
  return {
    id: workload.id,
    label: workload.label,
    interactionsPerMonth: withoutDust(workload.requestsPerMonth),
    inputTokens: tokensOf(workload.inputTokens, workload.inputTokensRange),
    outputTokens: tokensOf(workload.outputTokens, workload.outputTokensRange),
    cachedInputShare: workload.cachedInputShare ?? api.cachedInputShare,
    cacheWrittenShare: api.cacheWrittenShare,
    batchShare: workload.batchShare ?? api.batchShare,
    retryShare: api.retryShare,
    mustSelfHost: workload.mustSelfHost,
    price: priceOf(workload.apiModel, scenario, lookups.price),
  };
}

/** A figure that was typed over an estimate is exact: the ends belong to the estimate. */
function tokensOf(tokens: number, range: Range | undefined): Range {
  return range?.base === tokens ? mapRange(range, withoutDust) : exactly(withoutDust(tokens));
}
