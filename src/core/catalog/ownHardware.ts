/** The user's own GPUs and open models, laid over the catalog's or added to them. */

import * as z from 'zod/mini';
import { atLeast, atMost } from '../lengths';
import { formatUsd } from '../money/format';
import type { Gpu, HardwareCatalog, OpenModel, Provenance } from './hardware';
import { hardwareCatalog } from './hardwareCatalog';
import { cacheBytesPerToken } from './modelShape';
import { RENTAL_CLASSES, RENTAL_KINDS, type Rental } from './rental';

const above = (most: number) => z.number().check(z.gt(0), z.lte(most));
const upTo = (most: number) => z.number().check(z.gte(0), z.lte(most));
const whole = (most: number) => z.int().check(z.gte(0), z.lte(most));
const text = z.string().check(atLeast(1), atMost(200));

/** Units as in `Gpu`; what is left out stays the catalog's. */
export const ownGpuSchema = z.partial(
  z.strictObject({
    name: text,
    memoryGib: above(10_000),
    memoryBandwidthGbps: above(1e6),
    denseBf16Tflops: above(1e6),
    denseFp8Tflops: above(1e6),
    denseInt8Tops: above(1e6),
    denseFp4Tflops: above(1e6),
    tdpWatts: above(1e5),
    interconnectUnidirectionalGbps: upTo(1e5),
    usdPerHour: upTo(10_000),
  }),
);

/** Units as in `OpenModel`; what is left out stays the catalog's. */
export const ownModelSchema = z.partial(
  z.strictObject({
    name: text,
    totalParamsBillion: above(1e5),
    activeParamsBillion: above(1e5),
    layers: z.int().check(z.gte(1), z.lte(1000)),
    hiddenSize: z.int().check(z.gte(1), z.lte(1e6)),
    attentionHeads: z.int().check(z.gte(1), z.lte(1e5)),
    keyValueHeads: whole(1e5),
    headSize: whole(1e5),
    contextWindow: z.int().check(z.gte(1), z.lte(1e9)),
    experts: whole(1e5),
    expertsPerToken: whole(1e5),
    moeLayers: whole(1000),
    moeIntermediateSize: whole(1e6),
    sharedExperts: whole(1e5),
    kvBytesPerToken16Bit: upTo(1e9),
    slidingLayers: whole(1000),
    slidingWindow: z.int().check(z.gte(1), z.lte(1e9)),
    licence: text,
    kind: z.enum(['chat', 'embedding']),
  }),
);

type OwnGpu = z.infer<typeof ownGpuSchema>;
type OwnModel = z.infer<typeof ownModelSchema>;
type Entries = Readonly<Record<string, unknown>>;

/** What a user has written, by name: a name of the catalog changes that entry, another adds one. */
export interface OwnHardware {
  readonly gpus?: Entries | undefined;
  readonly openModels?: Entries | undefined;
}

/** The settings are laid over the catalog, and a folder's `breakeven.json` over both. */
export type HardwareOrigin = 'your settings' | 'breakeven.json';

const OWN_GPUS = 'gpus in your settings';

export interface OwnHardwareProblem {
  readonly group: keyof OwnHardware;
  /** Name of the entry that was not used. */
  readonly name: string;
  readonly message: string;
}

/** Without these an entry that the catalog does not know says too little. */
const GPU_NEEDS = ['memoryGib', 'memoryBandwidthGbps', 'denseBf16Tflops', 'tdpWatts'] as const;
const MODEL_NEEDS = [
  'totalParamsBillion',
  'layers',
  'hiddenSize',
  'attentionHeads',
  'keyValueHeads',
  'contextWindow',
] as const;

/** The slowest link that servers have, for a GPU whose link is not given. GB/s in one direction. */
const ASSUMED_LINK = { interconnect: 'PCIe 4.0 x16, assumed', interconnectUnidirectionalGbps: 32 };

/**
 * The catalog with the entries that can be used, and what is wrong with the others.
 * @param asOf ISO date of the reading.
 * @param where Who sets them, as people read it.
 */
export function withOwnHardware(
  shipped: HardwareCatalog,
  own: OwnHardware,
  asOf: string,
  where: HardwareOrigin = 'your settings',
): { hardware: HardwareCatalog; problems: readonly OwnHardwareProblem[] } {
  const gpus = readEntries('gpus', own.gpus, ownGpuSchema, (name, entry) =>
    gpuOf(name, entry, shipped.findGpu(name), { source: `gpus in ${where}`, asOf }),
  );
  const models = readEntries('openModels', own.openModels, ownModelSchema, (name, entry) =>
    modelOf(name, entry, shipped.findOpenModel(name), { source: `openModels in ${where}`, asOf }),
  );
  const problems = [...gpus.problems, ...models.problems];
  if (gpus.entries.length === 0 && models.entries.length === 0) return { hardware: shipped, problems };
  const hardware = hardwareCatalog(
    laidOver(shipped.gpus, gpus.entries),
    laidOver(shipped.openModels, models.entries),
  );
  return { hardware, problems };
}

/** An entry, or why there is none. */
type Made<T> = T | string;

