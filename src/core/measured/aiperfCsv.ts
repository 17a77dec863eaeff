/** The CSV that AIPerf and genai-perf write beside their JSON: `Metric,avg,min,…`, an empty line, `Metric,Value`. Read 2026-11-21. */

import { checkedPoint } from './checked';
import { type MeasuredReading, problem, type ResultFormat } from './measuredPoint';

const TOOL = 'AIPerf';

export const aiperfCsv: ResultFormat = {
  tool: TOOL,
  claims: ({ text }) => /^\uFEFF?Metric,/i.test(text.trimStart()),
  read: ({ text }) => readTable(text),
};

function readTable(text: string): MeasuredReading {
  const values = firstValues(text);
  const rate = values.get('output token throughput');
  const inputTokens = values.get('input sequence length');
  const outputTokens = values.get('output sequence length');
  if (rate === undefined) return missing('Output Token Throughput');
  if (inputTokens === undefined) return missing('Input Sequence Length');
  if (outputTokens === undefined) return missing('Output Sequence Length');
  return checkedPoint({
    tool: TOOL,
    model: null,
    inputTokens,
    outputTokens,
    concurrency: null,
    outputTokensPerSecond: rate,
    firstTokenMs: values.get('time to first token') ?? null,
    perTokenMs: values.get('inter token latency') ?? null,
  });
}

function missing(metric: string): MeasuredReading {
  return problem(`${TOOL}: no row "${metric}" with a number`);
}

/** The mean, or the only value, by metric in lower case without its unit. */
function firstValues(text: string): Map<string, number> {
  const values = new Map<string, number>();
  for (const line of text.split(/\r?\n/)) {
    const cells = /^"?([^",(]+)(?:\([^)]*\))?"?,\s*(?:"([^"]*)"|([^,]*))/.exec(line);
    // Thousands are parted by commas within quotes.
    const value = Number((cells?.[2] ?? cells?.[3] ?? '').replaceAll(',', '') || Number.NaN);
    const metric = cells?.[1]?.trim().toLowerCase();
    if (metric !== undefined && Number.isFinite(value) && !values.has(metric)) values.set(metric, value);
  }
  return values;
}
