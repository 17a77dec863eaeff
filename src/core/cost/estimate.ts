/** What the cost engine takes and gives. Numbers in, numbers out: USD, tokens, seconds, shares of 1. Nothing is rounded here. */

import type { Gpu, OpenModel, Precision } from '../catalog/hardware';
import type { PriceEntry } from '../catalog/priceEntry';
import type { Range } from '../money/range';
import type { BillCheck } from './bill';
import type { EngineName } from './engines';
import type { Horizon, HorizonPlan } from './horizon';
import type { Mix } from './hybrid';
import type { Latency, LatencyTarget } from './latency';
import type { FactToCollect } from './taskRules';
import type { TrafficLoad } from './trafficLoad';
import type { UsefulOutput } from './usefulOutput';

/** One kind of interaction: what one user action sends and receives, and how often a month. */
export interface Workload {
  readonly id: string;
  readonly label: string;
  readonly interactionsPerMonth: number;
  /** Per interaction. */
  readonly inputTokens: Range;
  readonly outputTokens: Range;
  /** Share of the input that is read from the provider's prompt cache, 0 to 1. */
  readonly cachedInputShare: number;
  /** Share of the input that is written to the cache, 0 to 1, disjoint from the share read. Absent: none. */
  readonly cacheWrittenShare?: number | undefined;
  /** Share of requests sent through the provider's batch API, 0 to 1. */
  readonly batchShare: number;
  /** Extra requests because of failures: 0.02 means 2 % more. */
  readonly retryShare: number;
  /** Its data may not leave the user's own infrastructure: an API is no choice for it. */
  readonly mustSelfHost?: boolean | undefined;
  /** Null: the model or its price is not known, and every total with it is incomplete. */
  readonly price: PriceEntry | null;
}

/** Where throughput comes from: the roofline model, or a figure that the user or an article gives. */
export type ThroughputSource =
  | { readonly kind: 'model' }
  | {
      readonly kind: 'flat';
      readonly tokensPerSecondPerReplica: number;
      readonly source: string;
      /** Ends around the figure, where its source gives them. */
      readonly range?: Range | undefined;
    };

/** Bought instead of rented: what replaces the hourly rate. */
export interface Ownership {
  /** One GPU with its share of the server. */
  readonly purchaseUsdPerGpu: number;
  readonly usefulLifeMonths: number;
  /** Interest a year on the money, 0 to 1. */
  readonly costOfCapital: number;
  readonly usdPerKwh: number;
  /** Power of the room over power of the machine, 1 or more. */
  readonly powerUsageEffectiveness: number;
  /** Mean draw over the rated one, 0 to 1, idle hours included. */
  readonly averagePowerShare: number;
}

/** What decides before money does. */
export interface Constraints {
  /** Data must stay in the user's own infrastructure, or it has no network. */
  readonly mustSelfHost: boolean;
  /** The model is the user's own fine-tuned weights, which no API serves. */
  readonly ownWeights: boolean;
  /** Nobody in the team can run GPU servers. */
  readonly noOperations: boolean;
  /** Engineers who could run GPU servers. Absent: not known. */
  readonly mlopsEngineers?: number | undefined;
}

/** What the model is asked to do. */
export const TASKS = [
  'embedding',
  'classification',
  'extraction',
  'summary',
  'chat',
  'generation',
  'code',
  'reasoning',
] as const;
export type Task = (typeof TASKS)[number];

/** Share of interactions that do their job, above 0 and at most 1, by the user's own evaluation of each model. */
export interface Quality {
  readonly apiSuccessRate: number;
  readonly selfHostedSuccessRate: number;
}

/** Monthly money for people, machines around the GPUs, and risk. */
export interface OverheadPlan {
  /** Share of a full-time engineer. */
  readonly operationsFte: Range;
  /** Fully loaded, per year. */
  readonly engineerUsdPerYear: Range;
  /** Load balancer, storage, monitoring, logging: share of compute … */
  readonly infrastructureShareOfCompute: number;
  /** … plus fixed USD a month. */
  readonly infrastructureUsdPerMonth: Range;
  /** Fixed operations USD a month on top of the FTE share, as some articles give it. */
  readonly operationsUsdPerMonth: number;
  readonly setupUsd: number;
  readonly setupAmortisationMonths: number;
  readonly updatesUsdPerMonth: number;
  readonly incidentsUsdPerMonth: number;
  /** Set aside for outages. Absent: nothing. */
  readonly reliabilityUsdPerMonth?: number | undefined;
}

