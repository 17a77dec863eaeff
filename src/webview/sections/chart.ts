/** Cost against volume: the API's line, the fleet's staircase, where they cross, and where you are. */

import { scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { CurvePoint, Estimate } from '../../core/cost/estimate';
import { formatTokens, formatUsd } from '../../core/money/format';
import type { Page } from '../page';
import { axes, MARGIN, type Plot, thinned } from './plot';

const HEIGHT = 230;

/** Rows of the table beside the chart. */
const TABLE_ROWS = 10;

export function chart(page: Page, estimate: Estimate): TemplateResult | typeof nothing {
  const curve = estimate.curve.filter(({ tokensPerMonth }) => tokensPerMonth > 0);
  if (curve.length < 2) return nothing;
  const { locale } = page.state.snapshot;
  const place = placeOf(curve, page.width);
  return html`<figure class="chart" id="volume-chart">
    <figcaption><h2>Cost against volume, a month</h2></figcaption>
    <svg role="img" aria-labelledby="chart-title chart-text" width=${page.width} height=${HEIGHT}>
      <title id="chart-title">Cost against volume</title>
      <desc id="chart-text">${description(estimate, locale)}</desc>
      ${axes(place, 'tokens a month', (tokens) => formatTokens(tokens, locale), locale)} ${curves(place, curve)} ${crossing(place, estimate, locale)} ${here(place, curve, estimate)}
    </svg>
    <p class="legend">
      <span class="side-api"><span class="swatch" aria-hidden="true"></span>API</span>
      <span class="side-hosted"><span class="swatch" aria-hidden="true"></span>Self-hosted</span>
      <span><span class="dot" aria-hidden="true"></span>you are here</span>
    </p>
    <details>
      <summary>As a table</summary>
      ${table(curve, estimate, locale)}
    </details>
  </figure>`;
}

/** Both axes are logarithmic: volumes and costs span several powers of ten. */
function placeOf(curve: readonly CurvePoint[], width: number): Plot {
  const costs = curve
    .flatMap(({ apiUsd, selfHostedUsd }) => [apiUsd, selfHostedUsd])
    .filter((usd) => usd > 0);
  const right = width - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const x = scaleLog()
    .domain([curve[0]?.tokensPerMonth ?? 1, curve.at(-1)?.tokensPerMonth ?? 10])
    .range([MARGIN.left, right]);
  const least = costs.length === 0 ? 1 : Math.min(...costs);
  const most = costs.length === 0 ? 10 : Math.max(...costs);
  const y = scaleLog()
    .domain([least, Math.max(most, least * 10)])
    .range([bottom, MARGIN.top])
    .nice();
  // A cost of nothing has no place on a logarithmic axis and is drawn on its floor.
  const floor = y.domain()[0] ?? 1;
  return {
    x,
    y: (usd) => y(Math.max(usd, floor)),
    right,
    bottom,
    xTicks: fewTicks(x.ticks(), width / 90),
    yTicks: fewTicks(y.ticks(), 6),
  };
}

/** Powers of ten where there are enough of them, thinned until they do not collide. */
function fewTicks(ticks: readonly number[], most: number): readonly number[] {
  const powers = ticks.filter((tick) => Number.isInteger(Number(Math.log10(tick).toFixed(9))));
  const chosen = powers.length >= 2 ? powers : ticks;
  return thinned(chosen, most);
}

function curves({ x, y }: Plot, curve: readonly CurvePoint[]): TemplateResult {
  const path = (usd: (point: CurvePoint) => number) =>
    line<CurvePoint>(
      ({ tokensPerMonth }) => x(tokensPerMonth),
      (point) => y(usd(point)),
    )([...curve]) ?? '';
  return svg`<g class="curves" aria-hidden="true">
    <path class="curve-hosted" d=${path(({ selfHostedUsd }) => selfHostedUsd)}></path>
    <path class="curve-api" d=${path(({ apiUsd }) => apiUsd)}></path>
  </g>`;
}

/** The lasting break-even, else the first. */
function crossing(place: Plot, { breakEven }: Estimate, locale: string): TemplateResult | typeof nothing {
  const at = breakEven.durableTokensPerMonth ?? breakEven.firstTokensPerMonth;
  if (at === null) return nothing;
  const x = place.x(at);
  if (x < MARGIN.left || x > place.right) return nothing;
  const isLeft = x < (MARGIN.left + place.right) / 2;
  return svg`<g class="crossing" aria-hidden="true">
    <line x1=${x} x2=${x} y1=${MARGIN.top} y2=${place.bottom}></line>
    <text x=${x + (isLeft ? 4 : -4)} y=${MARGIN.top - 8} text-anchor=${isLeft ? 'start' : 'end'}>break-even ${formatTokens(at, locale)}</text>
  </g>`;
}

function here(
  place: Plot,
  curve: readonly CurvePoint[],
  estimate: Estimate,
): TemplateResult | typeof nothing {
  const today = pointOfToday(curve, estimate);
  if (today === undefined) return nothing;
  const x = place.x(today.tokensPerMonth);
  return svg`<g class="here" aria-hidden="true">
    <line x1=${x} x2=${x} y1=${MARGIN.top} y2=${place.bottom}></line>
    <circle class="side-api" cx=${x} cy=${place.y(today.apiUsd)} r="4"></circle>
    <circle class="side-hosted" cx=${x} cy=${place.y(today.selfHostedUsd)} r="4"></circle>
  </g>`;
}

function pointOfToday(curve: readonly CurvePoint[], { selfHosted }: Estimate): CurvePoint | undefined {
  const today = selfHosted.utilization * selfHosted.capacityTokensPerMonth;
  return curve.find(({ tokensPerMonth }) => Math.abs(tokensPerMonth / today - 1) < 1e-6);
}

function description({ api, selfHosted, breakEven }: Estimate, locale: string): string {
  const at = breakEven.durableTokensPerMonth ?? breakEven.firstTokensPerMonth;
  const sides = `At today's volume the API costs ${formatUsd(api.fullyLoaded.base, locale)} and self-hosting ${formatUsd(selfHosted.monthly.base, locale)} a month.`;
  return at === null
    ? `${sides} They do not cross for good.`
    : `${sides} Break-even at ${formatTokens(at, locale)} tokens a month.`;
}

function table(curve: readonly CurvePoint[], estimate: Estimate, locale: string): TemplateResult {
  const today = pointOfToday(curve, estimate);
  const every = Math.max(1, Math.floor(curve.length / TABLE_ROWS));
  const rows = curve.filter(
    (point, index) => index % every === 0 || point === today || index === curve.length - 1,
  );
  return html`<table>
    <caption>${description(estimate, locale)}</caption>
    <thead>
      <tr>
        <th scope="col" class="number">Tokens a month</th>
        <th scope="col" class="number">API</th>
        <th scope="col" class="number">Self-hosted</th>
        <th scope="col" class="number">Replicas</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (point) => html`<tr class=${point === today ? 'today' : ''}>
          <td class="number">${formatTokens(point.tokensPerMonth, locale)}${point === today ? ' (you)' : ''}</td>
          <td class="number">${formatUsd(point.apiUsd, locale)}</td>
          <td class="number">${formatUsd(point.selfHostedUsd, locale)}</td>
          <td class="number">${point.replicas}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
