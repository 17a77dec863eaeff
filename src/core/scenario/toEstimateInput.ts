/** A scenario, which names things, as the engine's input, which holds them. */

import type { Gpu, OpenModel } from '../catalog/hardware';
import type { PriceEntry } from '../catalog/priceEntry';
import type { EstimateInput, HostingPlan, Workload } from '../cost/estimate';
import { exactly, type Range } from '../money/range';
import type { Scenario, WorkloadInput } from './scenario';

/** Finds what a scenario names; null when there is no such thing. */
export interface ScenarioLookups {
  price(apiModel: string): PriceEntry | null;
  gpu(name: string): Gpu | null;
  openModel(name: string): OpenModel | null;
}

/** An input that cannot be used, by its path in the scenario. */
export interface ScenarioProblem {
  readonly path: string;
  readonly message: string;
}

export type EstimateInputResult =
  | { readonly input: EstimateInput; readonly problems: readonly [] }
  | { readonly input: null; readonly problems: readonly ScenarioProblem[] };

/** An unknown GPU or model is a problem; an unknown API model only leaves that workload without a figure. */
export function toEstimateInput(scenario: Scenario, lookups: ScenarioLookups): EstimateInputResult {
  const plan = hostingPlanOf(scenario, lookups);
  if (plan.problems.length > 0 || plan.plan === null) return { input: null, problems: plan.problems };
  const workloads = scenario.workloads.map((workload) => workloadOf(workload, scenario, lookups));
  return { input: { workloads, hosting: plan.plan }, problems: [] };
}

/** The self-hosted side alone. */
export function hostingPlanOf(
  scenario: Scenario,
  lookups: Pick<ScenarioLookups, 'gpu' | 'openModel'>,
): { plan: HostingPlan | null; problems: readonly ScenarioProblem[] } {
  const { hosting, ranges } = scenario;
  const model = lookups.openModel(hosting.openModel);
  const gpu = lookups.gpu(hosting.gpu);
  const rate = gpu === null ? null : gpuRate(gpu, hosting.usdPerGpuHour, ranges?.usdPerGpuHour);
  const problems: ScenarioProblem[] = [];
  if (model === null)
    problems.push(problem('hosting.openModel', `no open model is called "${hosting.openModel}"`));
  if (gpu === null) problems.push(problem('hosting.gpu', `no GPU is called "${hosting.gpu}"`));
  if (gpu !== null && rate === null) {
    problems.push(
      problem('hosting.usdPerGpuHour', `${gpu.name} has no rental price in the catalog; set one`),
    );
  }
  if (model === null || gpu === null || rate === null) return { plan: null, problems };
  return { plan: planWith(scenario, model, gpu, rate), problems: [] };
}

function planWith(scenario: Scenario, model: OpenModel, gpu: Gpu, rate: GpuRate): HostingPlan {
  const { hosting, overhead, traffic, ranges } = scenario;
  const flat = hosting.tokensPerSecondPerReplica;
  return {
    model,
    gpu,
    gpusPerReplica: hosting.gpusPerReplica === 0 ? null : hosting.gpusPerReplica,
    precision: hosting.precision,
    usdPerGpuHour: rate.usd,
    usdPerGpuHourSource: rate.source,
    hoursPerMonth: hosting.hoursPerMonth,
    targetUtilization: hosting.targetUtilization,
    peakToAverage: traffic.peakToAverage,
    fixedReplicas: hosting.fixedReplicas === 0 ? null : hosting.fixedReplicas,
    minReplicas: hosting.minReplicas,
    redundantReplicas: hosting.redundantReplicas,
    throughput:
      flat === null
        ? { kind: 'model' }
        : { kind: 'flat', tokensPerSecondPerReplica: flat, source: 'given in the scenario' },
    overhead: {
      operationsFte: ranges?.operationsFte ?? exactly(overhead.operationsFte),
      engineerUsdPerYear: ranges?.engineerUsdPerYear ?? exactly(overhead.engineerUsdPerYear),
      infrastructureShareOfCompute: overhead.infrastructureShareOfCompute,
      infrastructureUsdPerMonth:
        ranges?.infrastructureUsdPerMonth ?? exactly(overhead.infrastructureUsdPerMonth),
      operationsUsdPerMonth: overhead.operationsUsdPerMonth,
      setupUsd: overhead.setupUsd,
      setupAmortisationMonths: overhead.setupAmortisationMonths,
      updatesUsdPerMonth: overhead.updatesUsdPerMonth,
      incidentsUsdPerMonth: overhead.incidentsUsdPerMonth,
    },
  };
}

interface GpuRate {
  readonly usd: Range;
  readonly source: string;
}

/** The user's price before the catalog's; null when there is neither. */
function gpuRate(gpu: Gpu, own: number | null, range: Range | undefined): GpuRate | null {
  if (range !== undefined) return { usd: range, source: 'given in the scenario' };
  if (own !== null) return { usd: exactly(own), source: 'set by you' };
  const rental = gpu.rentalUsdPerHour;
  if (rental === null) return null;
  const { low, base, high, source, asOf } = rental;
  return { usd: { low, base, high }, source: `${source}, ${asOf}` };
}

function problem(path: string, message: string): ScenarioProblem {
  return { path, message };
}

function workloadOf(workload: WorkloadInput, scenario: Scenario, lookups: ScenarioLookups): Workload {
  return {
    id: workload.id,
    label: workload.label,
    interactionsPerMonth: workload.requestsPerMonth,
    inputTokens: exactly(workload.inputTokens),
    outputTokens: exactly(workload.outputTokens),
    cachedInputShare: scenario.api.cachedInputShare,
    batchShare: scenario.api.batchShare,
    retryShare: scenario.api.retryShare,
    price: priceOf(workload.apiModel, scenario, lookups),
  };
}

function priceOf(apiModel: string | null, scenario: Scenario, lookups: ScenarioLookups): PriceEntry | null {
  if (apiModel === null) return null;
  const own =
    scenario.prices !== undefined && Object.hasOwn(scenario.prices, apiModel)
      ? scenario.prices[apiModel]
      : undefined;
  if (own === undefined) return lookups.price(apiModel);
  const [provider = apiModel, model = apiModel] = apiModel.split('/');
  return {
    catalogId: apiModel,
    provider,
    providerName: provider,
    model,
    rates: {
      inputPerMillion: own.inputPerMillion,
      outputPerMillion: own.outputPerMillion,
      cacheReadPerMillion: null,
      cacheWritePerMillion: null,
      cacheWrite1hPerMillion: null,
    },
    tiers: [],
    batchDiscount: null,
    contextWindow: null,
    maxOutputTokens: null,
    asOf: own.asOf,
    source: own.source,
    url: null,
    status: 'historical',
  };
}
