/** The cheapest split between both sides: which calls to host, what the rest costs, and what either side alone would. */

import { html, type TemplateResult } from 'lit';
import type { Estimate, WorkloadEstimate } from '../../core/cost/estimate';
import type { Mix } from '../../core/cost/hybrid';
import { formatUsd } from '../../core/money/format';
import type { Page } from '../page';

export function split(page: Page, estimate: Estimate): TemplateResult {
  const { locale } = page.state.snapshot;
  const { hybrid, workloads } = estimate;
  if (workloads.length < 2) return html`<p class="quiet">One call alone cannot be split.</p>`;
  if (hybrid === null) return html`<p>No split between both sides is cheaper than the API alone.</p>`;
  return html`${comparison(estimate, hybrid, locale)}${parts(estimate, hybrid, locale)}`;
}

function comparison({ api, selfHosted }: Estimate, hybrid: Mix, locale: string): TemplateResult {
  const hosted = selfHosted.fits ? formatUsd(selfHosted.monthly.base, locale) : null;
  return html`<p id="split">
    ${formatUsd(hybrid.totalUsd, locale)} a month for the cheapest split;
    ${formatUsd(api.fullyLoaded.base, locale)} for all on the
    API${api.incomplete ? ', without calls that have no known price' : ''}${hosted === null ? '' : `, ${hosted} for all self-hosted`}.
    ${selfHosted.fits && selfHosted.monthly.base < hybrid.totalUsd ? 'Hosting all of them is cheaper still.' : ''}
  </p>`;
}

/** Its rows add up to the total of the split. */
function parts({ workloads, api }: Estimate, hybrid: Mix, locale: string): TemplateResult {
  const ids = new Set(hybrid.hosted);
  const hosted = workloads.filter(({ id }) => ids.has(id));
  const rest = workloads.filter(({ id }) => !ids.has(id));
  return html`<table id="split-parts">
    <caption>Which call goes where, a month</caption>
    <thead>
      <tr><th scope="col">Call</th><th scope="col">Where</th><th scope="col" class="number">Cost</th></tr>
    </thead>
    <tbody>
      ${row(hosted.map(({ label }) => label).join(', '), 'self-hosted', formatUsd(hybrid.hostedUsd, locale))}
      ${rest.map((workload) => row(workload.label, 'API', onApi(workload, locale)))}
      ${api.engineering.base > 0 ? row('People on the API side', 'API', formatUsd(api.engineering.base, locale)) : ''}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row" colspan="2">Total</th>
        <td class="number">${formatUsd(hybrid.totalUsd, locale)}</td>
      </tr>
    </tfoot>
  </table>`;
}

function onApi({ apiMonthly }: WorkloadEstimate, locale: string): string {
  return apiMonthly === null ? 'no price' : formatUsd(apiMonthly.base, locale);
}

function row(label: string, where: string, cost: string): TemplateResult {
  return html`<tr>
    <th scope="row">${label}</th>
    <td>${where}</td>
    <td class="number">${cost}</td>
  </tr>`;
}
