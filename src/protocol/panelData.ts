/** What the panel computes with beside the scenario: prices, GPUs and open models, as the language server knows them. */

import * as z from 'zod/mini';

const range = z.object({ low: z.number(), base: z.number(), high: z.number() });
const provenance = { source: z.string(), asOf: z.string() };

const ratesSchema = z.object({
  inputPerMillion: z.number(),
  outputPerMillion: z.number(),
  cacheReadPerMillion: z.nullable(z.number()),
  cacheWritePerMillion: z.nullable(z.number()),
  cacheWrite1hPerMillion: z.nullable(z.number()),
});

export const priceEntrySchema = z.object({
  catalogId: z.string(),
  provider: z.string(),
  providerName: z.string(),
  model: z.string(),
  rates: ratesSchema,
  tiers: z.readonly(z.array(z.object({ aboveInputTokens: z.number(), rates: ratesSchema }))),
  batchDiscount: z.nullable(z.number()),
  contextWindow: z.nullable(z.number()),
  maxOutputTokens: z.nullable(z.number()),
  asOf: z.string(),
  source: z.string(),
  url: z.nullable(z.string()),
  status: z.enum(['current', 'deprecated', 'retired', 'historical', 'override']),
});

export const gpuSchema = z.object({
  key: z.string(),
  name: z.string(),
  aliases: z.readonly(z.array(z.string())),
  memoryGib: z.number().check(z.gt(0)),
  memoryBandwidthGbps: z.number().check(z.gt(0)),
  denseBf16Tflops: z.number().check(z.gt(0)),
  denseFp8Tflops: z.nullable(z.number()),
  denseInt8Tops: z.nullable(z.number()),
  denseFp4Tflops: z.nullable(z.number()),
  tdpWatts: z.number(),
  interconnect: z.string(),
  interconnectUnidirectionalGbps: z.number(),
  rental: z.readonly(
    z.array(
      z.extend(range, {
        class: z.enum(['hyperscaler', 'gpu-cloud', 'marketplace']),
        kind: z.enum(['on-demand', 'reserved-1y', 'reserved-3y', 'spot']),
        offers: z.number(),
        ...provenance,
      }),
    ),
  ),
  purchaseUsd: z.nullable(z.extend(range, provenance)),
  spec: z.object(provenance),
});

export const openModelSchema = z.object({
  key: z.string(),
  name: z.string(),
  aliases: z.readonly(z.array(z.string())),
  totalParamsBillion: z.number().check(z.gt(0)),
  activeParamsBillion: z.number().check(z.gt(0)),
  layers: z.number(),
  hiddenSize: z.number(),
  attentionHeads: z.number(),
  keyValueHeads: z.number(),
  headSize: z.number(),
  contextWindow: z.number(),
  experts: z.number(),
  expertsPerToken: z.number(),
  moeLayers: z.number(),
  moeIntermediateSize: z.number(),
  sharedExperts: z.number(),
  kvBytesPerToken16Bit: z.number(),
  slidingLayers: z.optional(z.number()),
  slidingWindow: z.optional(z.number()),
  licence: z.string(),
  kind: z.enum(['chat', 'embedding']),
  spec: z.object(provenance),
});
