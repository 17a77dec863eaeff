import assert from 'node:assert/strict';
import path from 'node:path';
import { type ThroughputJson, throughputJsonSchema } from '../../../src/protocol/cliJson';
import { cli, withFiles } from '../../support/cli';

const SETUP = [
  '--model',
  'llama-3.1-8b',
  '--gpu',
  'H100-SXM',
  '--precision',
  'fp8',
  '--engine',
  'tensorrt-llm',
];
const SHAPE = ['--input', '1000', '--output', '1000'];

function throughput(args: readonly string[]): ThroughputJson {
  const { code, out, err } = cli(['throughput', ...args, '--json']);
  assert.equal(code, 0, err);
  return throughputJsonSchema.parse(JSON.parse(out));
}

function refusal(args: readonly string[]): string {
  const { code, out, err } = cli(['throughput', ...args]);
  assert.equal(code, 2);
  assert.equal(out, '');
  return err;
}

describe('the command line: throughput', function () {
  this.timeout(60_000);

  it('gives a rate within its range, near the published 15,220 tokens/s', () => {
    const { fits, outputTokensPerSecond, low, high, concurrency } = throughput([...SETUP, ...SHAPE]);
    assert.ok(fits && low < outputTokensPerSecond && outputTokensPerSecond < high && concurrency > 100);
    assert.ok(outputTokensPerSecond > 11_000 && outputTokensPerSecond < 20_000, `${outputTokensPerSecond}`);
  });

  it('takes names, engines and concurrency as people write them', () => {
    const plain = throughput([...SETUP, ...SHAPE, '--concurrency', '16']);
    const written = [
      '--model',
      'meta-llama/Llama-3.1-8B-Instruct',
      '--gpu',
      'NVIDIA H100',
      '--precision',
      'FP8',
    ];
    const other = [...written, '--engine', 'TensorRT-LLM', ...SHAPE, '--concurrency', '16', '--gpus', '1'];
    assert.deepEqual(throughput(other), plain);
    assert.equal(plain.concurrency, 16);
  });

  it('says that it does not fit', () => {
    const big = ['--model', 'llama-3.1-405b', '--gpu', 'L4', '--precision', 'fp16', ...SHAPE];
    assert.deepEqual(throughput(big).fits, false);
    assert.match(cli(['throughput', ...big]).out, /no room for one request/);
  });

  it('is corrected by a measured result', () => {
    const modelled = throughput([...SETUP, ...SHAPE]);
    const result = {
      model_id: 'llama',
      completed: 10,
      total_input_tokens: 10_000,
      total_output_tokens: 10_000,
      output_throughput: modelled.outputTokensPerSecond / 2,
    };
    withFiles(
      { 'result.json': JSON.stringify(result), 'broken.json': '{"output_throughput": 3}' },
      (folder) => {
        const file = (name: string) => ['--measured', path.join(folder, name)];
        const corrected = throughput([...SETUP, ...file('result.json')]);
        const ratio = corrected.outputTokensPerSecond / modelled.outputTokensPerSecond;
        assert.ok(ratio > 0.5 && ratio < 0.6, `${ratio}`);
        assert.match(
          refusal([...SETUP, ...file('broken.json')]),
          /broken\.json: vllm bench serve: completed: /,
        );
        assert.match(refusal([...SETUP, ...file('none.json')]), /none\.json cannot be read/);
      },
    );
  });

  it('names the option that is wrong', () => {
    const withOption = (...more: string[]) => refusal([...SETUP, ...SHAPE, ...more]);
    assert.match(withOption('--gpu', 'H100-SXN'), /--gpu: unknown "H100-SXN"; did you mean H100-SXM\?/);
    assert.match(withOption('--model', 'gpt-4o'), /--model: unknown "gpt-4o"/);
    assert.match(withOption('--precision', 'fp7'), /--precision: unknown "fp7"; known: fp16/);
    assert.match(withOption('--engine', 'mlc'), /--engine: unknown "mlc"; known: vllm/);
    assert.match(withOption('--gpus', '0'), /--gpus takes a whole number/);
    assert.match(withOption('--gpus', '8', '--pp', '3'), /--pp 3 does not divide --gpus 8/);
    assert.match(withOption('--concurrency', 'many'), /--concurrency takes a whole number/);
    assert.match(
      refusal([...SETUP, '--input', '10']),
      /--output takes the tokens of a request, and is missing/,
    );
    assert.match(refusal(['--model', 'llama-3.1-8b']), /--gpu/);
  });
});
