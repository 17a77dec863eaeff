/** What `trtllm-bench` prints: `Name: value` lines below headings of `=`. Releases 0.12 to 1.1, read 2026-11-21. */

import { checkedPoint } from './checked';
import { type MeasuredReading, problem, type ResultFormat } from './measuredPoint';

const TOOL = 'trtllm-bench';

/** Older releases count output tokens alone as token throughput. */
const RATES = ['Total Output Throughput (tokens/sec)', 'Token Throughput (tokens/sec)'];

export const trtllmText: ResultFormat = {
  tool: TOOL,
  claims: ({ text }) =>
    /^.*TensorRT[- ]LLM Version:/m.test(text) || /Average Output Length \(tokens\):/.test(text),
  read: ({ text }) => readReport(text),
};

function readReport(text: string): MeasuredReading {
  const rate = RATES.map((name) => numberAfter(text, name)).find((value) => value !== null);
  const inputTokens = numberAfter(text, 'Average Input Length (tokens)');
  const outputTokens = numberAfter(text, 'Average Output Length (tokens)');
  if (rate === undefined || rate === null) return missing(RATES[0]);
  if (inputTokens === null) return missing('Average Input Length (tokens)');
  if (outputTokens === null) return missing('Average Output Length (tokens)');
  return checkedPoint({
    tool: TOOL,
    model: /^[ \t]*Model:[ \t]*(\S.*)$/m.exec(text)?.[1]?.trim() ?? null,
    inputTokens,
    outputTokens,
    concurrency: numberAfter(text, 'Number of concurrent requests'),
    outputTokensPerSecond: rate,
    firstTokenMs: numberAfter(text, 'Average time-to-first-token [TTFT] (ms)'),
    perTokenMs: numberAfter(text, 'Average time-per-output-token [TPOT] (ms)'),
  });
}

function missing(name: string | undefined): MeasuredReading {
  return problem(`${TOOL}: no line "${name}: …" with a number`);
}

/** Of a line that starts with this name, so that "Total Token Throughput" is not read as "Token Throughput". */
function numberAfter(text: string, name: string): number | null {
  const line = text.split('\n').find((candidate) => candidate.trimStart().startsWith(`${name}:`));
  const value = Number.parseFloat(line?.slice(line.indexOf(`${name}:`) + name.length + 1) ?? '');
  return Number.isFinite(value) ? value : null;
}
