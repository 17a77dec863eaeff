/** What a model needs of GPU memory: weights, working space, and key-value cache. */

import type { Gpu, OpenModel, Precision } from '../catalog/hardware';

const BYTES_PER_GIB = 2 ** 30;

/** Share of GPU memory that a serving engine uses; vLLM's `gpu_memory_utilization` is 0.9 by default. */
const USABLE_MEMORY = 0.9;

/** CUDA context, activations and graphs of one GPU, in GiB; of the order that engines report at start. */
const OVERHEAD_GIB_PER_GPU = 1.5;

/** Bytes a weight takes, with the scales of the quantized forms (one byte for each block of 16 or 32 weights). */
const WEIGHT_BYTES: Readonly<Record<Precision, number>> = {
  fp16: 2,
  bf16: 2,
  fp8: 1,
  int8: 1,
  fp4: 0.5625,
  'awq-int4': 0.5625,
  q4_k_m: 0.6,
};

/** Replica sizes that tensor parallelism splits evenly. */
const REPLICA_SIZES: readonly number[] = [1, 2, 4, 8, 16, 32, 64];

/** What has to fit: a model in a precision, and the longest request, input and output. */
export interface MemoryNeed {
  readonly model: OpenModel;
  readonly precision: Precision;
  readonly tokensPerRequest: number;
  /** True when the cache is kept in 8 bits instead of 16. */
  readonly eightBitCache: boolean;
}

/** Bytes of all weights. Example: 70.55 B parameters in fp16 are 141 GB. */
export function weightBytes(model: OpenModel, precision: Precision): number {
  return model.totalParamsBillion * 1e9 * WEIGHT_BYTES[precision];
}

/**
 * Bytes of key-value cache of one request that holds this many tokens. Layers with a sliding window hold no more than
 * the window. Example: Llama 3.1 70B keeps 320 KiB a token in 16 bits, so 8,192 tokens take 2.5 GiB.
 */
export function cacheBytes(model: OpenModel, tokens: number, eightBitCache: boolean): number {
  const all = model.kvBytesPerToken16Bit * (eightBitCache ? 0.5 : 1) * tokens;
  const slidingShare = (model.slidingLayers ?? 0) / model.layers;
  const held = Math.min(1, (model.slidingWindow ?? tokens) / Math.max(1, tokens));
  return all * (1 - slidingShare + slidingShare * held);
}

/**
 * Bytes left for the key-value cache on a replica of `gpus`; negative when not even the weights fit. Some engines
 * (vLLM) use a share of all memory; others (TensorRT-LLM's `kv_cache_free_gpu_mem_fraction`) a share of what is free.
 */
export function cacheRoomBytes(gpu: Gpu, gpus: number, heldWeightBytes: number, fromFree: boolean): number {
  if (!fromFree) return usableBytes(gpu, gpus) - heldWeightBytes;
  const total = Math.max(0, gpu.memoryGib - OVERHEAD_GIB_PER_GPU) * BYTES_PER_GIB * gpus;
  return USABLE_MEMORY * (total - heldWeightBytes);
}

function usableBytes(gpu: Gpu, gpus: number): number {
  return Math.max(0, gpu.memoryGib * USABLE_MEMORY - OVERHEAD_GIB_PER_GPU) * BYTES_PER_GIB * gpus;
}

/** Weights and one request, in bytes. */
function neededBytes({ model, precision, tokensPerRequest, eightBitCache }: MemoryNeed): number {
  return weightBytes(model, precision) + cacheBytes(model, Math.max(1, tokensPerRequest), eightBitCache);
}

/** Smallest replica that holds the weights and one request; null when none of up to 64 GPUs does. */
export function smallestFit(need: MemoryNeed, gpu: Gpu): number | null {
  const bytes = neededBytes(need);
  return REPLICA_SIZES.find((gpus) => usableBytes(gpu, gpus) >= bytes) ?? null;
}

/** Why a replica does not fit, in words with both figures; null when it does. */
export function fitProblem(need: MemoryNeed, gpu: Gpu, gpus: number): string | null {
  if (need.tokensPerRequest > need.model.contextWindow) {
    const tokens = Math.ceil(need.tokensPerRequest);
    return `a request of ${tokens} tokens is longer than the context of ${need.model.name}, ${need.model.contextWindow}`;
  }
  const bytes = neededBytes(need);
  if (usableBytes(gpu, gpus) >= bytes) return null;
  const needed = Math.ceil(bytes / BYTES_PER_GIB);
  const usable = Math.floor(usableBytes(gpu, gpus) / BYTES_PER_GIB);
  return `${need.model.name} in ${need.precision} needs about ${needed} GiB; ${gpus} × ${gpu.name} has ${usable} GiB usable`;
}
