/** Idle GPUs are paid for: what a token costs at each load of the fleet. */

import { html, type TemplateResult } from 'lit';
import type { Estimate } from '../../core/cost/estimate';
import { formatPercent, formatRange, formatUsd } from '../../core/money/format';
import type { Page } from '../page';

export function utilization(page: Page, { selfHosted, api }: Estimate): TemplateResult {
  const { locale } = page.state.snapshot;
  return html`<table>
    <caption>
      USD per 1M tokens on your GPUs. The API takes ${formatUsd(api.blendedPerMillion, locale)}; your volume fills
      ${formatPercent(selfHosted.utilization, locale)}.
    </caption>
    <thead>
      <tr>
        <th scope="col" class="number">Load</th>
        <th scope="col" class="number">Per 1M</th>
        <th scope="col" class="number">Range</th>
        <th scope="col">Cheaper</th>
      </tr>
    </thead>
    <tbody>
      ${selfHosted.byUtilization.map(
        ({ utilization: load, perMillion, range }) => html`<tr>
          <td class="number">${formatPercent(load, locale)}</td>
          <td class="number">${formatUsd(perMillion, locale)}</td>
          <td class="number">${formatRange(range, formatUsd, locale)}</td>
          <td>${perMillion < api.blendedPerMillion ? 'self-hosted' : 'API'}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
