/**
 * AIPerf's `profile_export_aiperf.json` and its forerunner's `profile_export_genai_perf.json`: statistics by metric, at
 * the top or below `records`. Read 2026-11-21.
 */

import * as z from 'zod/mini';
import { hasMembers, readAs } from './checked';
import type { ResultFormat } from './measuredPoint';

const TOOL = 'AIPerf';
const statistic = z.object({ avg: z.number().check(z.gte(0)) });
const maybe = z.optional(z.nullable(statistic));

const schema = z.object({
  output_token_throughput: statistic,
  input_sequence_length: statistic,
  output_sequence_length: statistic,
  time_to_first_token: maybe,
  inter_token_latency: maybe,
  input_config: z.optional(z.unknown()),
});

/** Where the versions of both tools keep the model's name and the concurrency in what they were asked. */
const MODEL_PATHS: readonly (readonly string[])[] = [
  ['endpoint', 'model_names', '0'],
  ['models', 'items', '0', 'name'],
  ['model_names', '0'],
  ['model', '0'],
  ['formatted_model_name'],
];
const CONCURRENCY_PATHS: readonly (readonly string[])[] = [
  ['loadgen', 'concurrency'],
  ['perf_analyzer', 'stimulus', 'concurrency'],
  ['concurrency'],
];

export const aiperfJson: ResultFormat = {
  tool: TOOL,
  claims: ({ json }) =>
    hasMembers(metricsOf(json), ['output_sequence_length']) || isStatistic(metricsOf(json)),
  read: ({ json }) =>
    readAs(TOOL, schema, metricsOf(json), (metrics) => ({
      model: textAt(inputConfig(json), MODEL_PATHS),
      inputTokens: metrics.input_sequence_length.avg,
      outputTokens: metrics.output_sequence_length.avg,
      concurrency: numberAt(inputConfig(json), CONCURRENCY_PATHS),
      outputTokensPerSecond: metrics.output_token_throughput.avg,
      firstTokenMs: metrics.time_to_first_token?.avg ?? null,
      perTokenMs: metrics.inter_token_latency?.avg ?? null,
    })),
};

function isStatistic(metrics: unknown): boolean {
  return hasMembers(metrics, ['request_throughput']) && hasMembers(metrics, ['request_latency']);
}

function metricsOf(json: unknown): unknown {
  return hasMembers(json, ['records']) ? member(json, 'records') : json;
}

function inputConfig(json: unknown): unknown {
  return member(json, 'input_config');
}

function member(value: unknown, name: string): unknown {
  return hasMembers(value, [name]) ? (value as Record<string, unknown>)[name] : undefined;
}

function textAt(config: unknown, paths: readonly (readonly string[])[]): string | null {
  const found = paths.map((path) => path.reduce(member, config)).find((value) => typeof value === 'string');
  return found ?? null;
}

function numberAt(config: unknown, paths: readonly (readonly string[])[]): number | null {
  const found = paths.map((path) => path.reduce(member, config)).find(isCount);
  return found ?? null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
