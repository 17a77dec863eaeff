/** The parts of both sides; each table's rows add up to its last. */

import { html, nothing, type TemplateResult } from 'lit';
import type { CostLine, Estimate, WorkloadEstimate } from '../../core/cost/estimate';
import { formatEstimate, formatPercent, formatTokens, formatUsd } from '../../core/money/format';
import { exactly, type Range } from '../../core/money/range';
import type { Page } from '../page';

export function costs(page: Page, estimate: Estimate): TemplateResult {
  const { locale } = page.state.snapshot;
  const [only] = estimate.workloads;
  return html`
    ${only !== undefined && page.evaluation.selected !== null ? interaction(only, locale) : nothing}
    ${apiMonth(estimate, locale)} ${hostedMonth(estimate, locale)} ${useful(estimate, locale)}
  `;
}

function interaction(
  { lines, apiPerInteraction }: WorkloadEstimate,
  locale: string,
): TemplateResult | typeof nothing {
  if (apiPerInteraction === null) return nothing;
  return sum(
    'API, one request',
    lines.map((line) => [`${line.label}${basis(line, locale)}`, exactly(line.usd)]),
    apiPerInteraction,
    locale,
  );
}

/** `1,200 × $3 / 1M`. */
function basis({ quantity }: CostLine, locale: string): string {
  if (quantity === undefined) return '';
  const { value, unit, usdPerUnit } = quantity;
  return unit === 'tokens'
    ? `: ${formatTokens(value, locale)} × ${formatUsd(usdPerUnit * 1e6, locale)} per 1M`
    : `: ${formatTokens(value, locale)} ${unit} × ${formatUsd(usdPerUnit, locale)}`;
}

function apiMonth({ workloads, api }: Estimate, locale: string): TemplateResult {
  const { engineering, fullyLoaded } = api;
  const people: Row[] = engineering.base > 0 ? [['People on the API side', engineering]] : [];
  const rows = workloads.map(({ label, apiMonthly }): Row => [label, apiMonthly]);
  const title = `API, a month${api.incomplete ? ', at least' : ''}`;
  return sum(title, [...rows, ...people], fullyLoaded, locale);
}

function hostedMonth({ selfHosted }: Estimate, locale: string): TemplateResult {
  const rows = selfHosted.lines.map(({ label, range }): Row => [label, range]);
  return sum('Self-hosted, a month', rows, selfHosted.monthly, locale);
}

/** What an interaction costs, and one that does its job. */
function useful({ usefulOutput, workloads }: Estimate, locale: string): TemplateResult | typeof nothing {
  const { apiUsd, selfHostedUsd, apiSuccessRate, selfHostedSuccessRate } = usefulOutput;
  if (apiUsd === null || selfHostedUsd === null) return nothing;
  const isPriced = workloads.some(({ apiMonthly }) => apiMonthly !== null);
  const api = (usd: number) => (isPriced ? formatUsd(usd, locale) : 'no price');
  const rows: readonly (readonly [string, string, string])[] = [
    ['Any', api(apiUsd * apiSuccessRate), formatUsd(selfHostedUsd * selfHostedSuccessRate, locale)],
    ['Of these succeed', formatPercent(apiSuccessRate, locale), formatPercent(selfHostedSuccessRate, locale)],
    ['One that succeeds', api(apiUsd), formatUsd(selfHostedUsd, locale)],
  ];
  return html`<table id="useful-output">
    <caption>An interaction, with all costs of the month</caption>
    <thead>
      <tr><td></td><th scope="col" class="number">API</th><th scope="col" class="number">Self-hosted</th></tr>
    </thead>
    <tbody>
      ${rows.map(
        ([label, onApi, hosted]) => html`<tr>
          <th scope="row">${label}</th>
          <td class="number">${onApi}</td>
          <td class="number">${hosted}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

type Row = readonly [label: string, usd: Range | null];

function sum(title: string, rows: readonly Row[], total: Range, locale: string): TemplateResult {
  return html`<table>
    <caption>${title}</caption>
    <tbody>
      ${rows.map(
        ([label, usd]) => html`<tr>
          <th scope="row">${label}</th>
          <td class="number">${usd === null ? 'no price' : formatEstimate(usd, formatUsd, locale)}</td>
        </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr><th scope="row">Total</th><td class="number">${formatEstimate(total, formatUsd, locale)}</td></tr>
    </tfoot>
  </table>`;
}
