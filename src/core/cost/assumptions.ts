/** Every input that moves the answer, with its value, its unit and where it comes from. */

import type { Assumption, EstimateInput, SelfHostedEstimate } from './estimate';

export function assumptionsOf(
  { workloads, hosting }: EstimateInput,
  hosted: SelfHostedEstimate,
): Assumption[] {
  const { overhead } = hosting;
  const flat = hosting.throughput.kind === 'flat';
  return [
    item('openModel', 'Open model', hosting.model.name, hosting.precision, hosting.model.spec.source),
    item('gpu', 'GPU', hosting.gpu.name, `× ${hosted.gpusPerReplica} a replica`, hosting.gpu.spec.source),
    item(
      'usdPerGpuHour',
      'Price of a GPU',
      hosting.usdPerGpuHour.base,
      'USD an hour',
      hosting.usdPerGpuHourSource,
    ),
    item('hoursPerMonth', 'Hours a month', hosting.hoursPerMonth, 'h', 'paid, busy or not'),
    item(
      'tokensPerSecond',
      'Throughput of a replica',
      Math.round(hosted.tokensPerSecond),
      'input + output tokens/s',
      flat ? flatSource(hosting) : 'roofline fitted on measured tables, about ×0.65 to ×1.5',
    ),
    item(
      'targetUtilization',
      'Sized for a load of',
      hosting.targetUtilization,
      'of 1',
      'ceiling of the average hour',
    ),
    item(
      'peakToAverage',
      'Peak hour over average hour',
      hosting.peakToAverage,
      '×',
      'capacity must carry the peak',
    ),
    item('redundantReplicas', 'Spare replicas', hosting.redundantReplicas, '', 'for failures'),
    item(
      'operationsFte',
      'Operations',
      overhead.operationsFte.base,
      'of an engineer',
      'article A: 0.15 to 0.25 for a maintained stack',
    ),
    item(
      'engineerUsdPerYear',
      'Engineer',
      overhead.engineerUsdPerYear.base,
      'USD a year',
      'article A: fully loaded',
    ),
    item(
      'infrastructure',
      'Supporting infrastructure',
      overhead.infrastructureUsdPerMonth.base,
      `USD a month + ${overhead.infrastructureShareOfCompute} of compute`,
      'article C: 250 to 1,000 USD a month',
    ),
    ...workloads.map((workload) =>
      item(
        `price:${workload.id}`,
        `Price of ${workload.label}`,
        priceText(workload.price),
        'USD per 1M in / out',
        workload.price === null ? 'not known' : `${workload.price.source}, ${workload.price.asOf}`,
      ),
    ),
  ];
}

function item(key: string, label: string, value: number | string, unit: string, source: string): Assumption {
  return { key, label, value, unit, source };
}

function flatSource({ throughput }: EstimateInput['hosting']): string {
  return throughput.kind === 'flat' ? throughput.source : '';
}

function priceText(price: EstimateInput['workloads'][number]['price']): string {
  return price === null ? 'unknown' : `${price.rates.inputPerMillion} / ${price.rates.outputPerMillion}`;
}
