import type { Range } from '../money/range';
import type { Rental } from './rental';

/** A fact's origin. `asOf` is an ISO date. */
export interface Provenance {
  readonly source: string;
  readonly asOf: string;
}

export type Precision = 'fp16' | 'bf16' | 'fp8' | 'int8' | 'fp4' | 'awq-int4' | 'q4_k_m';

/** An accelerator. Bandwidths are decimal gigabytes a second, memory binary gibibytes, compute dense TFLOPS or TOPS. */
export interface Gpu {
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly memoryGib: number;
  readonly memoryBandwidthGbps: number;
  readonly denseBf16Tflops: number;
  /** Null: the chip has no such unit. */
  readonly denseFp8Tflops: number | null;
  readonly denseInt8Tops: number | null;
  readonly denseFp4Tflops: number | null;
  readonly tdpWatts: number;
  readonly interconnect: string;
  readonly interconnectUnidirectionalGbps: number;
  /** What it rents for, one entry for each class of provider and kind of terms; empty when no price is known. */
  readonly rental: readonly Rental[];
  /** USD to buy one, new unless the source says otherwise; null when it is not sold by itself or no price is known. */
  readonly purchaseUsd: (Range & Provenance) | null;
  readonly spec: Provenance;
}

/** An open-weights model, with the architecture facts that memory and throughput need. */
export interface OpenModel {
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly totalParamsBillion: number;
  /** Parameters used per token; less than the total for mixture-of-experts models. */
  readonly activeParamsBillion: number;
  readonly layers: number;
  readonly hiddenSize: number;
  readonly attentionHeads: number;
  readonly keyValueHeads: number;
  readonly headSize: number;
  readonly contextWindow: number;
  readonly experts: number;
  readonly expertsPerToken: number;
  readonly moeLayers: number;
  readonly moeIntermediateSize: number;
  readonly sharedExperts: number;
  /** Bytes of key-value cache per token with 16-bit values, as the architecture stores it (GQA, MLA, …). */
  readonly kvBytesPerToken16Bit: number;
  /** Layers that attend to a window only, and the window in tokens. Absent: all layers see everything. */
  readonly slidingLayers?: number | undefined;
  readonly slidingWindow?: number | undefined;
  readonly licence: string;
  readonly kind: 'chat' | 'embedding';
  readonly spec: Provenance;
}

export interface HardwareCatalog {
  readonly gpus: readonly Gpu[];
  readonly openModels: readonly OpenModel[];
  /** By key, alias or another spelling (case, spaces, `_`, `-` are ignored); null when unknown. */
  findGpu(nameOrKey: string): Gpu | null;
  findOpenModel(nameOrKey: string): OpenModel | null;
}
