// @ts-check
// Offers that the table of rental prices lacks, from the providers' list prices, in the form of its rows.

/** USD an hour of a machine in us-east-1, from AWS's price list as karpenter generates it. @type {readonly (readonly [sku: string, gpu: string, gpus: number, usd: number])[]} */
const AWS_MACHINES = [
  ['g4dn.xlarge', 'T4', 1, 0.526],
  ['g4dn.2xlarge', 'T4', 1, 0.752],
  ['g4dn.4xlarge', 'T4', 1, 1.204],
  ['g4dn.12xlarge', 'T4', 4, 3.912],
  ['g4dn.metal', 'T4', 8, 7.824],
  ['g5.xlarge', 'A10G', 1, 1.006],
  ['g5.2xlarge', 'A10G', 1, 1.212],
  ['g5.4xlarge', 'A10G', 1, 1.624],
  ['g5.12xlarge', 'A10G', 4, 5.672],
  ['g5.48xlarge', 'A10G', 8, 16.288],
];

/** Machines of one GPU with more processors than serving needs (8xlarge, 16xlarge, 24xlarge) are left out. */
const AWS_OFFERS = AWS_MACHINES.map(([sku, gpu, gpus, usd]) =>
  offer('AWS EC2', sku, gpu, gpus, usd, 'us-east-1', '2026-01-19', 'aws/karpenter-provider-aws@031e72b'),
);

/** AMD's accelerators, which the table has of Oracle and DigitalOcean only. */
const AMD_SURVEY = 'https://www.cliffcenter.com/research/amd-inference-economics';
const AMD_OFFERS = [
  offer('TensorWave', 'MI300X', 'MI300X', 1, 1.5, 'tier=on-demand', '2026-05-18', AMD_SURVEY),
  offer('Vultr', 'MI300X', 'MI300X', 1, 1.85, 'tier=on-demand', '2026-05-18', AMD_SURVEY),
  offer('Azure', 'MI300X', 'MI300X', 1, 6, 'tier=on-demand', '2026-05-18', AMD_SURVEY),
  offer('TensorWave', 'MI325X', 'MI325X', 1, 1.95, 'tier=on-demand', '2026-05-18', AMD_SURVEY),
];

/** Google's price list of 2026 as quoted by third parties. USD a chip: on demand, and committed for one and three years. */
const TPU_OFFERS = [
  tpuOffer('TPUv5e', 1.2, 0.84, 0.54),
  tpuOffer('TPUv5p', 4.2, 2.94, 1.89),
  tpuOffer('TPUv6e', 2.7, 1.89, 1.22),
];

export const LISTED_OFFERS = [...AWS_OFFERS, ...AMD_OFFERS, ...TPU_OFFERS];

/** @param {string} gpu @param {number} usd @param {number} oneYear @param {number} threeYears */
function tpuOffer(gpu, usd, oneYear, threeYears) {
  const source = 'https://cloud.google.com/tpu/pricing';
  const listed = offer('GCP', gpu, gpu, 1, usd, 'US', '2026', source);
  return { ...listed, reserved: `12mo=${oneYear}; 36mo=${threeYears}` };
}

/**
 * @param {string} provider @param {string} sku @param {string} gpu @param {number} gpus @param {number} usd
 * @param {string} region @param {string} date @param {string} source
 */
function offer(provider, sku, gpu, gpus, usd, region, date, source) {
  return {
    provider,
    sku,
    gpu,
    n_gpus: String(gpus),
    usd_per_hour_on_demand: String(usd),
    usd_per_hour_spot: '',
    reserved: '',
    region,
    date,
    source,
  };
}