function readEntries<S extends z.ZodMiniType, T>(
  group: keyof OwnHardware,
  raw: Entries | undefined,
  schema: S,
  make: (name: string, entry: z.infer<S>) => Made<T>,
): { entries: readonly T[]; problems: readonly OwnHardwareProblem[] } {
  const entries: T[] = [];
  const problems: OwnHardwareProblem[] = [];
  for (const [name, value] of Object.entries(raw ?? {})) {
    const parsed = z.safeParse(schema, value);
    const made = parsed.success ? make(name, parsed.data) : fieldsOf(parsed.error);
    if (typeof made !== 'string') entries.push(made);
    else problems.push({ group, name, message: `"${name}" is not used: ${made}` });
  }
  return { entries, problems };
}

function fieldsOf(error: z.core.$ZodError): string {
  const fields = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.') || 'it'],
  );
  const unknown = error.issues.some(({ code }) => code === 'unrecognized_keys');
  return `${[...new Set(fields)].join(', ')} ${unknown ? 'is no field of it, or' : 'has'} a value that cannot be`;
}

function missing<T extends object>(entry: T, needs: readonly (keyof T & string)[]): string | null {
  const lacks = needs.filter((field) => entry[field] === undefined);
  return lacks.length === 0 ? null : `the catalog does not know it, so it needs ${lacks.join(', ')}`;
}

function gpuOf(name: string, own: OwnGpu, base: Gpu | null, provenance: Provenance): Made<Gpu> {
  const { usdPerHour, ...fields } = own;
  const lacks = base === null ? missing(own, GPU_NEEDS) : null;
  if (lacks !== null) return lacks;
  const link =
    own.interconnectUnidirectionalGbps === undefined
      ? {}
      : { interconnect: `${own.interconnectUnidirectionalGbps} GB/s in one direction` };
  const blank = {
    denseFp8Tflops: null,
    denseInt8Tops: null,
    denseFp4Tflops: null,
    rental: [],
    purchaseUsd: null,
  };
  return {
    ...(base ?? { ...blank, ...ASSUMED_LINK, key: name, name, aliases: [] }),
    ...fields,
    ...link,
    ...(usdPerHour === undefined ? {} : { rental: ownRentals(usdPerHour, provenance, base?.rental[0]) }),
    spec: Object.keys(fields).length === 0 && base !== null ? base.spec : provenance,
  } as Gpu;
}

/** One price on any terms, in place of all that the catalog knows; where that was a price of the user's own, it is said. */
function ownRentals(
  usd: number,
  { source, asOf }: Provenance,
  before: Rental | undefined,
): readonly Rental[] {
  const isOwn = before?.source === OWN_GPUS && source !== OWN_GPUS && before.base !== usd;
  const said = isOwn ? `${source} in place of your own ${formatUsd(before.base)} an hour` : source;
  const price = { low: usd, base: usd, high: usd, offers: 1, source: said, asOf };
  return RENTAL_CLASSES.flatMap((name) => RENTAL_KINDS.map((kind) => ({ class: name, kind, ...price })));
}

function modelOf(name: string, own: OwnModel, base: OpenModel | null, spec: Provenance): Made<OpenModel> {
  const lacks = base === null ? missing(own, MODEL_NEEDS) : null;
  if (lacks !== null) return lacks;
  const blank = {
    key: name,
    name,
    aliases: [],
    headSize: (own.hiddenSize ?? 0) / (own.attentionHeads ?? 1),
    activeParamsBillion: own.totalParamsBillion,
    experts: 0,
    expertsPerToken: 0,
    moeLayers: 0,
    moeIntermediateSize: 0,
    sharedExperts: 0,
    licence: 'not given',
    kind: 'chat',
  };
  const model = {
    ...(base ?? blank),
    ...own,
    spec,
  } as OpenModel;
  // A cache that does not follow from the heads, as with latent attention, stays what it is.
  const isKept = base !== null && cacheBytesPerToken(base) !== base.kvBytesPerToken16Bit;
  const cache = own.kvBytesPerToken16Bit ?? (isKept ? base.kvBytesPerToken16Bit : cacheBytesPerToken(model));
  const whole = { ...model, kvBytesPerToken16Bit: cache };
  return contradictionIn(whole) ?? whole;
}

function contradictionIn(model: OpenModel): string | null {
  if (model.activeParamsBillion > model.totalParamsBillion)
    return 'activeParamsBillion is more than totalParamsBillion';
  if (!Number.isInteger(model.headSize))
    return 'hiddenSize is no multiple of attentionHeads, so it needs headSize';
  if (model.expertsPerToken > model.experts) return 'expertsPerToken is more than experts';
  if (model.moeLayers > model.layers) return 'moeLayers is more than layers';
  if ((model.slidingLayers ?? 0) > model.layers) return 'slidingLayers is more than layers';
  return null;
}

function laidOver<T extends { readonly key: string }>(
  shipped: readonly T[],
  own: readonly T[],
): readonly T[] {
  const byKey = new Map(own.map((entry) => [entry.key, entry]));
  const changed = shipped.map((entry) => byKey.get(entry.key) ?? entry);
  const known = new Set(shipped.map(({ key }) => key));
  return [...changed, ...own.filter(({ key }) => !known.has(key))];
}
