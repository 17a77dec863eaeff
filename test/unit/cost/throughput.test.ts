import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Gpu, OpenModel, Precision } from '../../../src/core/catalog/hardware';
import { calibrate } from '../../../src/core/cost/calibrate';
import { ENGINE_NAMES, type EngineName } from '../../../src/core/cost/engines';
import {
  modelThroughput,
  type RequestShape,
  type ThroughputOptions,
} from '../../../src/core/cost/throughput';
import { THROUGHPUT_FIT } from '../../../src/core/cost/throughputConstants';
import { PRECISIONS } from '../../../src/core/scenario/scenario';
import { figuresOf } from '../../../src/tools/throughput/figures';
import { residual } from '../../../src/tools/throughput/predict';
import { hardware } from '../../support/hardware';
import { selectedRows } from '../../support/measured';

function gpuOf(key: string): Gpu {
  const gpu = hardware.findGpu(key);
  assert.ok(gpu, key);
  return gpu;
}

function modelOf(key: string): OpenModel {
  const model = hardware.findOpenModel(key);
  assert.ok(model, key);
  return model;
}

function rateOf(
  [model, gpu, gpus, precision]: readonly [string, string, number, Precision],
  [inputTokens, outputTokens]: readonly [number, number],
  options: ThroughputOptions,
): number {
  const shape = { inputTokens, outputTokens };
  const rate = modelThroughput(modelOf(model), gpuOf(gpu), gpus, precision, shape, options);
  assert.ok(rate, `${model} fits ${gpus} × ${gpu}`);
  return rate.outputTokensPerSecond.base;
}

/** Published rates in output tokens a second. TensorRT-LLM: its performance overviews 0.14 and 1.0. */
const KNOWN: readonly [
  readonly [string, string, number, Precision],
  readonly [number, number],
  ThroughputOptions,
  number,
][] = [
  [['llama-3.1-8b', 'H200', 1, 'fp8'], [1000, 1000], { engine: 'tensorrt-llm' }, 17744],
  [['llama-3.1-8b', 'H100-SXM', 1, 'fp8'], [1000, 1000], { engine: 'tensorrt-llm' }, 15220],
  [['llama-3.1-405b', 'H200', 8, 'fp8'], [1000, 1000], { engine: 'tensorrt-llm' }, 3391],
  [['llama-3.1-70b', 'A100-SXM-80GB', 4, 'fp16'], [1000, 1000], { engine: 'tensorrt-llm' }, 1763],
  [['llama-3.1-70b', 'A100-SXM-80GB', 4, 'fp16'], [2048, 128], { engine: 'tensorrt-llm' }, 278],
  [
    ['mixtral-8x7b', 'H100-SXM', 2, 'fp8'],
    [1000, 1000],
    { engine: 'tensorrt-llm', releaseYear: 2024.9 },
    15932,
  ],
  [['qwen3-30b-a3b', 'RTXPRO6000', 1, 'fp4'], [1000, 1000], { engine: 'tensorrt-llm' }, 9910],
  // GPUStack performance lab, vLLM 0.11.
  [['qwen3-14b', 'A100-SXM-80GB', 1, 'bf16'], [1996, 100], { engine: 'vllm', concurrency: 500 }, 285],
  // GPU-Benchmarks-on-LLM-Inference, 2024-05.
  [['llama-3.1-8b', 'RTX3090', 1, 'q4_k_m'], [30, 1024], { engine: 'llama.cpp', concurrency: 1 }, 112],
  [['llama-3.1-8b', 'M2Ultra', 1, 'q4_k_m'], [30, 1024], { engine: 'llama.cpp', concurrency: 1 }, 76],
  // AMD's vLLM image 0.10 on ROCm 6.4.1.
  [
    ['llama-3.1-70b', 'MI300X', 8, 'fp8'],
    [128, 2048],
    { engine: 'vllm', concurrency: 1, eightBitCache: true },
    119,
  ],
];

interface Setup {
  readonly model: OpenModel;
  readonly gpu: Gpu;
  readonly gpus: number;
  readonly precision: Precision;
  readonly shape: RequestShape;
  readonly engine: EngineName;
}