export interface HostingPlan {
  readonly model: OpenModel;
  readonly gpu: Gpu;
  /** GPUs of one replica (tensor parallelism); null: the smallest power of two that fits. */
  readonly gpusPerReplica: number | null;
  readonly precision: Precision;
  readonly usdPerGpuHour: Range;
  readonly usdPerGpuHourSource: string;
  readonly hoursPerMonth: number;
  /** Ceiling that sizing may load a replica to, above 0 and at most 1. */
  readonly targetUtilization: number;
  /** Peak hour over the average hour, 1 or more. */
  readonly peakToAverage: number;
  /** Weights of the 168 hours of a week, whose peak `peakToAverage` is. Absent: only the peak is known. */
  readonly hourlyWeights?: readonly number[] | undefined;
  /** Fixed fleet: overload is reported instead of growing. Null: as many as the demand needs. */
  readonly fixedReplicas: number | null;
  readonly minReplicas: number;
  /** Spare replicas kept for failures. */
  readonly redundantReplicas: number;
  readonly throughput: ThroughputSource;
  /** What the workloads ask of latency. Absent: nothing. */
  readonly latencyTarget?: LatencyTarget | undefined;
  /** Share of the requests that the API answers while the fleet is down, 0 to 1. Absent: none. */
  readonly fallbackShare?: number | undefined;
  /** Absent: vLLM. */
  readonly engine?: EngineName | undefined;
  /** Absent: rented at `usdPerGpuHour`. */
  readonly ownership?: Ownership | undefined;
  readonly overhead: OverheadPlan;
}

/** What all workloads may be off by together, as factors around 1. */
export interface Factors {
  /** On interactions a month. */
  readonly volume: Range;
  /** On API prices: a discount that is being negotiated, or a rise. */
  readonly apiPrice: Range;
}

export interface EstimateInput {
  readonly workloads: readonly Workload[];
  readonly hosting: HostingPlan;
  /** Share of an engineer that the API side takes: limits, outages, new models. Absent: none. */
  readonly apiEngineeringFte?: number | undefined;
  /** Absent: both models do the task alike. */
  readonly quality?: Quality | undefined;
  readonly task?: Task | undefined;
  /** Absent: the default horizon. */
  readonly horizon?: HorizonPlan | undefined;
  /** True when the hours of the week are the user's own counts, not a profile's. */
  readonly hoursAreMeasured?: boolean | undefined;
  /** What a bill, where there is one, made of the volumes above. */
  readonly bill?: BillCheck | undefined;
  /** Absent: volume and API prices are taken as they are. */
  readonly factors?: Factors | undefined;
  readonly constraints?: Constraints | undefined;
  /** Where inputs come from, by the key of their assumption; the engine has its own words for those left out. */
  readonly sources?: Readonly<Record<string, string>> | undefined;
}

/** An input that cannot be computed with, by its path in `EstimateInput`. */
export interface InputProblem {
  readonly path: string;
  readonly message: string;
}

/** An input worth showing: what was assumed, in which unit, and where from. */
export interface Assumption {
  readonly key: string;
  readonly label: string;
  readonly value: number | string;
  readonly unit: string;
  readonly source: string;
}

/** One part of a sum, with the words that explain it: `1,200 × $3 / 1M`. */
export interface CostLine {
  readonly id: string;
  readonly label: string;
  readonly usd: number;
  /** Numbers behind the line, so that surfaces can print them in their own format. */
  readonly quantity?: { readonly value: number; readonly unit: string; readonly usdPerUnit: number };
}

export interface WorkloadEstimate {
  readonly id: string;
  readonly label: string;
  readonly interactionsPerMonth: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Null without a price. */
  readonly apiPerInteraction: Range | null;
  readonly apiMonthly: Range | null;
  /** Parts whose sum is the base of `apiPerInteraction`. */
  readonly lines: readonly CostLine[];
  readonly best: 'api' | 'self-hosted' | 'batch-api';
}

