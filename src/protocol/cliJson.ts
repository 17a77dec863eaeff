/** The CLI's JSON: what scripts and CI may rely on. Field names are fixed; fields may be added. */

import * as z from 'zod/mini';

const usd = z.nullable(z.number());
const range = { low: z.number(), base: z.number(), high: z.number() };
const modelSource = z.enum(['literal', 'constant', 'default', 'env', 'config', 'parameter', 'unknown']);

const modelSchema = z.object({
  id: z.nullable(z.string()),
  source: modelSource,
  catalogId: z.nullable(z.string()),
});

const inputSchema = z.object({
  ...range,
  /** Tokens of the text that the code writes out; where branches decide what is sent, as on the usual one. */
  staticTokens: z.number(),
  exact: z.boolean(),
  parts: z.array(
    z.object({
      kind: z.enum(['static', 'variable', 'framing', 'tools', 'image', 'history']),
      role: z.nullable(z.string()),
      name: z.nullable(z.string()),
      tokens: z.number(),
    }),
  ),
});

/** What a provider's prompt cache can serve. Costs do not rest on it: the share that it serves is the user's. */
const cacheSchema = z.object({
  /** Tokens before the first variable, in the order that providers read: tools, system, messages. */
  cacheablePrefixTokens: z.object(range),
  /** The variable that ends them; null where the whole prompt is the same each time. */
  until: z.nullable(z.string()),
  basis: z.string(),
  /** Marks such as `cache_control`, each with all that stands before it; variables in it make it another prefix. */
  marks: z.array(
    z.object({
      tokens: z.object(range),
      ttl: z.nullable(z.enum(['5m', '1h'])),
      variables: z.array(z.string()),
    }),
  ),
  /** `prompt_cache_key` and `cached_content`, or the code that stands for them. */
  key: z.nullable(z.string()),
  content: z.nullable(z.string()),
});

const costSchema = z.object({ perCall: usd, perMonth: usd });

/** `cost.perMonth` is `cost.perCall` times this. */
const volumeSchema = z.object({
  value: z.number(),
  /** A comment, `breakeven.json`, the setting or `--requests`, or nobody. */
  source: z.enum(['comment', 'file', 'setting', 'assumed']),
});

export const callJsonSchema = z.object({
  id: z.string(),
  /** POSIX, relative to the scanned folder. */
  path: z.string(),
  /** 1-based, of the call expression. */
  line: z.int(),
  endLine: z.int(),
  cell: z.optional(z.int()),
  language: z.string(),
  provider: z.string(),
  sdk: z.string(),
  method: z.string(),
  kind: z.enum(['chat', 'completion', 'embedding', 'image', 'audio', 'rerank']),
  model: modelSchema,
  input: inputSchema,
  output: z.object({
    ...range,
    basis: z.enum(['measured', 'directive', 'config', 'max_tokens', 'schema', 'task']),
  }),
  maxOutputTokens: z.nullable(z.number()),
  inLoop: z.boolean(),
  stream: z.boolean(),
  batch: z.boolean(),
  cache: cacheSchema,
  cost: costSchema,
  requestsPerMonth: volumeSchema,
});

export const promptJsonSchema = z.object({
  path: z.string(),
  line: z.int(),
  format: z.string(),
  variables: z.array(z.string()),
  model: modelSchema,
  input: inputSchema,
  cost: costSchema,
  requestsPerMonth: volumeSchema,
});

/** What one run sends: a call by its id, all of several, one of several (`usual` is the one that the base case takes), or the same again. */
export type PlanJson =
  | { readonly call: string }
  | { readonly all: readonly PlanJson[] }
  | { readonly oneOf: readonly PlanJson[]; readonly usual: number }
  | { readonly repeated: PlanJson; readonly line: number };

const planSchema: z.ZodMiniType<PlanJson> = z.lazy(() =>
  z.union([
    z.object({ call: z.string() }),
    z.object({ all: z.array(planSchema) }),
    z.object({ oneOf: z.array(planSchema), usual: z.int() }),
    z.object({ repeated: planSchema, line: z.int() }),
  ]),
);

/**
 * Calls that one run of a function makes, where it is more than one call. They are among `calls`: what they cost in a month
 * stands there, and is not to be added again.
 */
export const interactionJsonSchema = z.object({
  /** Id of its first call. */
  id: z.string(),
  path: z.string(),
  /** Of its first call, 1-based. */
  line: z.int(),
  cell: z.optional(z.int()),
  function: z.nullable(z.string()),
  /** Ids. */
  calls: z.array(z.string()),
  callsPerInteraction: z.object(range),
  input: z.object(range),
  output: z.object(range),
  /** `incomplete`: a call has no price, so the figure is less than the truth. */
  cost: z.object({ perInteraction: z.nullable(z.object(range)), incomplete: z.boolean() }),
  /** Its loops, each with how often it is taken to run. */
  loops: z.array(
    z.object({
      line: z.int(),
      ...range,
      source: z.enum(['comment', 'file', 'setting', 'code', 'assumed']),
      basis: z.string(),
    }),
  ),
  plan: planSchema,
});

export const scanJsonSchema = z.object({
  schemaVersion: z.literal(1),
  /** `staleDays` is how old the prices are; null for two months, while they are fresh. */
  prices: z.object({ asOf: z.string(), source: z.string(), staleDays: z.nullable(z.int()) }),
  /** What comments and `breakeven.json` take out of all figures. */
  leftOut: z.object({ calls: z.int(), files: z.int() }),
  files: z.object({
    scanned: z.int(),
    skipped: z.array(z.object({ path: z.string(), reason: z.string() })),
  }),
  calls: z.array(callJsonSchema),
  prompts: z.array(promptJsonSchema),
  interactions: z.array(interactionJsonSchema),
  warnings: z.array(z.object({ path: z.string(), line: z.int(), code: z.string(), message: z.string() })),
});

export const tokensJsonSchema = z.object({
  tokens: z.number(),
  low: z.number(),
  high: z.number(),
  exact: z.boolean(),
  encoding: z.string(),
  model: z.nullable(z.string()),
});

export const priceJsonSchema = z.object({
  provider: z.string(),
  model: z.string(),
  inputPerMillion: z.number(),
  outputPerMillion: z.number(),
  cacheReadPerMillion: z.nullable(z.number()),
  batchDiscount: z.nullable(z.number()),
  contextWindow: z.nullable(z.number()),
  maxOutput: z.nullable(z.number()),
  asOf: z.string(),
  source: z.string(),
  status: z.string(),
});

/** Zeros where it does not fit. */
export const throughputJsonSchema = z.object({
  fits: z.boolean(),
  outputTokensPerSecond: z.number(),
  low: z.number(),
  high: z.number(),
  concurrency: z.number(),
  limit: z.enum(['memory', 'bandwidth', 'compute', 'interconnect']),
});

export type ScanJson = z.infer<typeof scanJsonSchema>;
export type CallJson = z.infer<typeof callJsonSchema>;
export type InteractionJson = z.infer<typeof interactionJsonSchema>;
export type PromptJson = z.infer<typeof promptJsonSchema>;
export type VolumeSource = z.infer<typeof volumeSchema>['source'];
export type TokensJson = z.infer<typeof tokensJsonSchema>;
export type PriceJson = z.infer<typeof priceJsonSchema>;
export type ThroughputJson = z.infer<typeof throughputJsonSchema>;
