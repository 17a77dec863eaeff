/** `trtllm-bench … --report_json`: TensorRT-LLM's own report. Member names as of release 1.1, read 2026-11-21. */

import * as z from 'zod/mini';
import { hasMembers, readAs } from './checked';
import type { ResultFormat } from './measuredPoint';

const TOOL = 'trtllm-bench';
const fromZero = z.number().check(z.gte(0));
const maybe = z.optional(z.nullable(fromZero));

const schema = z.object({
  engine: z.optional(z.object({ model: z.optional(z.nullable(z.string())) })),
  request_info: z.object({
    avg_num_concurrent_requests: maybe,
    avg_input_length: fromZero,
    avg_output_length: fromZero,
  }),
  performance: z.object({ system_output_throughput_tok_s: fromZero }),
  streaming_metrics: z.optional(z.nullable(z.object({ avg_ttft_ms: maybe, avg_tpot_ms: maybe }))),
});

export const trtllmJson: ResultFormat = {
  tool: TOOL,
  claims: ({ json }) => hasMembers(json, ['request_info']) || hasMembers(json, ['performance', 'world_info']),
  read: ({ json }) =>
    readAs(TOOL, schema, json, ({ engine, request_info, performance, streaming_metrics }) => ({
      model: engine?.model ?? null,
      inputTokens: request_info.avg_input_length,
      outputTokens: request_info.avg_output_length,
      concurrency: request_info.avg_num_concurrent_requests ?? null,
      outputTokensPerSecond: performance.system_output_throughput_tok_s,
      firstTokenMs: streaming_metrics?.avg_ttft_ms ?? null,
      perTokenMs: streaming_metrics?.avg_tpot_ms ?? null,
    })),
};
