import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MeasuredPoint } from '../../../src/core/measured/measuredPoint';
import { readMeasured } from '../../../src/core/measured/readMeasured';
import { AIPERF, GENAI_CSV, TRTLLM, TRTLLM_OLD_TEXT, TRTLLM_TEXT, VLLM } from '../../support/cases/results';

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

  it('takes no concurrency that is none', () => {
    for (const concurrency of [-64, 'max', null]) {
      const input_config = { loadgen: { concurrency } };
      assert.equal(pointOf(JSON.stringify({ ...AIPERF, input_config })).concurrency, null);
    }
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

  it('takes no wait that is shorter than none', () => {
    const unknown = { unit: 'ms', avg: -1 };
    const file = { ...AIPERF, time_to_first_token: unknown, inter_token_latency: unknown };
    const csv = GENAI_CSV.replace('"1,146.31"', '-1').replace('30.35', '-1');
    for (const text of [JSON.stringify(file), csv]) {
      const { problem, point } = readMeasured(text);
      assert.deepEqual(
        [point?.firstTokenMs ?? null, point?.perTokenMs ?? null],
        [null, null],
        problem ?? text,
      );
    }
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
