/** GPUs and open models by name, from the data files, checked once at the door. */

import * as z from 'zod/mini';
import { atLeast } from '../lengths';
import type { Gpu, HardwareCatalog, OpenModel } from './hardware';
import { RENTAL_CLASSES, RENTAL_KINDS } from './rental';

const positive = z.number().check(z.gt(0));
const fromZero = z.number().check(z.gte(0));
const isoDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const usdRange = { low: positive, base: positive, high: positive };
const provenance = { source: z.string().check(atLeast(1)), asOf: isoDate };

export const gpuSchema = z.object({
  key: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  memoryGib: positive,
  memoryBandwidthGbps: positive,
  denseBf16Tflops: positive,
  denseFp8Tflops: z.nullable(positive),
  denseInt8Tops: z.nullable(positive),
  denseFp4Tflops: z.nullable(positive),
  tdpWatts: positive,
  interconnect: z.string(),
  interconnectUnidirectionalGbps: fromZero,
  rental: z.array(
    z.object({
      class: z.enum(RENTAL_CLASSES),
      kind: z.enum(RENTAL_KINDS),
      ...usdRange,
      offers: z.int().check(z.gte(1)),
      ...provenance,
    }),
  ),
  purchaseUsd: z.nullable(z.object({ ...usdRange, ...provenance })),
  spec: z.object(provenance),
});

export const openModelSchema = z.object({
  key: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  totalParamsBillion: positive,
  activeParamsBillion: positive,
  layers: positive,
  hiddenSize: positive,
  attentionHeads: positive,
  keyValueHeads: fromZero,
  headSize: fromZero,
  contextWindow: positive,
  experts: fromZero,
  expertsPerToken: fromZero,
  moeLayers: fromZero,
  moeIntermediateSize: fromZero,
  sharedExperts: fromZero,
  kvBytesPerToken16Bit: fromZero,
  slidingLayers: z.optional(fromZero),
  slidingWindow: z.optional(positive),
  licence: z.string(),
  kind: z.enum(['chat', 'embedding']),
  spec: z.object(provenance),
});

/** @throws ZodError naming the entry and field when a data file does not fit its schema. */
export function parseHardware(gpusJson: unknown, openModelsJson: unknown): HardwareCatalog {
  const gpus: readonly Gpu[] = z.array(gpuSchema).parse(gpusJson);
  const openModels: readonly OpenModel[] = z.array(openModelSchema).parse(openModelsJson);
  return hardwareCatalog(gpus, openModels);
}

/** Lookups over entries that are known to be sound. */
export function hardwareCatalog(gpus: readonly Gpu[], openModels: readonly OpenModel[]): HardwareCatalog {
  const gpuByName = indexByName(gpus);
  const modelByName = indexByName(openModels);
  return Object.freeze({
    gpus,
    openModels,
    findGpu: (name: string) =>
      gpuByName.get(plainName(name)) ?? gpuByName.get(plainName(withoutVendor(name))) ?? null,
    findOpenModel: (name: string) =>
      modelByName.get(plainName(name)) ?? modelByName.get(plainName(withoutVariant(name))) ?? null,
  });
}

/** Keys win over aliases of other entries, whatever the order of the file. */
function indexByName<T extends { key: string; name: string; aliases: readonly string[] }>(
  entries: readonly T[],
): Map<string, T> {
  const index = new Map<string, T>();
  for (const entry of entries) index.set(plainName(entry.key), entry);
  for (const entry of entries) {
    for (const name of [entry.name, ...entry.aliases])
      if (!index.has(plainName(name))) index.set(plainName(name), entry);
  }
  return index;
}

/** Case, spaces and separators say nothing. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/[\s_\-./:]+/g, '');
}

function withoutVendor(name: string): string {
  return name.replace(/^\s*(?:nvidia|amd|intel|apple|google)\s+/i, '');
}

/** `meta-llama/Llama-3.1-8B-Instruct` and `llama-3.1-8b-instruct` are the weights of `llama-3.1-8b`. */
function withoutVariant(name: string): string {
  return name.replace(/^.*\//, '').replace(/[-_ ](?:instruct|chat|it|hf|base)\b.*$/i, '');
}
