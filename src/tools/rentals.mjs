// @ts-check
// Rental prices of GPUs by class of provider and kind of terms, from a table of offers. Used by buildData.mjs.
// A row of the table has provider, sku, gpu, n_gpus, usd_per_hour_on_demand, usd_per_hour_spot, reserved, region, date, source.

/** @typedef {Record<string, string>} Row */
/** @typedef {{ gpu: string, class: string, kind: string, usd: number, provider: string, date: string, table: string }} Offer */

/**
 * Which offers are this GPU, by SKU and name together, the first that fits. Names differ by provider; a form factor that
 * is not named is not guessed: a plain "A100" is nobody's offer.
 * @type {readonly (readonly [key: string, pattern: RegExp])[]}
 */
const GPU_NAMES = [
  ['GB300', /GB300/],
  ['GB200', /GB200/],
  ['B300', /B300/],
  ['B200', /B200/],
  ['GH200-96GB', /GH200/],
  ['H200-NVL', /H200 NVL/],
  ['H200', /H200/],
  ['H100-NVL', /H100 NVL|NC\d+adi?s_H100_v5/],
  ['H100-PCIe', /H100.*PCIe|h100.pcie/i],
  ['H100-SXM', /H100.*(SXM|HBM3)|h100.sxm|ND96isr_H100_v5/i],
  ['A100-SXM-40GB', /p4d\.|BM\.GPU4\.8|A100-SXM4-40GB|a100-(40gb-nvlink|sxm-40gb)/],
  ['A100-PCIe-40GB', /a100-(40gb-pcie|pcie-40gb)/],
  [
    'A100-SXM-80GB',
    /p4de\.|BM\.GPU\.A100-v2|ND96amsr_A100_v4|A100.*80GB.*(SXM|NVLink)|A100-SXM4-80GB|a100.*sxm|1A100\.22V/i,
  ],
  ['A100-PCIe-80GB', /NC\d+ads_A100_v4|A100.*PCIe/i],
  ['TPUv5e', /TPUv5e/],
  ['TPUv5p', /TPUv5p/],
  ['TPUv6e', /TPUv6e/],
  ['MI355X', /MI355X/],
  ['MI325X', /MI325X/],
  ['MI300X', /MI300X/],
  ['L40S', /L40S/i],
  ['L40', /\bL40\b/],
  ['L4', /\bL4\b/],
  ['T4', /\bT4\b/],
  ['A10G', /\bA10G\b/],
  ['A10', /\bA10$/],
  ['A30', /\bA30\b/],
  ['A40', /\bA40\b/],
  ['V100-32GB', /V100-32/],
  ['RTXPRO6000', /RTX P(?:ro|RO) 6000|RTX 6000 Pro/],
  ['RTX6000Ada', /RTX 6000 Ada/],
  ['RTXA6000', /RTX A6000$|NVIDIA A6000$/],
  ['RTX5090', /RTX 5090$/],
  ['RTX4090', /RTX 4090$/],
  ['RTX4080', /RTX 4080$/],
  ['RTX4070Ti', /RTX 4070 Ti$/],
  ['RTX3090', /RTX 3090$/],
  ['RTX3080Ti', /RTX 3080 Ti$/],
  ['RTX3080', /RTX 3080$/],
  ['RTX3060', /RTX 3060$/],
];

const HYPERSCALERS = new Set(['aws ec2', 'azure', 'gcp', 'oci']);
const MARKETPLACES = new Set(['vast', 'akash', 'spheron', 'salad', 'tensordock']);
/** One provider under two names. */
const PROVIDER_NAMES = /** @type {Record<string, string>} */ ({ 'vast-ai': 'vast', 'aws ec2': 'aws' });

/**
 * Rows that are no rental offer of one GPU for an hour:
 * medians and modelled costs; a tracker whose column mixes spot into on-demand; SageMaker, a managed service; virtual GPUs
 * for prototyping; Google's prices of a GPU without the machine it needs (a slice includes its share), and its dynamic and
 * calendar reservations, which last days; Oracle part numbers that, by their price, belong to another GPU.
 * @type {readonly ((row: Row) => boolean)[]}
 */
const NO_OFFER = [
  ({ provider = '' }) => /TCO|median|SageMaker|^provider$/i.test(provider),
  ({ region = '' }) => /incl\. spot|prototyping/.test(region),
  ({ provider, sku = '' }) => provider === 'GCP' && (!/gpu slice|TPU/.test(sku) || /DWS|Calendar/.test(sku)),
  ({ sku = '' }) => ['B111454', 'B111455', 'B110979', 'B112140'].includes(sku),
  ({ gpu = '' }) => / mod\)|A16|A800/.test(gpu),
];

