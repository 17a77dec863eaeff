/** Inputs that most users never need: the years ahead, the user's own measurements, and what the answer is held to. */

import { DEFAULT_ENGINE, ENGINE_NAMES } from '../core/cost/engines';
import { TASKS } from '../core/cost/estimate';
import { type Field, type NumberField, number, share } from './field';

export const MORE_FIELDS: readonly Field[] = [
  number('horizon.months', 'Horizon', 'months', 1, 'How far ahead both sides are added up, 12 to 36.'),
  share(
    'horizon.apiPriceFallPerYear',
    'Fall of API prices a year',
    'General models fell by 60 % a year and more; one that you stay with hardly falls.',
  ),
  {
    ...share('quality.apiSuccessRate', 'API answers that succeed', 'By your own evaluation.', 1),
    fallback: 1,
  },
  {
    ...share(
      'quality.selfHostedSuccessRate',
      'Self-hosted answers that succeed',
      'By your own evaluation.',
      1,
    ),
    fallback: 1,
  },
  optional(
    'bill.usdPerMonth',
    'Last month’s bill',
    'USD',
    100,
    'Scales the volumes to what was charged, and checks the estimate against it.',
    'volumes as above',
  ),
  optional(
    'hosting.schedule.hoursPerDay',
    'Daily window',
    'hours',
    1,
    'GPUs that run for so many hours of each day and are given back, for work that may wait for it.',
    'all day',
  ),
  {
    kind: 'choice',
    path: 'hosting.engine',
    label: 'Serving engine',
    help: 'What the throughput and latency models take to run on the GPUs.',
    unset: { value: DEFAULT_ENGINE },
    choices: () => ENGINE_NAMES.map((name) => ({ value: name, label: name })),
  },
  optional(
    'hosting.latencyTarget.timeToFirstTokenSeconds',
    'First token within',
    'seconds',
    0.1,
    'In the busiest hour, at most.',
    'no target',
  ),
  optional(
    'hosting.latencyTarget.tokensPerSecondPerUser',
    'A user sees at least',
    'tokens/s',
    5,
    'In the busiest hour, after the first token.',
    'no target',
  ),
  {
    kind: 'choice',
    path: 'task',
    label: 'Task',
    help: 'What the model is asked to do.',
    unset: { value: '', text: 'not said' },
    choices: () => TASKS.map((task) => ({ value: task, label: task })),
  },
];

/** A number that the scenario may lack. */
function optional(
  path: string,
  label: string,
  unit: string,
  step: number,
  help: string,
  text: string,
): NumberField {
  return number(path, label, unit, step, help, { value: undefined, text });
}
