// @ts-check
// Makes src/data/{gpus,open-models,model-facts}.json from curated tables: node src/tools/buildData.mjs FOLDER
// FOLDER holds gpus.csv, gpu_prices.csv, models.csv and prices-reference.csv. The JSON is committed; this is how it came about.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parse } from 'csv-parse/sync';

const SPEC_DATE = '2026-11-20';

/** Which rows of the rental table are this GPU. Names differ by provider; a form factor that is not named is not guessed. */
const RENTAL_NAMES = {
  T4: /\bT4\b/,
  'V100-32GB': /V100-32/,
  A10: /^(NVIDIA )?A10$/,
  A30: /\bA30\b/,
  A40: /\bA40\b/,
  L4: /^(NVIDIA )?L4$/,
  L40: /^(NVIDIA )?L40$/,
  L40S: /\bL40S\b/,
  RTX3060: /RTX 3060$/,
  RTX3080: /RTX 3080$/,
  RTX3080Ti: /RTX 3080 Ti$/,
  RTX3090: /RTX 3090$/,
  RTX4070Ti: /RTX 4070 Ti$/,
  RTX4080: /RTX 4080$/,
  RTX4090: /RTX 4090$/,
  RTX5090: /RTX 5090$/,
  RTXA6000: /RTX A6000$|NVIDIA A6000$/,
  RTX6000Ada: /RTX 6000 Ada/,
  RTXPRO6000: /RTX P(?:ro|RO) 6000|RTX 6000 Pro/,
  'A100-PCIe-40GB': /A100[ -]40GB$/,
  'A100-SXM-40GB': /A100-40GB SXM/,
  'A100-PCIe-80GB': /A100.*PCIe/,
  'A100-SXM-80GB': /A100.*(SXM|NVLink|80GB)/,
  'H100-PCIe': /H100.*PCIe/,
  'H100-SXM': /H100.*SXM/,
  'H100-NVL': /H100 NVL$/,
  H200: /(?<!G)H200/,
  'GH200-96GB': /GH200/,
  B200: /^(?!.*GB200).*B200/,
  GB200: /GB200/,
  GB300: /GB300/,
  B300: /^(?!.*GB300).*B300/,
  MI300X: /MI300X/,
  MI325X: /MI325X/,
  MI355X: /MI355X/,
};

/** Cloud instances that the rental table lacks, from the provider's list prices. */
const LISTED_RENTALS = {
  A10G: {
    low: 1.006,
    base: 1.212,
    high: 1.624,
    source: 'AWS on-demand list prices of g5.xlarge, g5.2xlarge and g5.4xlarge (one A10G each), us-east-1',
    asOf: '2025-11-16',
  },
};

const ALIASES = {
  'A100-SXM-80GB': ['A100', 'A100 80GB', 'A100-80GB', 'A100 SXM'],
  'A100-PCIe-80GB': ['A100 PCIe'],
  'A100-SXM-40GB': ['A100 40GB'],
  'H100-SXM': ['H100', 'H100 80GB', 'H100 SXM5'],
  'GH200-96GB': ['GH200'],
  'V100-32GB': ['V100'],
  RTXPRO6000: ['RTX PRO 6000 Blackwell', 'PRO 6000'],
  RTX6000Ada: ['6000 Ada'],
  H200: ['H200-SXM'],
};

const MODEL_NAMES = {
  'llama-3.1-8b': 'Llama 3.1 8B',
  'llama-3.1-70b': 'Llama 3.1 70B',
  'llama-3.1-405b': 'Llama 3.1 405B',
};

const EMBEDDING_MODELS = new Set(['bge-m3', 'nomic-embed-text-v2-moe', 'multilingual-e5-large']);

/** @param {string} file @returns {Record<string, string>[]} */
function table(file) {
  return parse(readFileSync(file), { columns: true, skip_empty_lines: true, bom: true });
}

/** @param {string | undefined} text */
function number(text) {
  const value = Number(text);
  return text === undefined || text === '' || Number.isNaN(value) ? null : value;
}

/** @param {string | undefined} text A zero in the tables means that the chip has no such unit. */
function positive(text) {
  const value = number(text);
  return value === null || value <= 0 ? null : value;
}

/** @param {number[]} sorted @param {number} share */
function quantile(sorted, share) {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return Math.round((low + (high - low) * (at % 1)) * 10000) / 10000;
}

