/** A named what-if set: everything a user may change, as stored in settings, in files and in the panel. */

import * as z from 'zod/mini';
import { DEFAULT_RENTAL, RENTAL_TERMS } from '../catalog/rental';
import { ENGINE_NAMES } from '../cost/engines';
import { TASKS } from '../cost/estimate';
import { DEFAULT_HORIZON } from '../cost/horizon';
import { HOURS_PER_WEEK, PROFILE_NAMES } from '../cost/trafficProfiles';
import { atLeast } from '../lengths';

const share = z.number().check(z.gte(0), z.lte(1));
const rate = z.number().check(z.gt(0), z.lte(1));
const positive = z.number().check(z.gt(0), z.lte(1e15));
const amount = z.number().check(z.gte(0), z.lte(1e15));
/** Of one interaction: a hundred times the largest context window, so that an agent's many steps find room. */
const tokens = z.number().check(z.gte(0), z.lte(1e9));
const count = (min: number, max: number) => z.int().check(z.gte(min), z.lte(max));

export const PRECISIONS = ['fp16', 'bf16', 'fp8', 'int8', 'fp4', 'awq-int4', 'q4_k_m'] as const;

const range = z
  .strictObject({ low: amount, base: amount, high: amount })
  .check(z.refine(({ low, base, high }) => low <= base && base <= high, 'needs low ≤ base ≤ high'));

/** USD per million tokens, for a model that the catalog prices otherwise: negotiated, or of another date. */
const priceSchema = z.strictObject({
  inputPerMillion: amount,
  outputPerMillion: amount,
  cacheReadPerMillion: z.optional(amount),
  batchDiscount: z.optional(share),
  /** Where the price is from, and when. */
  source: z.string(),
  asOf: z.string(),
});

/** Bought instead of rented; each field as in the engine's `Ownership`. */
const ownershipSchema = z.strictObject({
  purchaseUsdPerGpu: amount,
  usefulLifeMonths: z.number().check(z.gte(1), z.lte(600)),
  costOfCapital: share,
  usdPerKwh: amount,
  powerUsageEffectiveness: z.number().check(z.gte(1), z.lte(10)),
  averagePowerShare: share,
});

/** One workload of a scenario: tokens and volume, from the code or typed by the user. */
export const workloadInputSchema = z.strictObject({
  id: z.string().check(atLeast(1)),
  label: z.string(),
  requestsPerMonth: amount,
  inputTokens: tokens,
  outputTokens: tokens,
  /** Ends around the tokens where they are an estimate; they hold while their base is the figure above. */
  inputTokensRange: z.optional(range),
  outputTokensRange: z.optional(range),
  /** Of this workload alone, where the code or a comment says so; else the shares of all. */
  batchShare: z.optional(share),
  cachedInputShare: z.optional(share),
  /** Its data may not leave your own infrastructure. */
  mustSelfHost: z.optional(z.boolean()),
  /** `provider/model` or a model id; null: unknown, no figure. */
  apiModel: z.nullable(z.string()),
});

const hourlyCounts = z.array(amount).check(
  z.refine((hours) => hours.length === HOURS_PER_WEEK, `needs ${HOURS_PER_WEEK} hours, Monday 00:00 first`),
  z.refine((hours) => hours.some((count) => count > 0), 'is an empty week: every count is 0'),
);

const trafficSchema = z.strictObject({
  /** Busiest hour over the mean hour, where no profile is given. */
  peakToAverage: z.number().check(z.gte(1), z.lte(1000)),
  /** How the week goes; its peak then replaces the number above. */
  profile: z.optional(z.enum(PROFILE_NAMES)),
  /** The user's own requests by the hour; they replace the profile. */
  hourlyCounts: z.optional(hourlyCounts),
});

const apiSchema = z.strictObject({
  cachedInputShare: share,
  batchShare: share,
  retryShare: share,
  cacheWrittenShare: z.optional(share),
  /** Share of an engineer that the API side takes. */
  engineeringFte: z.optional(z.number().check(z.gte(0), z.lte(1000))),
});

const hostingSchema = z.strictObject({
  openModel: z.string(),
  gpu: z.string(),
  /** 0: the smallest number that fits. */
  gpusPerReplica: count(0, 64),
  precision: z.enum(PRECISIONS),
  /** Who rents out the GPU, and on which terms; a scenario from before this choice takes the default. */
  rental: z._default(z.enum(RENTAL_TERMS), DEFAULT_RENTAL),
  /** Null: the catalog's rental price. */
  usdPerGpuHour: z.nullable(amount),
  hoursPerMonth: z.number().check(z.gt(0), z.lte(744)),
  targetUtilization: z.number().check(z.gt(0), z.lte(1)),
  minReplicas: count(1, 10_000),
  redundantReplicas: count(0, 10_000),
  /** 0: as many as the demand needs. */
  fixedReplicas: count(0, 10_000),
  /** Null: the throughput model. A measured figure of the user's own replaces it. */
  tokensPerSecondPerReplica: z.nullable(z.number().check(z.gt(0), z.lte(1e9))),
  engine: z.optional(z.enum(ENGINE_NAMES)),
  /** GPUs that run for a window of each day and are given back: for work that may wait for it. */
  schedule: z.optional(z.strictObject({ hoursPerDay: z.number().check(z.gt(0), z.lte(24)) })),
  ownership: z.optional(ownershipSchema),
  /** In the busiest hour: seconds to the first token at most, output tokens a second at least. */
  latencyTarget: z.optional(
    z.strictObject({
      timeToFirstTokenSeconds: z.optional(positive),
      tokensPerSecondPerUser: z.optional(positive),
    }),
  ),
  /** Share of the requests that the API answers while the fleet is down. */
  fallbackShare: z.optional(share),
});

