/**
 * Tokens a second of one saturated replica: a roofline with continuous batching.
 *
 * Form and constants: fitted on half of 1,123 measured rows (2026-11-20; TensorRT-LLM, vLLM, SGLang, llama.cpp; about
 * 40 accelerators, 39 models). As it stands here, 21 % median error over all rows, 14 % for dense models on TensorRT-LLM;
 * runs of few requests on vLLM and SGLang come out below it, by their slow start and end.
 */

import type { Gpu, OpenModel, Precision } from '../catalog/hardware';
import { type Range, scaleRange } from '../money/range';
import { kvBytesPerToken, kvMemoryBytes, weightBytes } from './memory';

/** Share of peak compute that prefill reaches. */
const PREFILL_COMPUTE_SHARE = 0.633;
/** Share of peak bandwidth that reading weights reaches. */
const WEIGHT_BANDWIDTH_SHARE = 0.852;
/** Share of peak bandwidth that reading the key-value cache reaches. */
const KV_BANDWIDTH_SHARE = 0.671;
/** How memory and compute time overlap: 1 adds them, infinity takes the longer. */
const OVERLAP_EXPONENT = 1.37;
/** Kernel launches and scheduling of one step, in seconds. */
const STEP_OVERHEAD_SECONDS = 0.0022;
/** Share of the interconnect's bandwidth that an all-reduce reaches. */
const LINK_SHARE = 0.44;
/** What one all-reduce takes however little it moves, in seconds, on NVLink-class links and on PCIe. */
const ALL_REDUCE_SECONDS = { fast: 41e-6, slow: 123e-6 };
/** Links below this are PCIe, whose all-reduces start about three times slower. GB/s in one direction. */
const SLOW_LINK_GBPS = 100;
/** Share of the dense compute rate that mixture-of-experts layers reach. */
const MOE_COMPUTE_SHARE = 0.58;
/** How much of its output a request holds in the cache on average, with the slack of paging. */
const OUTPUT_RESIDENCY = 1.1;
/** vLLM with its defaults against the tuned engines. */
const ENGINE_TIME_FACTOR = 1.16;
/** Sequences that an engine schedules at once; vLLM's `max_num_seqs` by default. */
const MAX_SEQUENCES = 256;
/** P10 and P90 of measured ÷ predicted, widened to what is promised for default engines. */
export const THROUGHPUT_BAND: Range = { low: 0.65, base: 1, high: 1.5 };

