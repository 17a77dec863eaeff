/** The inputs of the panel: one row each, in the order they are shown. */

import { PRECISIONS, type Scenario } from '../core/scenario/scenario';
import type { PanelSnapshot } from '../protocol/panel';

interface FieldBase {
  /** Path in the scenario. */
  readonly path: string;
  readonly label: string;
  readonly help: string;
}

export interface NumberField extends FieldBase {
  readonly kind: 'number';
  readonly unit: string;
  readonly step: number;
  /** Shown while the value is null or 0 and something else stands in for it. */
  readonly unset?: { readonly value: null | 0; readonly text: string };
}

/** A share of 1, moved by a slider in percent. */
export interface ShareField extends FieldBase {
  readonly kind: 'share';
  readonly min: number;
  readonly max: number;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly choices: (snapshot: PanelSnapshot) => readonly Choice[];
}

export type Field = NumberField | ShareField | ChoiceField;

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
      number(
        'traffic.peakToAverage',
        'Peak over average',
        '×',
        0.5,
        'Busiest hour over the average hour. Capacity must carry the peak.',
      ),
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
];

/** The terms on which the chosen GPU is offered, and the chosen ones, so that the list always holds its value. */
function rentalChoices({ gpus, scenario }: PanelSnapshot): readonly Choice[] {
  const rental = gpus.find(({ key }) => key === scenario.hosting.gpu)?.rental ?? [];
  const offered = rental.map((each) => ({
    value: `${each.class}/${each.kind}`,
    label: `${each.class}, ${each.kind}: ${each.base} USD an hour`,
  }));
  const chosen = scenario.hosting.rental;
  const isOffered = offered.some(({ value }) => value === chosen);
  return isOffered
    ? offered
    : [{ value: chosen, label: `${chosen.replace('/', ', ')}: not offered` }, ...offered];
}

function number(
  path: string,
  label: string,
  unit: string,
  step: number,
  help: string,
  unset?: NumberField['unset'],
): NumberField {
  return { kind: 'number', path, label, unit, step, help, ...(unset === undefined ? {} : { unset }) };
}

function share(path: string, label: string, help: string, min = 0, max = 100): ShareField {
  return { kind: 'share', path, label, help, min, max };
}

/** Value at `group.field`, or at `workloads.<id>.<field>` where the id may hold dots. */
export function valueAt(scenario: Scenario, path: string): unknown {
  const dot = path.lastIndexOf('.');
  const [place, field] = [path.slice(0, dot), path.slice(dot + 1)];
  const holder: unknown = place.startsWith('workloads.')
    ? scenario.workloads.find(({ id }) => `workloads.${id}` === place)
    : (scenario as Record<string, unknown>)[place];
  return (holder as Record<string, unknown> | undefined)?.[field];
}
