/** Two scenarios side by side, as rows of words. */

import { breakEvenSentence } from '../core/cost/breakEvenSentence';
import type { Estimate } from '../core/cost/estimate';
import { formatCount, formatEstimate, formatPercent, formatUsd } from '../core/money/format';
import { fieldAt } from '../core/scenario/fieldAt';
import { differingPaths } from '../core/scenario/savedScenario';
import type { Scenario } from '../core/scenario/scenario';
import type { Computed } from './evaluate';
import { fieldOf, labelOf } from './fields';
import { CHOICES } from './verdictWords';

export type Row = readonly [label: string, left: string, right: string];

/** Of what is not there, or cannot be said. */
const NONE = '–';

const FIGURES: readonly (readonly [label: string, text: (estimate: Estimate, locale: string) => string])[] = [
  ['Verdict', ({ verdict }) => CHOICES[verdict.choice]],
  ['API, a month', apiText],
  ['Self-hosted, a month', hostedText],
  ['Cheapest split', ({ hybrid }, locale) => (hybrid === null ? NONE : formatUsd(hybrid.totalUsd, locale))],
  ['GPUs', ({ selfHosted }, locale) => (selfHosted.fits ? formatCount(selfHosted.gpus, locale) : NONE)],
  [
    'Load',
    ({ selfHosted }, locale) => (selfHosted.fits ? formatPercent(selfHosted.utilization, locale) : NONE),
  ],
  ['Break-even', ({ breakEven }, locale) => breakEvenSentence(breakEven, locale)],
  [
    'Pays back in month',
    ({ horizon }, locale) =>
      horizon?.paybackMonth == null ? NONE : formatCount(horizon.paybackMonth, locale),
  ],
];

function apiText({ api, workloads }: Estimate, locale: string): string {
  if (workloads.every(({ apiMonthly }) => apiMonthly === null)) return 'no price known';
  return `${api.incomplete ? 'at least ' : ''}${formatEstimate(api.fullyLoaded, formatUsd, locale)}`;
}

function hostedText({ selfHosted }: Estimate, locale: string): string {
  return selfHosted.fits ? formatEstimate(selfHosted.monthly, formatUsd, locale) : 'does not fit';
}

/** What both come to; people are counted on both sides. */
export function figureRows(left: Computed, right: Computed, locale: string): readonly Row[] {
  const text = ({ estimate }: Computed, say: (typeof FIGURES)[number][1]) =>
    estimate === null ? NONE : say(estimate, locale);
  return FIGURES.map(([label, say]) => [label, text(left, say), text(right, say)]);
}

/** Inputs that the two do not share; of the calls, how many differ and how many only one of them has. */
export function inputRows(left: Scenario, right: Scenario, locale: string): readonly Row[] {
  const paths = differingPaths(left, right);
  const inputs = paths
    .filter((path) => !path.startsWith('workloads.'))
    .map((path): Row => [labelOf(path), valueText(left, path, locale), valueText(right, path, locale)]);
  return [...inputs, ...callRows(left, right, paths, locale)];
}

function callRows(left: Scenario, right: Scenario, paths: readonly string[], locale: string): Row[] {
  const requests = ({ workloads }: Scenario) =>
    formatCount(
      workloads.reduce((sum, { requestsPerMonth }) => sum + requestsPerMonth, 0),
      locale,
    );
  const hasSameCalls =
    left.workloads.map(({ id }) => id).join() === right.workloads.map(({ id }) => id).join();
  if (hasSameCalls && !paths.some((path) => path.startsWith('workloads.'))) return [];
  return [
    ['Calls', formatCount(left.workloads.length, locale), formatCount(right.workloads.length, locale)],
    ['Requests a month, all calls', requests(left), requests(right)],
  ];
}

function valueText(scenario: Scenario, path: string, locale: string): string {
  const field = fieldOf(path);
  const value = fieldAt(scenario, path);
  if (typeof value === 'number')
    return field?.kind === 'share' ? formatPercent(value, locale) : formatCount(value, locale, 4);
  if (typeof value === 'string') return value;
  if (value === undefined || value === null)
    return (field?.kind === 'number' ? field.unset?.text : undefined) ?? NONE;
  return JSON.stringify(value);
}
