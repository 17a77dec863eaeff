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
  /** Tokens of the text that never changes. */
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

export const scanJsonSchema = z.object({
  schemaVersion: z.literal(1),
  files: z.object({
    scanned: z.int(),
    skipped: z.array(z.object({ path: z.string(), reason: z.string() })),
  }),
  calls: z.array(callJsonSchema),
  prompts: z.array(promptJsonSchema),
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
export type PromptJson = z.infer<typeof promptJsonSchema>;
export type VolumeSource = z.infer<typeof volumeSchema>['source'];
export type TokensJson = z.infer<typeof tokensJsonSchema>;
export type PriceJson = z.infer<typeof priceJsonSchema>;
export type ThroughputJson = z.infer<typeof throughputJsonSchema>;
