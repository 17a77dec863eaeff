/** The months ahead: what both sides have cost by the end of each, and when self-hosting has paid back. */

import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Estimate } from '../../core/cost/estimate';
import type { Horizon } from '../../core/cost/horizon';
import { horizonSentence } from '../../core/cost/sentences';
import { formatPercent, formatUsd } from '../../core/money/format';
import type { Page } from '../page';
import { axes, MARGIN, type Plot, thinned } from './plot';

const HEIGHT = 190;

export function horizon(page: Page, { horizon: ahead, selfHosted, api }: Estimate): TemplateResult {
  const { locale } = page.state.snapshot;
  if (ahead === null) return html`<p class="quiet">${selfHosted.fitProblem ?? ''}</p>`;
  const upfront =
    ahead.upfrontUsd > 0 ? ` ${formatUsd(ahead.upfrontUsd, locale)} are paid before the first month.` : '';
  const missing = api.incomplete ? ' A call without a known price is not in it.' : '';
  return html`<p id="horizon">After ${ahead.months} months: ${horizonSentence(ahead, locale)}${upfront}${missing}</p>
    <figure class="chart" id="horizon-chart">
      <figcaption><h2>Spent by the end of each month</h2></figcaption>
      ${drawing(ahead, page.width, locale)}
      <p class="legend">
        <span class="side-api"><span class="swatch" aria-hidden="true"></span>API</span>
        <span class="side-hosted"><span class="swatch" aria-hidden="true"></span>Self-hosted</span>
      </p>
      <details>
        <summary>As a table</summary>
        ${table(ahead, locale)}
      </details>
    </figure>
    <p class="quiet">
      API prices fall by ${formatPercent(ahead.apiPriceFallPerYear, locale)} a year, the volume stays, money is not
      discounted.
    </p>`;
}

function drawing(ahead: Horizon, width: number, locale: string): TemplateResult {
  const plot = plotOf(ahead, width);
  const path = (spent: readonly number[]) =>
    line<number>(
      (_, month) => plot.x(month + 1),
      (usd) => plot.y(usd),
    )([...spent]) ?? '';
  return html`<svg role="img" aria-label=${horizonSentence(ahead, locale)} width=${width} height=${HEIGHT}>
    ${axes(plot, 'months', String, locale)}
    <path class="curve-hosted" d=${path(ahead.selfHosted)}></path>
    <path class="curve-api" d=${path(ahead.api)}></path>
    ${payback(ahead, plot)}
  </svg>`;
}

function plotOf({ months, api, selfHosted }: Horizon, width: number): Plot {
  const right = width - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const y = scaleLinear()
    .domain([0, Math.max(1e-6, ...api, ...selfHosted)])
    .range([bottom, MARGIN.top])
    .nice();
  const x = scaleLinear().domain([1, months]).range([MARGIN.left, right]);
  const quarters = Array.from({ length: Math.floor(months / 3) }, (_, index) => (index + 1) * 3);
  return { x, y, right, bottom, xTicks: thinned(quarters, width / 45), yTicks: y.ticks(4) };
}

function payback({ paybackMonth, months }: Horizon, { x, bottom }: Plot): TemplateResult | typeof nothing {
  if (paybackMonth === null) return nothing;
  const at = x(paybackMonth);
  const isLeft = paybackMonth < months / 2;
  return svg`<g class="crossing" aria-hidden="true">
    <line x1=${at} x2=${at} y1=${MARGIN.top} y2=${bottom}></line>
    <text x=${at + (isLeft ? 4 : -4)} y=${MARGIN.top - 8} text-anchor=${isLeft ? 'start' : 'end'}>paid back in month ${paybackMonth}</text>
  </g>`;
}

function table(ahead: Horizon, locale: string): TemplateResult {
  const { api, selfHosted, paybackMonth } = ahead;
  return html`<table>
    <caption>${horizonSentence(ahead, locale)}</caption>
    <thead>
      <tr>
        <th scope="col" class="number">Month</th>
        <th scope="col" class="number">API</th>
        <th scope="col" class="number">Self-hosted</th>
      </tr>
    </thead>
    <tbody>
      ${api.map((usd, index) => {
        const month = index + 1;
        return html`<tr class=${month === paybackMonth ? 'today' : ''}>
          <td class="number">${month}${month === paybackMonth ? ' (paid back)' : ''}</td>
          <td class="number">${formatUsd(usd, locale)}</td>
          <td class="number">${formatUsd(selfHosted[index] ?? Number.NaN, locale)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