/** @param {string | undefined} text */
function usd(text) {
  const value = Number(text);
  return text !== undefined && value > 0 ? value : null;
}

/** @param {Row} row */
function classOf({ provider = '', region = '' }) {
  const name = provider.toLowerCase();
  if (HYPERSCALERS.has(name)) return 'hyperscaler';
  return MARKETPLACES.has(nameOf(provider)) || region === 'tier=community' ? 'marketplace' : 'gpu-cloud';
}

/** @param {string} provider */
function nameOf(provider) {
  const name = provider.toLowerCase();
  return PROVIDER_NAMES[name] ?? name;
}

/**
 * Prices of a row by kind, for all its GPUs. Marketplaces without fixed prices list theirs as spot, though nothing
 * interrupts them. RunPod's spot column holds its community prices, and its reservations last months.
 * @param {Row} row @returns {(readonly [kind: string, usd: number | null])[]}
 */
function pricesOf(row) {
  const [onDemand, spot] = [usd(row.usd_per_hour_on_demand), usd(row.usd_per_hour_spot)];
  if (row.region === 'tier=marketplace') return [['on-demand', spot]];
  if (nameOf(row.provider ?? '') === 'runpod') return [['on-demand', onDemand]];
  const months = (/** @type {number} */ n) =>
    usd(row.reserved?.match(new RegExp(`\\b${n}mo=([\\d.]+)`))?.[1]);
  return [
    ['on-demand', onDemand],
    ['spot', spot],
    ['reserved-1y', months(12)],
    ['reserved-3y', months(36)],
  ];
}

/** @param {Row} row @returns {Offer[]} */
function offersOf(row) {
  if (NO_OFFER.some((isNone) => isNone(row))) return [];
  const { sku = '', gpu: name = '', provider = '', date = '', source = '' } = row;
  const gpu = GPU_NAMES.find(([, pattern]) => pattern.test(sku) || pattern.test(name.trim()))?.[0];
  if (gpu === undefined) return [];
  const table = source.split(/[ ;]/)[0]?.replace('github:', '') ?? '';
  const common = { gpu, class: classOf(row), provider: nameOf(provider), date, table };
  return pricesOf(row).flatMap(([kind, price]) =>
    price === null ? [] : [{ ...common, kind, usd: price / (usd(row.n_gpus) ?? 1) }],
  );
}

/** @param {readonly number[]} sorted @param {number} share */
function quantile(sorted, share) {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return Math.round((low + (high - low) * (at % 1)) * 10000) / 10000;
}

/** @param {readonly Offer[]} offers Of one GPU, class and kind. */
function summary(offers) {
  // Two tables that list one provider's price hold one offer.
  const distinct = [
    ...new Map(offers.map((offer) => [`${offer.provider} ${offer.usd.toFixed(2)}`, offer])).values(),
  ];
  const prices = distinct.map((offer) => offer.usd).sort((a, b) => a - b);
  const providers = [...new Set(distinct.map(({ provider }) => provider))].sort();
  const tables = [...new Set(distinct.map(({ table }) => table))].sort();
  const days = offers.map(({ date }) => date).filter((date) => /^\d{4}-\d\d-\d\d$/.test(date));
  const undated = days.length === 0 ? ', read in 2026 on a day that is not recorded' : '';
  const listed = prices.length === 1 ? 'one offer' : `P10, median and P90 of ${prices.length} offers`;
  return {
    low: quantile(prices, 0.1),
    base: quantile(prices, 0.5),
    high: quantile(prices, 0.9),
    offers: prices.length,
    asOf: days.sort().at(-1) ?? '2026-01-01',
    source: `${listed} of ${providers.join(', ')}${undated} (${tables.join(', ')})`,
  };
}

const CLASSES = ['hyperscaler', 'gpu-cloud', 'marketplace'];
const KINDS = ['on-demand', 'reserved-1y', 'reserved-3y', 'spot'];

/** Rentals by GPU key. @param {readonly Row[]} rows */
export function rentalsByGpu(rows) {
  const offers = rows.flatMap(offersOf);
  const keys = [...new Set(offers.map(({ gpu }) => gpu))];
  return new Map(
    keys.map((key) => [
      key,
      CLASSES.flatMap((name) =>
        KINDS.flatMap((kind) => {
          const group = offers.filter((one) => one.gpu === key && one.class === name && one.kind === kind);
          return group.length === 0 ? [] : [{ class: name, kind, ...summary(group) }];
        }),
      ),
    ]),
  );
}
