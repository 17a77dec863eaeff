/**
 * Tokens a second of one saturated replica: a roofline with continuous batching.
 *
 * One step decodes a token for each of B running sequences and takes in the prompt tokens that replace finished ones.
 * It lasts as long as reading memory and computing overlap, plus all-reduces, plus a fixed cost; B is what the
 * key-value cache has room for. Output tokens/s = B ÷ step.
 *
 * Constants: the eight of a lean fit to half of 1,123 measured rows (2026-11-20; TensorRT-LLM, vLLM, SGLang, llama.cpp,
 * about 40 accelerators and 39 models), and four for what the rows show besides: the start of an all-reduce, fp8, fp4
 * and expert layers. Measured ÷ predicted over all rows: median error 13 %, within 1.5× for 86 %; TensorRT-LLM 12 %,
 * vLLM 17 %, SGLang 15 %. Rates are saturated ones; a latency target costs some of them.
 */

import type { Gpu, OpenModel, Precision } from '../catalog/hardware';
import { type Range, scaleRange } from '../money/range';
import { DEFAULT_ENGINE, type Engine, type EngineName, engineOf } from './engines';
import { cacheBytes, cacheRoomBytes, weightBytes } from './memory';

/** Share of peak compute that matrix products reach. */
const COMPUTE_SHARE = 0.633;
/** Share of peak bandwidth that reading weights reaches. */
const WEIGHT_BANDWIDTH_SHARE = 0.852;
/** Share of peak bandwidth that reading the key-value cache reaches. */
const KV_BANDWIDTH_SHARE = 0.671;
/** How memory and compute time overlap: 1 adds them, infinity takes the longer. */
const OVERLAP_EXPONENT = 1.37;
/** Kernel launches of one step, in seconds. */
const STEP_OVERHEAD_SECONDS = 0.0022;
/** Share of the interconnect's bandwidth that an all-reduce reaches. */
const LINK_SHARE = 0.44;
/** How much of its output a request holds in the cache on average, with the slack of paging. */
const OUTPUT_RESIDENCY = 1.1;
/** What one all-reduce takes however little it moves, in seconds; three times as much on PCIe. */
const ALL_REDUCE_SECONDS = 25e-6;
const SLOW_LINK_FACTOR = 3;
/** Links below this are PCIe. GB/s in one direction. */
const SLOW_LINK_GBPS = 100;
/** Share of their peak that the low-precision units reach, against 16-bit ones, and that expert layers reach. */
const FP8_SHARE = 0.83;
const FP4_SHARE = 0.57;
const EXPERT_SHARE = 0.63;

/** What is promised for default engines: about P10 and P90 of measured ÷ predicted. */
export const THROUGHPUT_BAND: Range = { low: 0.65, base: 1, high: 1.5 };