/** P10, median and P90 of on-demand prices per GPU-hour. @param {string} key @param {Record<string, string>[]} prices */
function rental(key, prices) {
  const listed = LISTED_RENTALS[/** @type {keyof typeof LISTED_RENTALS} */ (key)];
  if (listed !== undefined) return listed;
  const pattern = RENTAL_NAMES[/** @type {keyof typeof RENTAL_NAMES} */ (key)];
  if (pattern === undefined) return null;
  const rows = prices.filter(
    (row) => pattern.test((row.gpu ?? '').trim()) && !/TCO|median/i.test(row.provider ?? ''),
  );
  const perGpuHour = rows
    .map((row) => (number(row.usd_per_hour_on_demand) ?? 0) / (number(row.n_gpus) ?? 1))
    .filter((usd) => usd > 0)
    .sort((a, b) => a - b);
  if (perGpuHour.length < 2) return null;
  const dates = rows.map((row) => row.date ?? '').filter((date) => /^\d{4}-\d\d-\d\d$/.test(date));
  return {
    low: quantile(perGpuHour, 0.1),
    base: quantile(perGpuHour, 0.5),
    high: quantile(perGpuHour, 0.9),
    source: `P10, median and P90 of ${perGpuHour.length} on-demand offers per GPU-hour, large and small clouds`,
    asOf: dates.sort().at(-1) ?? '2026-06-15',
  };
}

/** @param {Record<string, string>[]} gpus @param {Record<string, string>[]} prices */
function gpuFacts(gpus, prices) {
  return gpus
    .filter((row) => !/^TPU/.test(row.key ?? ''))
    .map((row) => {
      const key = row.key ?? '';
      return {
        key,
        name: row.name,
        aliases: ALIASES[/** @type {keyof typeof ALIASES} */ (key)] ?? [],
        memoryGib: number(row.memory_gib),
        memoryBandwidthGbps: number(row.mem_bw_gbps),
        denseBf16Tflops: number(row.dense_bf16_tflops),
        denseFp8Tflops: positive(row.dense_fp8_tflops),
        denseInt8Tops: positive(row.dense_int8_tops),
        denseFp4Tflops: positive(row.dense_fp4_tflops),
        tdpWatts: number(row.tdp_w),
        interconnect: row.interconnect,
        interconnectUnidirectionalGbps: number(row.interconnect_unidir_gbps),
        rentalUsdPerHour: rental(key, prices),
        spec: { source: specSource(row.spec_source), asOf: SPEC_DATE },
      };
    });
}

/** @param {string | undefined} text */
function specSource(text) {
  return text?.startsWith('InferenceX')
    ? 'InferenceX gpu-specs.ts at 77ca49a and vendor datasheet'
    : 'vendor datasheet figures, not checked again';
}

/** Only where some layers see a window: the others keep and read the whole context. @param {Record<string, string>} row */
function slidingWindow(row) {
  const slidingLayers = positive(row.sliding_layers);
  const window = positive(row.sliding_window);
  return slidingLayers === null || window === null ? {} : { slidingLayers, slidingWindow: window };
}

/** @param {Record<string, string>[]} models */
function openModelFacts(models) {
  return models.map((row) => ({
    key: row.key,
    name:
      MODEL_NAMES[/** @type {keyof typeof MODEL_NAMES} */ (row.key ?? '')] ??
      (row.hf_id ?? '').replace(/^.*\//, ''),
    aliases: [row.hf_id, (row.hf_id ?? '').replace(/^.*\//, '')],
    totalParamsBillion: number(row.total_params_b),
    activeParamsBillion: number(row.active_params_b),
    layers: number(row.layers),
    hiddenSize: number(row.hidden),
    attentionHeads: number(row.heads),
    // Latent attention has no such heads; its cache size is given in bytes.
    keyValueHeads: number(row.kv_heads) ?? 0,
    headSize: number(row.head_dim) ?? 0,
    contextWindow: number(row.context),
    experts: number(row.n_experts) ?? 0,
    expertsPerToken: number(row.top_k) ?? 0,
    moeLayers: number(row.moe_layers) ?? 0,
    moeIntermediateSize: number(row.moe_intermediate) ?? 0,
    sharedExperts: number(row.shared_experts) ?? 0,
    kvBytesPerToken16Bit: number(row.kv_bytes_per_token_16bit) ?? 0,
    ...slidingWindow(row),
    licence: row.license,
    kind: EMBEDDING_MODELS.has(row.key ?? '') ? 'embedding' : 'chat',
    spec: {
      source: "the model's public config.json; parameter count recomputed from its shapes",
      asOf: SPEC_DATE,
    },
  }));
}

/** What the price catalog lacks. @param {Record<string, string>[]} rows */
function modelFacts(rows) {
  return rows.map((row) => ({
    provider: row.provider,
    model: row.model,
    maxOutputTokens: number(row.max_output),
    batchDiscount: number(row.batch_discount),
    deprecationDate: row.deprecation_date === '' ? null : row.deprecation_date,
    deprecated: row.status === 'deprecated',
    asOf: row.snapshot_date,
  }));
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: node src/tools/buildData.mjs FOLDER');
const read = (/** @type {string} */ name) => table(path.join(folder, name));
const write = (/** @type {string} */ name, /** @type {object[]} */ facts) =>
  writeFileSync(
    path.join('src/data', name),
    `[\n${facts.map((fact) => `  ${JSON.stringify(fact)}`).join(',\n')}\n]\n`,
  );
write('gpus.json', gpuFacts(read('gpus.csv'), read('gpu_prices.csv')));
write('open-models.json', openModelFacts(read('models.csv')));
write('model-facts.json', modelFacts(read('prices-reference.csv')));