const tokens = fc.integer({ min: 1, max: 8000 });
const anySetup: fc.Arbitrary<Setup> = fc.record({
  model: fc.constantFrom(...hardware.openModels.filter(({ kind }) => kind === 'chat')),
  gpu: fc.constantFrom(...hardware.gpus),
  gpus: fc.constantFrom(1, 2, 4, 8),
  precision: fc.constantFrom(...PRECISIONS),
  shape: fc.record({ inputTokens: tokens, outputTokens: tokens }),
  engine: fc.constantFrom(...ENGINE_NAMES),
});

function throughputOf({ model, gpu, gpus, precision, shape, engine }: Setup, more: ThroughputOptions = {}) {
  return modelThroughput(model, gpu, gpus, precision, shape, { engine, ...more });
}

/** Checks the setups that fit; most of a property's runs must. */
function holds(law: (setup: Setup, requestsPerSecond: number) => void): void {
  let fitting = 0;
  fc.assert(
    fc.property(anySetup, (setup) => {
      const throughput = throughputOf(setup);
      if (throughput === null) return;
      fitting += 1;
      law(setup, throughput.requestsPerSecond.base);
    }),
    { numRuns: 600 },
  );
  assert.ok(fitting > 100, `${fitting} setups fit`);
}

function atLeast(value: number | undefined, least: number): void {
  assert.ok(value !== undefined && value >= least * (1 - 1e-9), `${value} < ${least}`);
}

describe('cost: modelled throughput', () => {
  for (const [setup, shape, options, measured] of KNOWN) {
    it(`is within a third of what was measured: ${setup.join(' ')}, ${shape.join('/')}`, () => {
      const off = Math.abs(Math.log(rateOf(setup, shape, options) / measured));
      assert.ok(off < Math.log(4 / 3), `${rateOf(setup, shape, options)} against ${measured}`);
    });
  }

  it('keeps to what is promised on the committed rates', () => {
    const rows = selectedRows();
    const all = figuresOf(rows.map((row) => residual(row)));
    const tuned = figuresOf(
      rows.filter(({ engineLabel }) => engineLabel === 'TensorRT-LLM').map((row) => residual(row)),
    );
    assert.ok(rows.length > 200);
    assert.ok(all.medianError <= 0.17 && all.within >= 0.85, JSON.stringify(all));
    assert.ok(tuned.medianError <= 0.14 && tuned.within >= 0.9, JSON.stringify(tuned));
  });

  it('never falls with bandwidth or compute', () => {
    const faster = fc.double({ min: 1, max: 4, noNaN: true });
    fc.assert(
      fc.property(anySetup, faster, faster, (setup, bandwidth, compute) => {
        const base = throughputOf(setup);
        if (base === null) return;
        const times = (peak: number | null) => (peak === null ? null : peak * compute);
        const gpu: Gpu = {
          ...setup.gpu,
          memoryBandwidthGbps: setup.gpu.memoryBandwidthGbps * bandwidth,
          denseBf16Tflops: setup.gpu.denseBf16Tflops * compute,
          denseFp8Tflops: times(setup.gpu.denseFp8Tflops),
          denseInt8Tops: times(setup.gpu.denseInt8Tops),
          denseFp4Tflops: times(setup.gpu.denseFp4Tflops),
        };
        atLeast(throughputOf({ ...setup, gpu })?.requestsPerSecond.base, base.requestsPerSecond.base);
      }),
      { numRuns: 600 },
    );
  });

  it('never passes the peak of the chips', () => {
    holds(({ model, gpu, gpus, shape }, requestsPerSecond) => {
      const { denseBf16Tflops, denseFp8Tflops, denseInt8Tops, denseFp4Tflops } = gpu;
      const peak = Math.max(denseBf16Tflops, denseFp8Tflops ?? 0, denseInt8Tops ?? 0, denseFp4Tflops ?? 0);
      const flops = 2 * model.activeParamsBillion * 1e9 * (shape.inputTokens + shape.outputTokens);
      atLeast((gpus * peak * 1e12) / flops, requestsPerSecond);
    });
  });

  it('reads the weights of a dense model for each token of one request', () => {
    holds((setup) => {
      const { model, gpu, gpus, precision } = setup;
      const one = throughputOf(setup, { concurrency: 1 });
      if (one === null || model.experts > 0) return;
      const bytes = { fp16: 2, bf16: 2, fp8: 1, int8: 1, fp4: 0.5, 'awq-int4': 0.5, q4_k_m: 0.5 }[precision];
      const tokensPerSecond = (gpus * gpu.memoryBandwidthGbps) / (model.totalParamsBillion * bytes);
      atLeast(tokensPerSecond, one.tokensPerSecondPerRequest);
    });
  });

  it('serves fewer requests the longer they are', () => {
    holds((setup, requestsPerSecond) => {
      const { inputTokens, outputTokens } = setup.shape;
      const longer = (shape: RequestShape) => throughputOf({ ...setup, shape })?.requestsPerSecond.base ?? 0;
      atLeast(requestsPerSecond, longer({ inputTokens: inputTokens * 2, outputTokens }));
      atLeast(requestsPerSecond, longer({ inputTokens, outputTokens: outputTokens * 2 }));
    });
  });

  it('gains no more than the GPUs that are added, at the same number of running requests', () => {
    holds((setup) => {
      const one = throughputOf(setup, { concurrency: 1 });
      const two = throughputOf({ ...setup, gpus: setup.gpus * 2 }, { concurrency: 1 });
      atLeast(
        2 * (one?.requestsPerSecond.base ?? 0),
        two?.requestsPerSecond.base ?? Number.POSITIVE_INFINITY,
      );
    });
  });

  it('takes longer to get through a step the more requests run, and never serves fewer for it', () => {
    holds((setup) => {
      const few = throughputOf(setup, { concurrency: 2 });
      const many = throughputOf(setup, { concurrency: 16 });
      atLeast(few?.tokensPerSecondPerRequest, many?.tokensPerSecondPerRequest ?? Number.POSITIVE_INFINITY);
      atLeast(many?.requestsPerSecond.base, few?.requestsPerSecond.base ?? Number.POSITIVE_INFINITY);
    });
  });

  it('shows a range around the figure, narrower for a tuned engine than for one in Python', () => {
    const { bands } = THROUGHPUT_FIT;
    for (const { dense, experts } of Object.values(bands))
      for (const { low, high } of [dense, experts]) assert.ok(low < 1 && high > 1);
    const width = ({ low, high }: { low: number; high: number }) => Math.log(high / low);
    assert.ok(width(bands.tuned.dense) < width(bands.python.dense));
  });
});

