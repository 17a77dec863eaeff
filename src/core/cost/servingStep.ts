/**
 * One step of continuous batching: it decodes a token for each running request and takes in the prompt tokens that
 * replace finished ones. Seconds by what they are spent on; the constants come from a fit.
 *
 * With pipeline stages a step is the time in which every running request gets one token: each stage reads its part of
 * the weights once for each group of requests, so the weights are read `stages` times in all.
 */

import type { Gpu, OpenModel, Precision } from '../catalog/hardware';
import { type Engine, engineTime, schedulingOf, vendorTime } from './engines';
import {
  cacheReadBytes,
  decodeAttentionFlops,
  flopsPerToken,
  hasExperts,
  isLatent,
  promptAttentionFlops,
  touchedExperts,
  weightParts,
} from './modelWork';
import type { ThroughputConstants } from './throughputConstants';

/** Links below this are PCIe. GB/s in one direction. */
const SLOW_LINK_GBPS = 100;
/** However little a chip throttles, its products reach no more than this of its peak. */
const MOST_OF_PEAK = 0.9;
/** Activations are sent in 16 bits. */
const ACTIVATION_BYTES = 2;

/** A replica and what it serves. */
export interface Serving {
  readonly model: OpenModel;
  readonly gpu: Gpu;
  readonly precision: Precision;
  readonly engine: Engine;
  /** GPUs that share each layer, and groups of layers one behind the other; their product is the replica. */
  readonly tensorParallel: number;
  readonly stages: number;
  /** Experts spread over the GPUs, attention on whole requests: its weights on every GPU, no all-reduce. */
  readonly expertParallel: boolean;
  readonly eightBitCache: boolean;
  readonly inputTokens: number;
  /** At least 1: a request without output still takes one step. */
  readonly outputTokens: number;
  /** Year of the engine's release, with its fraction. */
  readonly year: number;
}

export interface StepTimes {
  readonly memory: number;
  readonly compute: number;
  readonly link: number;
  /** All of it, with launches and scheduling. */
  readonly total: number;
}

export function gpusOf({ tensorParallel, stages }: Serving): number {
  return tensorParallel * stages;
}

/** GPUs of one tensor-parallel group that keep the same keys and values, having more GPUs than heads. */
export function cacheCopies({ model, tensorParallel, expertParallel }: Serving): number {
  if (expertParallel) return 1;
  return isLatent(model) ? tensorParallel : Math.max(1, tensorParallel / model.keyValueHeads);
}

/** Bytes of weights that a replica holds. */
export function heldWeightBytes(serving: Serving): number {
  const { shared, experts } = weightParts(serving.model, serving.precision);
  return shared * (serving.expertParallel ? serving.tensorParallel : 1) + experts;
}

export function stepTimes(serving: Serving, batch: number, k: ThroughputConstants): StepTimes {
  const { model, gpu, engine, stages } = serving;
  const promptTokens = (batch * serving.inputTokens) / serving.outputTokens;
  const memory = memorySeconds(serving, batch, promptTokens, k);
  const compute = computeSeconds(serving, batch, promptTokens, k);
  const link = linkSeconds(serving, batch + promptTokens, k);
  const exponent = 1 + k.overlap;
  const busy = vendorTime(gpu, k) * (memory ** exponent + compute ** exponent) ** (1 / exponent);
  const launches = k.secondsPerStep * stages + k.secondsPerLayer * model.layers;
  const factor = engineTime(engine, serving.year, k) * (1 + k.stageBubble * (stages - 1));
  const host = schedulingOf(engine, k);
  const scheduling =
    host.perSequence * batch +
    host.perRequest * (batch / serving.outputTokens) +
    host.perPromptToken * promptTokens;
  return { memory, compute, link, total: factor * (busy + link + launches) + scheduling };
}

