/** Every input that moves the answer, with its value, its unit and where it comes from. */

import { DEFAULT_ENGINE } from './engines';
import type { Assumption, EstimateInput, HostingPlan, SelfHostedEstimate, Workload } from './estimate';
import { DEFAULT_HORIZON, type HorizonPlan } from './horizon';
import { throughputBand } from './throughput';
import { THROUGHPUT_FIT } from './throughputConstants';

export function assumptionsOf(input: EstimateInput, hosted: SelfHostedEstimate): Assumption[] {
  const items = [
    ...hostingItems(input.hosting, hosted),
    ...overheadItems(input.hosting),
    item(
      'apiEngineeringFte',
      'Engineering on the API side',
      input.apiEngineeringFte ?? 0,
      'of an engineer',
      'set in the scenario',
    ),
    ...horizonItems(input.horizon ?? DEFAULT_HORIZON),
    ...input.workloads.flatMap(workloadItems),
  ];
  return items.map((assumption) => ({
    ...assumption,
    source: input.sources?.[assumption.key] ?? assumption.source,
  }));
}

function hostingItems(plan: HostingPlan, hosted: SelfHostedEstimate): Assumption[] {
  const { model, gpu, throughput } = plan;
  const speed = throughput.kind === 'flat' ? throughput.source : modelledSpeedSource(plan);
  return [
    item('openModel', 'Open model', model.name, plan.precision, `${model.spec.source}, ${model.spec.asOf}`),
    item(
      'gpu',
      'GPU',
      gpu.name,
      `× ${hosted.gpusPerReplica} a replica`,
      `${gpu.spec.source}, ${gpu.spec.asOf}`,
    ),
    item('usdPerGpuHour', 'Price of a GPU', plan.usdPerGpuHour.base, 'USD an hour', plan.usdPerGpuHourSource),
    ...ownershipItems(plan),
    item('hoursPerMonth', 'Hours a month', plan.hoursPerMonth, 'h', 'paid, busy or not'),
    item(
      'tokensPerSecond',
      'Throughput of a replica',
      Math.round(hosted.tokensPerSecond),
      'input + output tokens/s',
      speed,
    ),
    item(
      'targetUtilization',
      'Sized for a load of',
      plan.targetUtilization,
      'of 1',
      'ceiling of the average hour',
    ),
    item(
      'peakToAverage',
      'Peak hour over average hour',
      plan.peakToAverage,
      '×',
      'capacity must carry the peak',
    ),
    item('redundantReplicas', 'Spare replicas', plan.redundantReplicas, 'replicas', 'for failures'),
    item('fallbackShare', 'Requests that fall back to the API', plan.fallbackShare ?? 0, 'of 1', 'outages'),
  ];
}

function horizonItems({ months, apiPriceFallPerYear }: HorizonPlan): Assumption[] {
  const given = 'set in the scenario';
  return [
    item('horizonMonths', 'Horizon', months, 'months', given),
    item('apiPriceFallPerYear', 'Fall of API prices', apiPriceFallPerYear, 'of 1 a year', given),
  ];
}

function modelledSpeedSource({ model, engine = DEFAULT_ENGINE }: HostingPlan): string {
  const { low, high } = throughputBand(engine, model);
  const { rows, asOf } = THROUGHPUT_FIT;
  return `roofline for ${engine}, fitted to ${rows} measured rates, ${asOf}; expect ×${low} to ×${high}`;
}

function ownershipItems({ ownership }: HostingPlan): Assumption[] {
  if (ownership === undefined) return [];
  const source = 'set in the scenario; replaces the hourly price';
  return [
    item('purchaseUsdPerGpu', 'Purchase price of a GPU', ownership.purchaseUsdPerGpu, 'USD', source),
    item('usefulLifeMonths', 'Useful life', ownership.usefulLifeMonths, 'months', source),
    item('costOfCapital', 'Interest', ownership.costOfCapital, 'of 1 a year', source),
    item('usdPerKwh', 'Electricity', ownership.usdPerKwh, 'USD per kWh', source),
  ];
}

function overheadItems({ overhead }: HostingPlan): Assumption[] {
  const given = 'set in the scenario';
  return [
    item('operationsFte', 'Operations', overhead.operationsFte.base, 'of an engineer', given),
    item(
      'engineerUsdPerYear',
      'Engineer, fully loaded',
      overhead.engineerUsdPerYear.base,
      'USD a year',
      given,
    ),
    item(
      'infrastructureUsdPerMonth',
      'Supporting infrastructure',
      overhead.infrastructureUsdPerMonth.base,
      'USD a month',
      given,
    ),
    item(
      'infrastructureShareOfCompute',
      'Supporting infrastructure on top',
      overhead.infrastructureShareOfCompute,
      'of compute',
      given,
    ),
  ];
}

function workloadItems({ id, label, price, batchShare }: Workload): Assumption[] {
  const found = price === null ? 'not known' : `${price.source}, ${price.asOf}, ${price.status}`;
  const value =
    price === null ? 'unknown' : `${price.rates.inputPerMillion} / ${price.rates.outputPerMillion}`;
  const items = [item(`price:${id}`, `Price of ${label}`, value, 'USD per 1M in / out', found)];
  if (price !== null && batchShare > 0 && price.batchDiscount === null)
    items.push(
      item(`batchDiscount:${id}`, `Batch discount of ${label}`, 0, 'of 1', 'not known, so none is taken off'),
    );
  return items;
}

function item(key: string, label: string, value: number | string, unit: string, source: string): Assumption {
  return { key, label, value, unit, source };
}