/** One request's shape, in tokens. */
export interface RequestShape {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface ThroughputOptions {
  readonly engine?: EngineName | undefined;
  /** Requests that run at once, as far as memory allows; the engine's own limit when absent. */
  readonly concurrency?: number | undefined;
}

export interface Throughput {
  /** Requests a second of one saturated replica. */
  readonly requestsPerSecond: Range;
  /** Output tokens a second. */
  readonly outputTokensPerSecond: Range;
  /** Input and output tokens a second. */
  readonly tokensPerSecond: Range;
  /** Output tokens a second that one of the running requests sees. */
  readonly tokensPerSecondPerRequest: number;
  readonly concurrency: number;
  readonly limit: 'memory' | 'bandwidth' | 'compute' | 'interconnect';
}

/** Null when the replica has no room for one request. */
export function modelThroughput(
  model: OpenModel,
  gpu: Gpu,
  gpus: number,
  precision: Precision,
  shape: RequestShape,
  options: ThroughputOptions = {},
): Throughput | null {
  const engine = engineOf(options.engine ?? DEFAULT_ENGINE);
  const eightBitCache = engine.eightBitCache.includes(precision);
  const input = Math.max(0, shape.inputTokens);
  // A request without output still takes one step: an embedding is a prefill.
  const output = Math.max(1, shape.outputTokens);
  const resident = cacheBytes(model, Math.max(1, input + OUTPUT_RESIDENCY * output), eightBitCache);
  const room = cacheRoomBytes(model, gpu, gpus, precision) / Math.max(1, resident);
  if (!(room >= 1)) return null;
  const wanted = Math.max(1, options.concurrency ?? engine.maxSequences);
  const batch = Math.min(Math.floor(room), wanted);
  const times = stepTimes({ model, gpu, gpus, precision, eightBitCache, batch, input, output });
  const step = stepSeconds(times, engine, batch, (batch * input) / output);
  const requestsPerSecond = batch / step / output;
  return {
    requestsPerSecond: band(requestsPerSecond),
    outputTokensPerSecond: band(requestsPerSecond * shape.outputTokens),
    tokensPerSecond: band(requestsPerSecond * (shape.inputTokens + shape.outputTokens)),
    tokensPerSecondPerRequest: 1 / step,
    concurrency: batch,
    limit: limitOf(times, batch < wanted),
  };
}

interface StepInput {
  readonly model: OpenModel;
  readonly gpu: Gpu;
  readonly gpus: number;
  readonly precision: Precision;
  readonly eightBitCache: boolean;
  readonly batch: number;
  readonly input: number;
  readonly output: number;
}

interface StepTimes {
  readonly memory: number;
  readonly compute: number;
  readonly link: number;
}

/** Seconds of one step by what they are spent on. */
function stepTimes(step: StepInput): StepTimes {
  const { model, gpu, gpus, precision, batch, input, output } = step;
  const promptTokens = (batch * input) / output;
  const tokens = batch + promptTokens;
  const cacheRead = batch * cacheBytes(model, input + output / 2, step.eightBitCache);
  const read =
    weightsRead(model, precision, tokens) / WEIGHT_BANDWIDTH_SHARE + cacheRead / KV_BANDWIDTH_SHARE;
  // Attention over the prompt itself, causal: two products of half the square.
  const attention = 2 * model.layers * model.hiddenSize * input * promptTokens;
  const flops = 2 * model.activeParamsBillion * 1e9 * tokens + attention;
  const share = COMPUTE_SHARE * (model.experts > 0 ? EXPERT_SHARE : 1);
  return {
    memory: read / (gpus * gpu.memoryBandwidthGbps * 1e9),
    compute: flops / (gpus * reachableFlops(gpu, precision) * share),
    link: allReduceSeconds(model, gpu, gpus, tokens),
  };
}

function stepSeconds(times: StepTimes, engine: Engine, batch: number, promptTokens: number): number {
  const { memory, compute, link } = times;
  const overlapped = (memory ** OVERLAP_EXPONENT + compute ** OVERLAP_EXPONENT) ** (1 / OVERLAP_EXPONENT);
  const scheduling = engine.secondsPerSequence * batch + engine.secondsPerPromptToken * promptTokens;
  return engine.timeFactor * (overlapped + link + STEP_OVERHEAD_SECONDS + scheduling);
}

/** A step of few tokens touches few experts: the expected share is 1 − (1 − k/E)^tokens. */
function weightsRead(model: OpenModel, precision: Precision, tokens: number): number {
  const bytes = weightBytes(model, precision);
  if (model.experts === 0 || model.expertsPerToken === 0) return bytes;
  const perExpert = 3 * model.hiddenSize * model.moeIntermediateSize;
  const params = model.totalParamsBillion * 1e9;
  const expertBytes = bytes * Math.min(1, (model.moeLayers * model.experts * perExpert) / params);
  const touched = 1 - (1 - model.expertsPerToken / model.experts) ** tokens;
  return bytes - expertBytes + expertBytes * touched;
}

/** Weight-only formats (int4) compute in 16 bits; a chip without fp8 or fp4 units does the next best. */
function reachableFlops(gpu: Gpu, precision: Precision): number {
  const fp8 = gpu.denseFp8Tflops === null ? null : gpu.denseFp8Tflops * FP8_SHARE;
  const fp4 = gpu.denseFp4Tflops === null ? fp8 : gpu.denseFp4Tflops * FP4_SHARE;
  const byPrecision: Partial<Record<Precision, number | null>> = { fp8, int8: gpu.denseInt8Tops, fp4 };
  return (byPrecision[precision] ?? gpu.denseBf16Tflops) * 1e12;
}

/** Two all-reduces a layer of 16-bit activations, each moving 2·(n−1)/n of them over the slowest link. */
function allReduceSeconds(model: OpenModel, gpu: Gpu, gpus: number, tokens: number): number {
  const gbps = gpu.interconnectUnidirectionalGbps;
  if (gpus < 2 || gbps === 0) return 0;
  const moved = (2 * model.layers * tokens * model.hiddenSize * 2 * 2 * (gpus - 1)) / gpus;
  const start = ALL_REDUCE_SECONDS * (gbps < SLOW_LINK_GBPS ? SLOW_LINK_FACTOR : 1);
  return 2 * model.layers * start + moved / (gbps * 1e9 * LINK_SHARE);
}

function limitOf({ memory, compute, link }: StepTimes, isOutOfRoom: boolean): Throughput['limit'] {
  if (link > memory && link > compute) return 'interconnect';
  if (compute >= memory) return 'compute';
  return isOutOfRoom ? 'memory' : 'bandwidth';
}

function band(base: number): Range {
  return scaleRange(THROUGHPUT_BAND, base);
}