describe('cost: a measured rate', () => {
  const setup = {
    model: modelOf('llama-3.1-8b'),
    gpu: gpuOf('H100-SXM'),
    gpus: 1,
    precision: 'fp8' as const,
    shape: { inputTokens: 1000, outputTokens: 1000 },
    engine: 'vllm' as const,
  };

  it('moves its own shape nearly all the way, and other shapes less', () => {
    const modelled = throughputOf(setup);
    assert.ok(modelled);
    const base = modelled.outputTokensPerSecond.base;
    const calibration = calibrate(base * 0.5, modelled) ?? undefined;
    const ratioAt = (shape: RequestShape) => {
      const plain = throughputOf({ ...setup, shape });
      const moved = throughputOf({ ...setup, shape }, { calibration });
      return (moved?.outputTokensPerSecond.base ?? 0) / (plain?.outputTokensPerSecond.base ?? 1);
    };
    const same = ratioAt(setup.shape);
    const other = ratioAt({ inputTokens: 8000, outputTokens: 10 });
    assert.ok(same > 0.5 && same < 0.56, `${same}`);
    assert.ok(other > same && other < 1, `${other}`);
  });

  it('changes nothing when it is what the model says', () => {
    const modelled = throughputOf(setup);
    assert.ok(modelled);
    const calibration = calibrate(modelled.outputTokensPerSecond.base, modelled) ?? undefined;
    const again = throughputOf(setup, { calibration });
    assert.equal(again?.outputTokensPerSecond.base, modelled.outputTokensPerSecond.base);
  });

  it('of zero or nonsense is none', () => {
    const modelled = throughputOf(setup);
    assert.ok(modelled);
    for (const rate of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      assert.equal(calibrate(rate, modelled), null);
  });
});
