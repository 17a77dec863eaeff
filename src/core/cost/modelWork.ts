/** What a model makes a chip do: bytes of weights and cache that a step reads, and products that a token takes. */

import type { OpenModel, Precision } from '../catalog/hardware';
import { cacheBytes, weightBytes } from './memory';

/** Latent attention has wider keys and values in the prompt than in its cache: the mean of 192 and 128 (DeepSeek-V3). */
const LATENT_PROMPT_WIDTH = 160;

export function hasExperts(model: OpenModel): boolean {
  return model.experts > 0 && model.expertsPerToken > 0;
}

/** True of multi-head latent attention, which keeps one compressed vector a token instead of heads. */
export function isLatent(model: OpenModel): boolean {
  return model.keyValueHeads === 0;
}

/** Parameters of all experts, and of those that one token uses: three matrices each. Zero for dense models. */
function expertParameters(model: OpenModel): { all: number; active: number } {
  if (!hasExperts(model)) return { all: 0, active: 0 };
  const perExpert = model.moeLayers * 3 * model.hiddenSize * model.moeIntermediateSize;
  return {
    all: Math.min(model.totalParamsBillion * 1e9, perExpert * model.experts),
    active: Math.min(model.activeParamsBillion * 1e9, perExpert * model.expertsPerToken),
  };
}

/** Bytes of the weights that every token uses, and of all experts. */
export function weightParts(model: OpenModel, precision: Precision): { shared: number; experts: number } {
  const bytes = weightBytes(model, precision);
  const experts = (bytes * expertParameters(model).all) / (model.totalParamsBillion * 1e9);
  return { shared: bytes - experts, experts };
}

/** Share of the experts that a step of so many tokens touches: few tokens, few experts. Expected value of a random choice. */
export function touchedExperts(model: OpenModel, tokens: number): number {
  return hasExperts(model) ? 1 - (1 - model.expertsPerToken / model.experts) ** tokens : 0;
}

/** Floating-point operations of one token outside attention, in shared weights and in experts: two a parameter. */
export function flopsPerToken(model: OpenModel): { shared: number; experts: number } {
  const { active } = expertParameters(model);
  return { shared: 2 * (model.activeParamsBillion * 1e9 - active), experts: 2 * active };
}

/** Operations of attention over a prompt, per prompt token: two products over half of it, causally; windows see less. */
export function promptAttentionFlops(model: OpenModel, promptTokens: number): number {
  const headWidth = isLatent(model) ? LATENT_PROMPT_WIDTH : model.headSize;
  const sliding = (model.slidingLayers ?? 0) / model.layers;
  const window = Math.min(1, (model.slidingWindow ?? 0) / Math.max(1, promptTokens / 2));
  const seen = 1 - sliding + sliding * window;
  return 2 * model.layers * model.attentionHeads * headWidth * promptTokens * seen;
}

/**
 * Operations of attention per generated token over so much context. Heads that share keys and values are held up by
 * memory and count nothing; latent attention multiplies its one wide vector for each head.
 */
export function decodeAttentionFlops(model: OpenModel, contextTokens: number): number {
  if (!isLatent(model)) return 0;
  return 2 * model.layers * model.attentionHeads * 2 * model.headSize * contextTokens;
}

/** Bytes of cache that a step reads for one request halfway through its output. */
export function cacheReadBytes(
  model: OpenModel,
  inputTokens: number,
  outputTokens: number,
  eightBitCache: boolean,
): number {
  return cacheBytes(model, inputTokens + outputTokens / 2, eightBitCache);
}
