/** The inputs of the panel: one row each, in the order they are shown. */

import { PROFILE_NAMES } from '../core/cost/trafficProfiles';
import { formatUsd } from '../core/money/format';
import { PRECISIONS } from '../core/scenario/scenario';
import type { PanelSnapshot } from '../protocol/panel';
import { type Choice, type Field, number, share } from './field';
import { MORE_FIELDS } from './moreFields';

export interface FieldGroup {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
}

/** Of the workload that is selected. */
export function workloadFields(id: string): readonly Field[] {
  const path = (field: string) => `workloads.${id}.${field}`;
  return [
    number(path('requestsPerMonth'), 'Requests a month', '', 1000, 'How often this call is made.'),
    number(
      path('inputTokens'),
      'Input',
      'tokens',
      100,
      'Tokens of one request, with what fills its variables.',
    ),
    number(path('outputTokens'), 'Output', 'tokens', 50, 'Tokens of one answer, reasoning included.'),
    {
      kind: 'choice',
      path: path('apiModel'),
      label: 'API model',
      help: 'What the managed API is priced as.',
      choices: ({ apiModelChoices }) => apiModelChoices.map(({ id: value, label }) => ({ value, label })),
    },
  ];
}

export const FIELD_GROUPS: readonly FieldGroup[] = [
  {
    id: 'traffic',
    title: 'Traffic and API terms',
    fields: [
      {
        kind: 'choice',
        path: 'traffic.profile',
        label: 'Traffic',
        help: 'How requests spread over the week. Capacity must carry the busiest hour.',
        unset: { value: '', text: 'only its peak, as a number' },
        replacedBy: ['traffic.hourlyCounts', 'hosting.schedule.hoursPerDay'],
        choices: () => PROFILE_NAMES.map((name) => ({ value: name, label: name.replaceAll('-', ' ') })),
      },
      {
        ...number(
          'traffic.peakToAverage',
          'Peak over average',
          '×',
          0.5,
          'Busiest hour over the average hour. Capacity must carry the peak.',
        ),
        replacedBy: ['traffic.profile', 'traffic.hourlyCounts', 'hosting.schedule.hoursPerDay'],
      },
      share(
        'api.cachedInputShare',
        'Input read from cache',
        'Share of the input that the provider serves from its prompt cache.',
      ),
      share('api.batchShare', 'Sent as a batch', 'Share of the requests that may wait for the batch API.'),
      share('api.retryShare', 'Retries', 'Extra requests because of failures.'),
    ],
  },
  {
    id: 'hosting',
    title: 'Your GPUs',
    fields: [
      {
        kind: 'choice',
        path: 'hosting.openModel',
        label: 'Open model',
        help: 'The model that you would host instead.',
        choices: ({ openModels }) => openModels.map(({ key, name }) => ({ value: key, label: name })),
      },
      {
        kind: 'choice',
        path: 'hosting.precision',
        label: 'Precision',
        help: 'Of the weights. Fewer bits need less memory.',
        choices: () => PRECISIONS.map((precision) => ({ value: precision, label: precision })),
      },
      {
        kind: 'choice',
        path: 'hosting.gpu',
        label: 'GPU',
        help: 'The accelerator that you rent or own.',
        choices: ({ gpus }) => gpus.map(({ key, name }) => ({ value: key, label: name })),
      },
      {
        kind: 'choice',
        path: 'hosting.rental',
        label: 'Rented from',
        help: 'Who rents out the GPU, and on which terms. What is known of this GPU.',
        choices: rentalChoices,
      },
      number(
        'hosting.usdPerGpuHour',
        'Price of a GPU',
        'USD an hour',
        0.1,
        'Paid for every hour, busy or idle.',
        {
          value: null,
          text: 'rental catalog',
        },
      ),
      number('hosting.gpusPerReplica', 'GPUs of a replica', '', 1, 'Tensor parallelism.', {
        value: 0,
        text: 'as many as fit it',
      }),
      share(
        'hosting.targetUtilization',
        'Utilization target',
        'How full the average hour may run the GPUs.',
        1,
        100,
      ),
      number('hosting.redundantReplicas', 'Spare replicas', '', 1, 'Kept for failures and updates.'),
      number(
        'hosting.fixedReplicas',
        'Fixed fleet',
        'replicas',
        1,
        'A fleet that does not grow with the volume.',
        {
          value: 0,
          text: 'as many as needed',
        },
      ),
      number(
        'hosting.tokensPerSecondPerReplica',
        'Measured throughput',
        'tokens/s a replica',
        10,
        'Input and output tokens together. Your own measurement beats our model.',
        {
          value: null,
          text: 'throughput model',
        },
      ),
    ],
  },
  {
    id: 'overhead',
    title: 'People and overhead',
    fields: [
      number(
        'api.engineeringFte',
        'People on the API side',
        'of an engineer',
        0.05,
        'Share of an engineer who looks after limits, outages and new models of the API.',
      ),
      number(
        'overhead.operationsFte',
        'Operations',
        'of an engineer',
        0.05,
        'Share of an engineer who keeps it running.',
      ),
      number(
        'overhead.engineerUsdPerYear',
        'Engineer, fully loaded',
        'USD a year',
        5000,
        'Salary and all that comes with it.',
      ),
      share(
        'overhead.infrastructureShareOfCompute',
        'Infrastructure on compute',
        'Load balancer, storage, monitoring and logging, as a share of compute.',
      ),
      number(
        'overhead.infrastructureUsdPerMonth',
        'Infrastructure, fixed',
        'USD a month',
        50,
        'Load balancer, storage, monitoring and logging, as a sum.',
      ),
      number('overhead.setupUsd', 'Set-up', 'USD once', 1000, 'Spread over the months of its amortisation.'),
      number(
        'overhead.updatesUsdPerMonth',
        'Model updates',
        'USD a month',
        100,
        'Evaluating and rolling out new models.',
      ),
      number(
        'overhead.incidentsUsdPerMonth',
        'Incidents and tuning',
        'USD a month',
        100,
        'Set aside for outages and performance work.',
      ),
    ],
  },
  { id: 'more', title: 'More', fields: MORE_FIELDS },
];

/** The input at a path, of a workload too; undefined where the panel has none. */
export function fieldOf(path: string): Field | undefined {
  const id = path.startsWith('workloads.') ? path.slice(path.indexOf('.') + 1, path.lastIndexOf('.')) : null;
  const fields = id === null ? FIELD_GROUPS.flatMap((group) => group.fields) : workloadFields(id);
  return fields.find((each) => each.path === path);
}

/** Its name, with its unit; the path where it has none. */
export function labelOf(path: string): string {
  const field = fieldOf(path);
  if (field === undefined) return path;
  return field.kind === 'number' && field.unit !== '' ? `${field.label}, ${field.unit}` : field.label;
}

/** The terms on which the chosen GPU is offered, and the chosen ones, so that the list always holds its value. */
function rentalChoices({ gpus, scenario, locale }: PanelSnapshot): readonly Choice[] {
  const rental = gpus.find(({ key }) => key === scenario.hosting.gpu)?.rental ?? [];
  const offered = rental.map((each) => ({
    value: `${each.class}/${each.kind}`,
    label: `${each.class}, ${each.kind}: ${formatUsd(each.base, locale)} an hour`,
  }));
  const chosen = scenario.hosting.rental;
  const isOffered = offered.some(({ value }) => value === chosen);
  return isOffered
    ? offered
    : [{ value: chosen, label: `${chosen.replace('/', ', ')}: not offered` }, ...offered];
}
