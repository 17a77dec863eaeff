/** Both months as ranges on one scale: a bar from P10 to P90 with a mark at the median. */

import { scaleLinear } from 'd3-scale';
import { html, svg, type TemplateResult } from 'lit';
import type { Percentiles, Uncertainty } from '../../core/cost/uncertainty';
import { formatUsd, formatUsdShort } from '../../core/money/format';
import type { Page } from '../page';
import { thinned } from './plot';

const ROW = 30;
const EDGE = 10;
const AXIS = 22;

/** An even bar still has to be seen. */
const LEAST_BAR = 3;

interface Side {
  readonly id: 'api' | 'hosted';
  readonly label: string;
  readonly usd: Percentiles;
}

export function spread({ width, state }: Page, { api, selfHosted }: Uncertainty): TemplateResult {
  const { locale } = state.snapshot;
  const sides: readonly Side[] = [
    { id: 'api', label: 'API', usd: api },
    { id: 'hosted', label: 'Self-hosted', usd: selfHosted },
  ];
  return html`<figure class="chart" id="spread-chart">
    <figcaption><h2>What the month may cost</h2></figcaption>
    ${drawing(sides, width, locale)}
    <details>
      <summary>As a table</summary>
      ${table(sides, locale)}
    </details>
  </figure>`;
}

function drawing(sides: readonly Side[], width: number, locale: string): TemplateResult {
  const most = Math.max(1e-6, ...sides.map(({ usd }) => usd.p90));
  const x = scaleLinear()
    .domain([0, most])
    .range([EDGE, width - EDGE])
    .nice();
  const bottom = sides.length * ROW;
  const ticks = thinned(x.ticks(4), Math.max(2, width / 80));
  const words = sides.map(
    ({ label, usd }) => `${label} ${formatUsd(usd.p10, locale)} to ${formatUsd(usd.p90, locale)}`,
  );
  return html`<svg role="img" aria-label="P10 to P90 of a month: ${words.join(', ')}" width=${width} height=${bottom + AXIS}>
    ${ticks.map(
      (tick) => svg`<line class="grid" x1=${x(tick)} x2=${x(tick)} y1="0" y2=${bottom}></line>
        <text x=${x(tick)} y=${bottom + 15} text-anchor=${anchor(x(tick), width)}>${formatUsdShort(tick, locale)}</text>`,
    )}
    ${sides.map(({ id, label, usd }, row) => {
      const top = row * ROW;
      return svg`<text class="name" x=${EDGE} y=${top + 12}>${label}</text>
        <rect class="bar-${id}" x=${x(usd.p10)} y=${top + 17} height="8" width=${Math.max(LEAST_BAR, x(usd.p90) - x(usd.p10))}></rect>
        <line class="median" x1=${x(usd.p50)} x2=${x(usd.p50)} y1=${top + 14} y2=${top + 28}></line>`;
    })}
  </svg>`;
}

/** Ticks at the edges stay within the drawing. */
function anchor(x: number, width: number): string {
  if (x <= EDGE) return 'start';
  return x >= width - EDGE ? 'end' : 'middle';
}

function table(sides: readonly Side[], locale: string): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">A month</th>
        <th scope="col" class="number">P10</th>
        <th scope="col" class="number">P50</th>
        <th scope="col" class="number">P90</th>
      </tr>
    </thead>
    <tbody>
      ${sides.map(
        ({ label, usd }) => html`<tr>
          <th scope="row">${label}</th>
          ${[usd.p10, usd.p50, usd.p90].map((value) => html`<td class="number">${formatUsd(value, locale)}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}
