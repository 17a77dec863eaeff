/** What a model needs of GPU memory: weights, working space, and key-value cache. */

import type { Gpu, OpenModel, Precision } from '../catalog/hardware';

const BYTES_PER_GIB = 2 ** 30;

/** Share of GPU memory that a serving engine uses; vLLM's `gpu_memory_utilization` is 0.9 by default. */
const USABLE_MEMORY = 0.9;

/** CUDA context, activations and graphs of one GPU, in GiB; of the order that engines report at start. */
const OVERHEAD_GIB_PER_GPU = 1.5;

/** Bytes a weight takes, with the scales of the quantized forms. */
const WEIGHT_BYTES: Readonly<Record<Precision, number>> = {
  fp16: 2,
  bf16: 2,
  fp8: 1,
  int8: 1,
  fp4: 0.56,
  'awq-int4': 0.56,
  q4_k_m: 0.6,
};

/** Bytes of all weights. */
export function weightBytes(model: OpenModel, precision: Precision): number {
  return model.totalParamsBillion * 1e9 * WEIGHT_BYTES[precision];
}

/** Bytes of key-value cache a token: 16-bit values unless the serving precision is fp8, whose engines keep an fp8 cache. */
export function kvBytesPerToken(model: OpenModel, precision: Precision): number {
  return model.kvBytesPerToken16Bit * (precision === 'fp8' ? 0.5 : 1);
}

/** Bytes left for the key-value cache on a replica of `gpus`; negative when not even the weights fit. */
export function kvMemoryBytes(model: OpenModel, gpu: Gpu, gpus: number, precision: Precision): number {
  const usable = (gpu.memoryGib * USABLE_MEMORY - OVERHEAD_GIB_PER_GPU) * BYTES_PER_GIB * gpus;
  return usable - weightBytes(model, precision);
}

/** Replica sizes that tensor parallelism splits evenly. */
const REPLICA_SIZES: readonly number[] = [1, 2, 4, 8, 16, 32, 64];

/** Smallest replica that holds the weights and one request of this length; null when none of up to 64 GPUs does. */
export function smallestFit(
  model: OpenModel,
  gpu: Gpu,
  precision: Precision,
  tokensPerRequest: number,
): number | null {
  const needed = kvBytesPerToken(model, precision) * Math.max(1, tokensPerRequest);
  return REPLICA_SIZES.find((gpus) => kvMemoryBytes(model, gpu, gpus, precision) >= needed) ?? null;
}

/** Why a replica does not fit, in words; null when it does. */
export function fitProblem(
  model: OpenModel,
  gpu: Gpu,
  gpus: number,
  precision: Precision,
  tokensPerRequest: number,
): string | null {
  const room = kvMemoryBytes(model, gpu, gpus, precision);
  const needed = kvBytesPerToken(model, precision) * Math.max(1, tokensPerRequest);
  if (room >= needed) return null;
  const total = Math.ceil((weightBytes(model, precision) + needed) / BYTES_PER_GIB);
  const usable = Math.floor((gpu.memoryGib * USABLE_MEMORY - OVERHEAD_GIB_PER_GPU) * gpus);
  return `${model.name} in ${precision} needs about ${total} GiB; ${gpus} × ${gpu.name} has ${usable} GiB usable`;
}