const overheadSchema = z.strictObject({
  operationsFte: z.number().check(z.gte(0), z.lte(1000)),
  engineerUsdPerYear: amount,
  operationsUsdPerMonth: amount,
  infrastructureShareOfCompute: z.number().check(z.gte(0), z.lte(10)),
  infrastructureUsdPerMonth: amount,
  setupUsd: amount,
  setupAmortisationMonths: z.number().check(z.gte(1), z.lte(120)),
  updatesUsdPerMonth: amount,
  incidentsUsdPerMonth: amount,
  reliabilityUsdPerMonth: z.optional(amount),
});

const factor = range.check(z.refine(({ base }) => base === 1, 'needs 1 in the middle: it is a factor'));

const rangesSchema = z.partial(
  z.strictObject({
    /** Factors around 1 on all volumes and on all API prices: 0.5 is half of it. */
    volume: factor,
    apiPrice: factor,
    usdPerGpuHour: range,
    tokensPerSecondPerReplica: range,
    operationsFte: range,
    engineerUsdPerYear: range,
    infrastructureUsdPerMonth: range,
  }),
);

/** An unknown field is an error: a misspelt one would otherwise change nothing in silence. */
export const scenarioSchema = z.strictObject({
  schemaVersion: z.literal(1),
  name: z.string(),
  workloads: z.array(workloadInputSchema),
  traffic: trafficSchema,
  api: apiSchema,
  hosting: hostingSchema,
  overhead: overheadSchema,
  /** Prices of this scenario's own, by the `apiModel` of its workloads. */
  prices: z.optional(z.record(z.string(), priceSchema)),
  /** Low and high ends around inputs above, where a source gives them; each replaces the plain input. */
  ranges: z.optional(rangesSchema),
  /** Last month's bill: the volumes are scaled to it, and their own estimate is checked against it. */
  bill: z.optional(z.strictObject({ usdPerMonth: z.number().check(z.gt(0), z.lte(1e15)) })),
  /** How far ahead both sides are added up, and how API prices fall. */
  horizon: z.optional(z.strictObject({ months: count(12, 36), apiPriceFallPerYear: share })),
  /** Share of interactions that do their job, by an evaluation of both models. */
  quality: z.optional(z.strictObject({ apiSuccessRate: rate, selfHostedSuccessRate: rate })),
  task: z.optional(z.enum(TASKS)),
  /** What decides before money does. */
  constraints: z.optional(
    z.strictObject({
      mustSelfHost: z.boolean(),
      ownWeights: z.boolean(),
      noOperations: z.boolean(),
      mlopsEngineers: z.optional(z.number().check(z.gte(0), z.lte(1000))),
    }),
  ),
});

export type WorkloadInput = z.infer<typeof workloadInputSchema>;
export type Scenario = z.infer<typeof scenarioSchema>;

/** What a user gets who has set nothing. Each value's source is in `defaults.ts`. */
export const DEFAULT_SCENARIO: Scenario = {
  schemaVersion: 1,
  name: 'Default',
  workloads: [],
  traffic: { peakToAverage: 3 },
  api: { cachedInputShare: 0, batchShare: 0, retryShare: 0, engineeringFte: 0 },
  hosting: {
    openModel: 'llama-3.1-70b',
    gpu: 'A100-SXM-80GB',
    gpusPerReplica: 0,
    precision: 'fp16',
    rental: DEFAULT_RENTAL,
    usdPerGpuHour: null,
    hoursPerMonth: 730,
    targetUtilization: 0.6,
    minReplicas: 1,
    redundantReplicas: 0,
    fixedReplicas: 0,
    tokensPerSecondPerReplica: null,
    fallbackShare: 0.005,
  },
  overhead: {
    operationsFte: 0.2,
    engineerUsdPerYear: 150000,
    operationsUsdPerMonth: 0,
    infrastructureShareOfCompute: 0.1,
    infrastructureUsdPerMonth: 250,
    setupUsd: 0,
    setupAmortisationMonths: 24,
    updatesUsdPerMonth: 0,
    incidentsUsdPerMonth: 0,
  },
  horizon: DEFAULT_HORIZON,
};
