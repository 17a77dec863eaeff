/**
 * The matrices of an open model, and what follows from them: its parameters and the size of its cache. Shapes come from
 * the model's `config.json`; that they give the parameter count which its makers publish is the check of both.
 */

import * as z from 'zod/mini';
import { atLeast } from '../lengths';
import type { OpenModel, Provenance } from './hardware';

/** Multi-head latent attention (DeepSeek V2 and later): queries, and keys with values, through low-rank bottlenecks. */
export interface LatentAttention {
  readonly queryRank: number;
  readonly keyValueRank: number;
  /** Size of a head's part that carries the position, one for all heads; and of its part that does not. */
  readonly positionSize: number;
  readonly plainSize: number;
  readonly valueSize: number;
}

export interface ModelShape {
  /** Key of the open model. */
  readonly key: string;
  /** On Hugging Face. */
  readonly repository: string;
  readonly vocabularySize: number;
  /** One matrix for tokens in and out. */
  readonly tiedEmbeddings: boolean;
  /** Of the layers without experts. */
  readonly intermediateSize: number;
  /** Three matrices (SwiGLU, GeGLU) instead of two. */
  readonly gatedFeedForward: boolean;
  /** Absent: heads of `headSize`, in groups. */
  readonly latentAttention?: LatentAttention | undefined;
  /** Rows of a table of learned positions. Absent: none. */
  readonly positionEmbeddings?: number | undefined;
  /** What is not a text layer, such as an image encoder, as published. */
  readonly otherParamsBillion?: number | undefined;
  /** What its makers say. */
  readonly publishedParamsBillion: number;
  readonly publishedActiveParamsBillion?: number | undefined;
  readonly spec: Provenance;
}

const size = z.int().check(z.gte(1));
const billions = z.number().check(z.gt(0));

export const modelShapeSchema = z.object({
  key: z.string(),
  repository: z.string().check(z.regex(/^[\w.-]+\/[\w.-]+$/)),
  vocabularySize: size,
  tiedEmbeddings: z.boolean(),
  intermediateSize: size,
  gatedFeedForward: z.boolean(),
  latentAttention: z.optional(
    z.object({ queryRank: size, keyValueRank: size, positionSize: size, plainSize: size, valueSize: size }),
  ),
  positionEmbeddings: z.optional(size),
  otherParamsBillion: z.optional(billions),
  publishedParamsBillion: billions,
  publishedActiveParamsBillion: z.optional(billions),
  spec: z.object({
    source: z.string().check(atLeast(1)),
    asOf: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  }),
});

const BYTES_OF_16_BITS = 2;

/** The fields of an open model that its parameters follow from. */
export type ModelLayers = Pick<
  OpenModel,
  | 'layers'
  | 'hiddenSize'
  | 'attentionHeads'
  | 'keyValueHeads'
  | 'headSize'
  | 'experts'
  | 'expertsPerToken'
  | 'moeLayers'
  | 'moeIntermediateSize'
  | 'sharedExperts'
>;

/**
 * Parameters in billions: all of them, and those that one token passes through, the token tables among them. Norms and
 * biases are left out; they are less than a thousandth. Example: Llama 3.1 8B has 32 × (41.9 M attention + 176.2 M feed
 * forward) + 2 × 525.3 M for tokens in and out = 8.03.
 */
export function parametersOf(model: ModelLayers, shape: ModelShape): { total: number; active: number } {
  return {
    total: billionsWith(model, shape, model.experts),
    active: billionsWith(model, shape, model.expertsPerToken),
  };
}

/** Billions of parameters of the table that turns tokens into vectors, or vectors into tokens. */
export function tokenTableBillions(model: ModelLayers, shape: ModelShape): number {
  return (shape.vocabularySize * model.hiddenSize) / 1e9;
}

function billionsWith(model: ModelLayers, shape: ModelShape, experts: number): number {
  const { layers, moeLayers, hiddenSize, sharedExperts, moeIntermediateSize } = model;
  const matrices = shape.gatedFeedForward ? 3 : 2;
  const dense = matrices * hiddenSize * shape.intermediateSize;
  const expert = matrices * hiddenSize * moeIntermediateSize;
  const router = hiddenSize * model.experts;
  const weights =
    layers * attentionParameters(model, shape) +
    (layers - moeLayers) * dense +
    moeLayers * ((experts + sharedExperts) * expert + router) +
    (shape.positionEmbeddings ?? 0) * hiddenSize;
  const tables = (shape.tiedEmbeddings ? 1 : 2) * tokenTableBillions(model, shape);
  return weights / 1e9 + tables + (shape.otherParamsBillion ?? 0);
}

/** Of one layer: queries, keys, values and the way out. */
function attentionParameters(model: ModelLayers, { latentAttention: latent }: ModelShape): number {
  const { hiddenSize, attentionHeads, keyValueHeads, headSize } = model;
  if (latent === undefined) return hiddenSize * headSize * 2 * (attentionHeads + keyValueHeads);
  const queries = latent.queryRank * (hiddenSize + attentionHeads * (latent.plainSize + latent.positionSize));
  const keysAndValues =
    hiddenSize * (latent.keyValueRank + latent.positionSize) +
    latent.keyValueRank * attentionHeads * (latent.plainSize + latent.valueSize);
  return queries + keysAndValues + attentionHeads * latent.valueSize * hiddenSize;
}

/**
 * Bytes of key-value cache of one token in 16 bits, over all layers. Latent attention keeps the bottleneck and the part with
 * the position instead of heads: 61 × (512 + 64) × 2 = 70,272 for DeepSeek V3, a tenth of what grouped heads would take.
 */
export function cacheBytesPerToken(
  model: Pick<OpenModel, 'layers' | 'keyValueHeads' | 'headSize'>,
  latent?: Pick<LatentAttention, 'keyValueRank' | 'positionSize'> | undefined,
): number {
  const perLayer =
    latent === undefined
      ? 2 * model.keyValueHeads * model.headSize
      : latent.keyValueRank + latent.positionSize;
  return model.layers * perLayer * BYTES_OF_16_BITS;
}
