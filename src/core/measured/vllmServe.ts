/** `vllm bench serve --save-result`, and SGLang's `bench_serving`, which writes the same names. Read 2026-11-21. */

import * as z from 'zod/mini';
import { hasMembers, readAs } from './checked';
import type { ResultFormat } from './measuredPoint';

const TOOL = 'vllm bench serve';
const fromZero = z.number().check(z.gte(0));
/** Missing and null are one. */
const maybe = z.optional(z.nullable(fromZero));

const schema = z.object({
  model_id: z.optional(z.nullable(z.string())),
  completed: z.number().check(z.gt(0, 'no request came back')),
  total_input_tokens: fromZero,
  total_output_tokens: fromZero,
  output_throughput: fromZero,
  max_concurrency: maybe,
  mean_ttft_ms: maybe,
  mean_tpot_ms: maybe,
});

export const vllmServe: ResultFormat = {
  tool: TOOL,
  claims: ({ json }) => hasMembers(json, ['output_throughput']) || hasMembers(json, ['total_output_tokens']),
  read: ({ json }) =>
    readAs(TOOL, schema, json, (result) => ({
      model: result.model_id ?? null,
      inputTokens: result.total_input_tokens / result.completed,
      outputTokens: result.total_output_tokens / result.completed,
      concurrency: result.max_concurrency ?? null,
      outputTokensPerSecond: result.output_throughput,
      firstTokenMs: result.mean_ttft_ms ?? null,
      perTokenMs: result.mean_tpot_ms ?? null,
    })),
};