export interface ApiEstimate {
  readonly perInteraction: number;
  /** What the provider charges. */
  readonly monthly: Range;
  /** The share of an engineer that goes with it. */
  readonly engineering: Range;
  /** Both: what stands against self-hosting. */
  readonly fullyLoaded: Range;
  /** Of what the provider charges. */
  readonly blendedPerMillion: number;
  /** With the engineering, over the tokens of the month; null when none are sent. */
  readonly fullyLoadedPerMillion: number | null;
  /** True when a workload has no known price: the total is then less than the truth and must be marked so. */
  readonly incomplete: boolean;
}

export type HostingLineId =
  | 'compute'
  | 'power'
  | 'redundancy'
  | 'infrastructure'
  | 'operations'
  | 'setup'
  | 'updates'
  | 'incidents'
  | 'reliability';

export interface HostingLine {
  readonly id: HostingLineId;
  readonly label: string;
  readonly monthly: number;
  readonly range: Range;
}

/** Effective price at a given load of the paid capacity. */
export interface UtilizationRow {
  readonly utilization: number;
  readonly perMillion: number;
  /** Over the ends of cost and speed. */
  readonly range: Range;
}

export interface SelfHostedEstimate {
  readonly fits: boolean;
  /** Why not, or null. */
  readonly fitProblem: string | null;
  readonly replicas: number;
  readonly gpus: number;
  readonly gpusPerReplica: number;
  /** Tokens (input + output) a second that one replica serves at this workload's shape. */
  readonly tokensPerSecond: number;
  /** Tokens a month that the paid fleet serves at full load. */
  readonly capacityTokensPerMonth: number;
  /** Implied: demand over paid capacity. May exceed 1 for a fixed fleet, which is then overloaded. */
  readonly utilization: number;
  readonly overloaded: boolean;
  /** Null when nothing is served. */
  readonly perMillion: number | null;
  /** Over the ends of cost and speed; null when nothing is served. */
  readonly perMillionRange: Range | null;
  readonly monthly: Range;
  readonly lines: readonly HostingLine[];
  readonly byUtilization: readonly UtilizationRow[];
}

export interface BreakEven {
  /** Fixed cost of one fleet ÷ blended price, blind to capacity. Tokens a month. */
  readonly naiveTokensPerMonth: number | null;
  /** First volume that is cheaper self-hosted on hardware that can serve it. */
  readonly firstTokensPerMonth: number | null;
  /** Self-hosting stays cheaper from here on; null: never. */
  readonly durableTokensPerMonth: number | null;
  /** Utilization of the paid fleet at the first crossing. */
  readonly utilization: number | null;
  /** Volumes with self-hosting cheaper, before the durable one. */
  readonly windows: readonly { readonly from: number; readonly to: number }[];
  /** A win at the expected load that is lost at half of it. */
  readonly fragile: boolean;
  /** Why there is none, or why the naive figure is wrong; null when it needs no words. */
  readonly note: string | null;
}

/** A point of the cost-against-volume chart. */
export interface CurvePoint {
  readonly tokensPerMonth: number;
  readonly apiUsd: number;
  readonly selfHostedUsd: number;
  readonly replicas: number;
}

export interface Verdict {
  readonly choice: 'api' | 'self-hosted' | 'hybrid' | 'only-option';
  readonly reasons: readonly { readonly code: string; readonly text: string }[];
}

export interface Estimate {
  /** Null when the model does not fit. */
  readonly traffic: TrafficLoad | null;
  /** Null for a throughput that was given as one figure, and when the model does not fit. */
  readonly latency: Latency | null;
  /** Null when the model does not fit. */
  readonly horizon: Horizon | null;
  readonly assumptions: readonly Assumption[];
  readonly workloads: readonly WorkloadEstimate[];
  readonly api: ApiEstimate;
  readonly selfHosted: SelfHostedEstimate;
  readonly breakEven: BreakEven;
  readonly curve: readonly CurvePoint[];
  /** The cheapest split between both sides; null when no split is cheaper than the API alone. */
  readonly hybrid: Mix | null;
  readonly usefulOutput: UsefulOutput;
  readonly bill: BillCheck | null;
  readonly factsToCollect: readonly FactToCollect[];
  readonly verdict: Verdict;
}