/** One request's shape, in tokens. */
export interface RequestShape {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface Throughput {
  /** Requests a second of one saturated replica. */
  readonly requestsPerSecond: Range;
  /** Output tokens a second. */
  readonly outputTokensPerSecond: Range;
  /** Input and output tokens a second. */
  readonly tokensPerSecond: Range;
  readonly concurrency: number;
  readonly limit: 'memory' | 'bandwidth' | 'compute' | 'interconnect';
}

/**
 * Null when the replica has no room for one request.
 * @param maxSequences Requests that the engine runs at once, as far as memory allows.
 */
export function modelThroughput(
  model: OpenModel,
  gpu: Gpu,
  gpus: number,
  precision: Precision,
  shape: RequestShape,
  maxSequences: number = MAX_SEQUENCES,
): Throughput | null {
  const input = Math.max(1, shape.inputTokens);
  // A request without output still takes one step: an embedding is a prefill.
  const output = Math.max(1, shape.outputTokens);
  const resident = input + OUTPUT_RESIDENCY * output;
  const room =
    kvMemoryBytes(model, gpu, gpus, precision) / Math.max(1, kvBytesPerToken(model, precision) * resident);
  if (room < 1) return null;
  const batch = Math.min(Math.floor(room), maxSequences);
  const times = stepTimes({ model, gpu, gpus, precision, batch, input, output });
  const step =
    ENGINE_TIME_FACTOR * (overlap(times.memory, times.compute) + times.link + STEP_OVERHEAD_SECONDS);
  const requestsPerSecond = batch / step / output;
  return {
    requestsPerSecond: band(requestsPerSecond),
    outputTokensPerSecond: band(requestsPerSecond * shape.outputTokens),
    tokensPerSecond: band(requestsPerSecond * (shape.inputTokens + shape.outputTokens)),
    concurrency: batch,
    limit: limitOf(times, batch < maxSequences),
  };
}

interface StepInput {
  readonly model: OpenModel;
  readonly gpu: Gpu;
  readonly gpus: number;
  readonly precision: Precision;
  readonly batch: number;
  readonly input: number;
  readonly output: number;
}

interface StepTimes {
  readonly memory: number;
  readonly compute: number;
  readonly link: number;
}

/** Seconds of one step: each running sequence decodes a token, and prefill of new requests is spread over the steps. */
function stepTimes({ model, gpu, gpus, precision, batch, input, output }: StepInput): StepTimes {
  const bandwidth = gpus * gpu.memoryBandwidthGbps * 1e9;
  const prefillTokens = (batch * input) / output;
  const tokens = batch + prefillTokens;
  const kvRead = batch * (input + output / 2) * kvBytesPerToken(model, precision);
  const memory =
    (weightsRead(model, precision, tokens) / WEIGHT_BANDWIDTH_SHARE + kvRead / KV_BANDWIDTH_SHARE) /
    bandwidth;
  const flops = 2 * model.activeParamsBillion * 1e9 * tokens;
  const share = PREFILL_COMPUTE_SHARE * (model.experts > 0 ? MOE_COMPUTE_SHARE : 1);
  const compute = flops / (gpus * peakFlops(gpu, precision) * share);
  return { memory, compute, link: allReduceSeconds(model, gpu, gpus, tokens) };
}

/** A step of few tokens touches few experts: expected share 1 − (1 − k/E)^tokens. */
function weightsRead(model: OpenModel, precision: Precision, tokens: number): number {
  const bytes = weightBytes(model, precision);
  if (model.experts === 0 || model.expertsPerToken === 0) return bytes;
  const perExpert = 3 * model.hiddenSize * model.moeIntermediateSize;
  const expertParams = Math.min(model.totalParamsBillion * 1e9, model.moeLayers * model.experts * perExpert);
  const expertBytes = bytes * (expertParams / (model.totalParamsBillion * 1e9));
  const touched = 1 - (1 - model.expertsPerToken / model.experts) ** tokens;
  return bytes - expertBytes + expertBytes * touched;
}

/** Weight-only formats (int4) compute in 16 bit; a chip without fp8 or fp4 units does too. */
function peakFlops(gpu: Gpu, precision: Precision): number {
  const byPrecision: Partial<Record<Precision, number | null>> = {
    fp8: gpu.denseFp8Tflops,
    int8: gpu.denseInt8Tops,
    fp4: gpu.denseFp4Tflops ?? gpu.denseFp8Tflops,
  };
  return (byPrecision[precision] ?? gpu.denseBf16Tflops) * 1e12;
}

/** Two all-reduces a layer of 16-bit activations, each moving 2·(n−1)/n of them over the slowest link. */
function allReduceSeconds(model: OpenModel, gpu: Gpu, gpus: number, tokens: number): number {
  if (gpus < 2 || gpu.interconnectUnidirectionalGbps === 0) return 0;
  const bytes = 2 * model.layers * tokens * model.hiddenSize * 2;
  const moved = (bytes * 2 * (gpus - 1)) / gpus;
  const start =
    gpu.interconnectUnidirectionalGbps < SLOW_LINK_GBPS ? ALL_REDUCE_SECONDS.slow : ALL_REDUCE_SECONDS.fast;
  return 2 * model.layers * start + moved / (gpu.interconnectUnidirectionalGbps * 1e9 * LINK_SHARE);
}

function overlap(memory: number, compute: number): number {
  return (memory ** OVERLAP_EXPONENT + compute ** OVERLAP_EXPONENT) ** (1 / OVERLAP_EXPONENT);
}

function limitOf({ memory, compute, link }: StepTimes, isOutOfRoom: boolean): Throughput['limit'] {
  if (link > memory && link > compute) return 'interconnect';
  if (compute >= memory) return 'compute';
  return isOutOfRoom ? 'memory' : 'bandwidth';
}

function band(base: number): Range {
  return scaleRange(THROUGHPUT_BAND, base);
}
