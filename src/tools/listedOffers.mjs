// @ts-check
// Offers that the table of rental prices lacks, from the providers' list prices, in the form of its rows.

/** USD an hour of the machine, and its GPUs. @type {readonly (readonly [sku: string, gpu: string, gpus: number, usd: number])[]} */
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

/**
 * AWS's price list for us-east-1 as karpenter generates it. Machines of one GPU with more processors than serving needs
 * (8xlarge, 16xlarge, 24xlarge) are left out.
 */
export const LISTED_OFFERS = AWS_MACHINES.map(([sku, gpu, gpus, usd]) => ({
  provider: 'AWS EC2',
  sku,
  gpu,
  n_gpus: String(gpus),
  usd_per_hour_on_demand: String(usd),
  usd_per_hour_spot: '',
  reserved: '',
  region: 'us-east-1',
  date: '2026-01-19',
  source: 'github:aws/karpenter-provider-aws@031e72b pkg/providers/pricing/zz_generated.pricing_aws.go',
}));