function memorySeconds(
  serving: Serving,
  batch: number,
  promptTokens: number,
  k: ThroughputConstants,
): number {
  const { model, gpu, tensorParallel, stages } = serving;
  const weights = weightParts(model, serving.precision);
  const copies = serving.expertParallel ? tensorParallel : 1;
  const touched = touchedExperts(model, (batch + promptTokens) / stages);
  const weightsRead = weights.shared * copies + weights.experts * touched;
  const cache = cacheReadBytes(model, serving.inputTokens, serving.outputTokens, serving.eightBitCache);
  const cacheRead = batch * cache * cacheCopies(serving);
  const perGpu =
    weightsRead / k.weightBandwidthShare / tensorParallel +
    cacheRead / k.cacheBandwidthShare / gpusOf(serving);
  return perGpu / (gpu.memoryBandwidthGbps * 1e9);
}

function computeSeconds(
  serving: Serving,
  batch: number,
  promptTokens: number,
  k: ThroughputConstants,
): number {
  const { model, gpu, inputTokens, outputTokens } = serving;
  const throttled = (gpu.denseBf16Tflops / gpu.tdpWatts) ** -k.powerExponent;
  const products =
    productFlops(gpu, serving.precision, k) * Math.min(MOST_OF_PEAK, k.computeShare * throttled);
  const attention = gpu.denseBf16Tflops * 1e12 * Math.min(MOST_OF_PEAK, k.attentionShare * throttled);
  const perToken = flopsPerToken(model);
  const tokens = batch + promptTokens;
  const attentionFlops =
    promptTokens * promptAttentionFlops(model, inputTokens) +
    batch * decodeAttentionFlops(model, inputTokens + outputTokens / 2);
  const seconds =
    (tokens * perToken.shared) / products +
    (tokens * perToken.experts) / (products * expertShare(serving, k)) +
    attentionFlops / attention;
  return seconds / gpusOf(serving);
}

/** Peak of the units that multiply in this precision, with the share of it that they reach; unpacked weights use 16 bits. */
function productFlops(gpu: Gpu, precision: Precision, k: ThroughputConstants): number {
  const unpacked = gpu.denseBf16Tflops * k.weightOnlyShare;
  const native: Partial<Record<Precision, number>> = {
    fp16: gpu.denseBf16Tflops,
    bf16: gpu.denseBf16Tflops,
    ...(gpu.denseFp8Tflops === null ? {} : { fp8: gpu.denseFp8Tflops * k.fp8Share }),
    ...(gpu.denseInt8Tops === null ? {} : { int8: gpu.denseInt8Tops * k.fp8Share }),
    ...(gpu.denseFp4Tflops === null ? {} : { fp4: gpu.denseFp4Tflops * k.fp4Share }),
  };
  return (native[precision] ?? unpacked) * 1e12;
}

/** Experts are cut along their width over the GPUs of a layer, or kept whole and spread over them. */
function expertShare({ model, tensorParallel, expertParallel }: Serving, k: ThroughputConstants): number {
  if (!hasExperts(model)) return 1;
  const width = model.moeIntermediateSize / (expertParallel ? 1 : tensorParallel);
  return (k.expertShare * width) / (width + k.narrowExpertWidth);
}

/**
 * Tensor parallelism: two all-reduces a layer, each moving 2·(n−1)/n of the activations over the slowest link.
 * Expert parallelism: each GPU sends its share of the tokens to their experts and gets them back.
 */
function linkSeconds(serving: Serving, tokens: number, k: ThroughputConstants): number {
  const { model, gpu, tensorParallel: gpus, stages, expertParallel } = serving;
  const gbps = gpu.interconnectUnidirectionalGbps;
  if (gpus < 2 || gbps === 0) return 0;
  const start = k.secondsPerCollective * (gbps < SLOW_LINK_GBPS ? k.slowLinkFactor : 1);
  const collectives = 2 * (expertParallel ? model.moeLayers : model.layers);
  const activations = (collectives * tokens * model.hiddenSize * ACTIVATION_BYTES) / stages;
  const timesSent = expertParallel ? Math.min(model.expertsPerToken, gpus) / gpus : 2;
  const moved = (activations * timesSent * (gpus - 1)) / gpus;
  return collectives * start + moved / (gbps * 1e9 * k.linkShare);
}
