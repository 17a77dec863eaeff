/** A named what-if set: everything a user may change, as stored in settings, in files and in the panel. */

import * as z from 'zod/mini';

const share = z.number().check(z.gte(0), z.lte(1));
const amount = z.number().check(z.gte(0), z.lte(1e15));

export const PRECISIONS = ['fp16', 'bf16', 'fp8', 'int8', 'fp4', 'awq-int4', 'q4_k_m'] as const;

const range = z.object({ low: amount, base: amount, high: amount });

/** USD per million tokens, for a model that the catalog prices otherwise: negotiated, or of another date. */
const priceSchema = z.object({
  inputPerMillion: amount,
  outputPerMillion: amount,
  /** Where the price is from, and when. */
  source: z.string(),
  asOf: z.string(),
});

/** One workload of a scenario: tokens and volume, from the code or typed by the user. */
export const workloadInputSchema = z.object({
  id: z.string(),
  label: z.string(),
  requestsPerMonth: amount,
  inputTokens: amount,
  outputTokens: amount,
  /** `provider/model` or a model id; null: unknown, no figure. */
  apiModel: z.nullable(z.string()),
});

export const scenarioSchema = z.object({
  schemaVersion: z.literal(1),
  name: z.string(),
  workloads: z.array(workloadInputSchema),
  traffic: z.object({ peakToAverage: z.number().check(z.gte(1), z.lte(1000)) }),
  api: z.object({ cachedInputShare: share, batchShare: share, retryShare: share }),
  hosting: z.object({
    openModel: z.string(),
    gpu: z.string(),
    /** 0: the smallest number that fits. */
    gpusPerReplica: z.int().check(z.gte(0), z.lte(64)),
    precision: z.enum(PRECISIONS),
    /** Null: the catalog's rental price. */
    usdPerGpuHour: z.nullable(amount),
    hoursPerMonth: z.number().check(z.gt(0), z.lte(744)),
    targetUtilization: z.number().check(z.gt(0), z.lte(1)),
    minReplicas: z.int().check(z.gte(1), z.lte(10000)),
    redundantReplicas: z.int().check(z.gte(0), z.lte(10000)),
    /** 0: as many as the demand needs. */
    fixedReplicas: z.int().check(z.gte(0), z.lte(10000)),
    /** Null: the throughput model. A measured figure of the user's own replaces it. */
    tokensPerSecondPerReplica: z.nullable(z.number().check(z.gt(0), z.lte(1e9))),
  }),
  overhead: z.object({
    operationsFte: z.number().check(z.gte(0), z.lte(1000)),
    engineerUsdPerYear: amount,
    operationsUsdPerMonth: amount,
    infrastructureShareOfCompute: z.number().check(z.gte(0), z.lte(10)),
    infrastructureUsdPerMonth: amount,
    setupUsd: amount,
    setupAmortisationMonths: z.number().check(z.gte(1), z.lte(120)),
    updatesUsdPerMonth: amount,
    incidentsUsdPerMonth: amount,
  }),
  /** Prices of this scenario's own, by the `apiModel` of its workloads. */
  prices: z.optional(z.record(z.string(), priceSchema)),
  /** Low and high ends around inputs above, where a source gives them. */
  ranges: z.optional(
    z.partial(
      z.object({
        usdPerGpuHour: range,
        operationsFte: range,
        engineerUsdPerYear: range,
        infrastructureUsdPerMonth: range,
      }),
    ),
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
  api: { cachedInputShare: 0, batchShare: 0, retryShare: 0 },
  hosting: {
    openModel: 'llama-3.1-70b',
    gpu: 'A100-SXM-80GB',
    gpusPerReplica: 0,
    precision: 'fp16',
    usdPerGpuHour: null,
    hoursPerMonth: 730,
    targetUtilization: 0.6,
    minReplicas: 1,
    redundantReplicas: 0,
    fixedReplicas: 0,
    tokensPerSecondPerReplica: null,
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
};
