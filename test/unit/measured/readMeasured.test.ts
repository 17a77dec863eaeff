import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MeasuredPoint } from '../../../src/core/measured/measuredPoint';
import { readMeasured } from '../../../src/core/measured/readMeasured';

function pointOf(text: string): MeasuredPoint {
  const { point, problem } = readMeasured(text);
  assert.ok(point, problem ?? '');
  return point;
}

function problemOf(text: string): string {
  const { point, problem } = readMeasured(text);
  assert.equal(point, null);
  assert.ok(problem);
  return problem;
}

/** As `vllm bench serve --save-result` writes it, without the lists. */
const VLLM = {
  date: '20251118-101500',
  backend: 'vllm',
  model_id: 'Qwen/Qwen3-14B',
  num_prompts: 1000,
  request_rate: 'inf',
  max_concurrency: 500,
  duration: 351.2,
  completed: 1000,
  failed: 0,
  total_input_tokens: 1996000,
  total_output_tokens: 100000,
  request_throughput: 2.847,
  output_throughput: 284.7,
  total_token_throughput: 5968.1,
  mean_ttft_ms: 80123.4,
  mean_tpot_ms: 812.5,
};

const TRTLLM = {
  engine: { model: 'meta-llama/Llama-3.1-8B', version: '1.1.0rc2', dtype: 'bfloat16' },
  world_info: { tp_size: 1, pp_size: 1, world_size: 1, max_batch_size: 2048 },
  request_info: {
    num_requests: 3000,
    avg_num_concurrent_requests: 1843.2,
    avg_input_length: 1000,
    avg_output_length: 1000,
  },
  performance: {
    total_latency_ms: 197109,
    request_throughput_req_s: 15.22,
    system_output_throughput_tok_s: 15220.1,
    system_total_throughput_tok_s: 30440.2,
  },
};

const TRTLLM_TEXT = `
===========================================================
= PYTORCH BACKEND
===========================================================
Model:                  meta-llama/Llama-3.2-3B-Instruct
Model Path:             None
TensorRT-LLM Version:   1.1.0rc2
===========================================================
= REQUEST DETAILS
===========================================================
Number of requests:             16
Number of concurrent requests:  7.9940
Average Input Length (tokens):  13.0000
Average Output Length (tokens): 256.0000
===========================================================
= PERFORMANCE OVERVIEW
===========================================================
Request Throughput (req/sec):                     4.7501
Total Token Throughput (tokens/sec):              1277.7668
Total Output Throughput (tokens/sec):             1216.0159
Average time-to-first-token [TTFT] (ms):          31.5
Average time-per-output-token [TPOT] (ms):        6.4
`;

/** Release 0.12 printed one rate, of output tokens. */
const TRTLLM_OLD_TEXT = `
Model:                  meta-llama/Llama-2-7b-hf
TensorRT-LLM Version:   0.12.0
Average Input Length (tokens):  128.0
Average Output Length (tokens): 128.0
Token Throughput (tokens/sec):  23405.927228471104
Request Throughput (req/sec):   182.8588064724305
`;

const AIPERF = {
  schema_version: '1.3',
  input_config: { endpoint: { model_names: ['openai/gpt-oss-20b'] }, loadgen: { concurrency: 64 } },
  request_throughput: { unit: 'requests/sec', avg: 8 },
  request_latency: { unit: 'ms', avg: 7800 },
  time_to_first_token: { unit: 'ms', avg: 195.8, p50: 175 },
  inter_token_latency: { unit: 'ms', avg: 15.2 },
  output_token_throughput: { unit: 'tokens/sec', avg: 4096.5 },
  output_sequence_length: { unit: 'tokens', avg: 512 },
  input_sequence_length: { unit: 'tokens', avg: 2048 },
};

const GENAI_CSV = `Metric,avg,min,max,p99,p95,p90,p75,p50,p25\r
Time To First Token (ms),"1,146.31",249.48,"3,485.23","3,457.97","3,349.56","3,215.06","1,330.93",640.07,286.52\r
Time To Second Token (ms),26.05,0.00,133.51,96.12,36.56,34.88,34.35,33.55,1.78\r
Request Latency (ms),"6,406.20","5,371.47","9,608.72","9,436.13","9,046.58","9,028.16","6,549.60","5,690.23","5,493.63"\r
Inter Token Latency (ms),30.35,27.59,35.60,35.23,33.88,32.53,31.05,30.13,29.04\r
Output Sequence Length (tokens),174.45,164.00,187.00,186.22,183.10,180.10,177.00,174.00,171.75\r
Input Sequence Length (tokens),"3,000.05","2,999.00","3,001.00","3,001.00","3,001.00","3,000.00","3,000.00","3,000.00","3,000.00"\r
\r
Metric,Value\r
Output Token Throughput (per sec),261.25\r
Request Throughput (per sec),1.50\r
`;

describe('measured: result files', () => {
  it('reads vllm bench serve', () => {
    assert.deepEqual(pointOf(JSON.stringify(VLLM)), {
      tool: 'vllm bench serve',
      model: 'Qwen/Qwen3-14B',
      inputTokens: 1996,
      outputTokens: 100,
      concurrency: 500,
      outputTokensPerSecond: 284.7,
      firstTokenMs: 80123.4,
      perTokenMs: 812.5,
    });
  });

  it('takes the last run of a file with a line for each', () => {
    const lines = [VLLM, { ...VLLM, max_concurrency: null, output_throughput: 300 }].map((run) =>
      JSON.stringify(run),
    );
    const point = pointOf(`${lines.join('\n')}\n`);
    assert.equal(point.outputTokensPerSecond, 300);
    assert.equal(point.concurrency, null);
  });

  it('reads a report of trtllm-bench as JSON', () => {
    const { tool, model, inputTokens, concurrency, outputTokensPerSecond, firstTokenMs } = pointOf(
      JSON.stringify(TRTLLM),
    );
    assert.deepEqual(
      [tool, model, inputTokens, concurrency, outputTokensPerSecond, firstTokenMs],
      ['trtllm-bench', 'meta-llama/Llama-3.1-8B', 1000, 1843.2, 15220.1, null],
    );
  });

  it('reads what trtllm-bench prints, and not the rate that counts input too', () => {
    assert.deepEqual(pointOf(TRTLLM_TEXT), {
      tool: 'trtllm-bench',
      model: 'meta-llama/Llama-3.2-3B-Instruct',
      inputTokens: 13,
      outputTokens: 256,
      concurrency: 7.994,
      outputTokensPerSecond: 1216.0159,
      firstTokenMs: 31.5,
      perTokenMs: 6.4,
    });
    assert.equal(pointOf(TRTLLM_OLD_TEXT).outputTokensPerSecond, 23405.927228471104);
  });

  it('reads AIPerf, with its metrics at the top or below records', () => {
    const expected = {
      tool: 'AIPerf',
      model: 'openai/gpt-oss-20b',
      inputTokens: 2048,
      outputTokens: 512,
      concurrency: 64,
      outputTokensPerSecond: 4096.5,
      firstTokenMs: 195.8,
      perTokenMs: 15.2,
    };
    assert.deepEqual(pointOf(JSON.stringify(AIPERF)), expected);
    const { input_config, ...records } = AIPERF;
    assert.deepEqual(pointOf(JSON.stringify({ input_config, records })), expected);
  });

  it("reads genai-perf's CSV with its thousands parted by commas", () => {
    assert.deepEqual(pointOf(GENAI_CSV), {
      tool: 'AIPerf',
      model: null,
      inputTokens: 3000.05,
      outputTokens: 174.45,
      concurrency: null,
      outputTokensPerSecond: 261.25,
      firstTokenMs: 1146.31,
      perTokenMs: 30.35,
    });
  });

  it('says what is wrong and where', () => {
    const without = ({ output_throughput: _rate, ...rest }: typeof VLLM) => JSON.stringify(rest);
    assert.match(problemOf(without(VLLM)), /^vllm bench serve: output_throughput: /);
    assert.match(problemOf(JSON.stringify({ ...VLLM, completed: 0 })), /completed: no request came back/);
    assert.match(
      problemOf(JSON.stringify({ ...VLLM, total_output_tokens: 0 })),
      /output tokens of a request are 0/,
    );
    assert.match(problemOf(JSON.stringify({ ...VLLM, output_throughput: 'fast' })), /output_throughput: /);
    assert.match(
      problemOf(JSON.stringify({ ...TRTLLM, performance: {} })),
      /^trtllm-bench: performance\.system_output_throughput_tok_s: /,
    );
    assert.match(
      problemOf(TRTLLM_TEXT.replace(/^Average Input.*$/m, '')),
      /no line "Average Input Length \(tokens\)/,
    );
    assert.match(
      problemOf(JSON.stringify({ ...AIPERF, input_sequence_length: { unit: 'tokens' } })),
      /^AIPerf: input_sequence_length\.avg: /,
    );
    assert.match(problemOf(GENAI_CSV.replace(/^Output Token.*$/m, '')), /no row "Output Token Throughput"/);
    assert.equal(problemOf('  \n'), 'the file is empty');
    assert.match(problemOf('{"name":"breakeven"}'), /not a result of vllm bench serve, trtllm-bench, AIPerf/);
    assert.match(problemOf('[1, 2'), /not a result/);
  });

  it('answers any text, and never with a rate that is none', () => {
    const samples = [
      JSON.stringify(VLLM),
      JSON.stringify(TRTLLM),
      TRTLLM_TEXT,
      JSON.stringify(AIPERF),
      GENAI_CSV,
    ];
    const torn = fc
      .tuple(fc.constantFrom(...samples), fc.nat(), fc.nat(), fc.string())
      .map(([text, from, to, put]) => {
        const start = from % text.length;
        return text.slice(0, start) + put + text.slice(start + (to % 40));
      });
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), torn), (text) => {
        const { point, problem } = readMeasured(text);
        assert.equal(point === null, problem !== null);
        if (point !== null) assert.ok(point.outputTokensPerSecond > 0 && point.outputTokens > 0);
      }),
      { numRuns: 500 },
    );
  });
});
