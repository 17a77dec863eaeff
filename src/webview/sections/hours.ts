/** Load of the paid fleet by the hour of the day, with the load that sizing aims at. */

import { scaleLinear } from 'd3-scale';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { formatPercent } from '../../core/money/format';
import { type HourOfDay, hoursOfDay } from '../hoursOfDay';
import type { Page } from '../page';
import { axes, MARGIN, type Plot } from './plot';

const HEIGHT = 150;
const LABELLED = [0, 6, 12, 18];

export function hours({ width, state }: Page, hourly: readonly number[]): TemplateResult {
  const { locale } = state.snapshot;
  const day = hoursOfDay(hourly);
  const target = state.scenario.hosting.targetUtilization;
  return html`<figure class="chart" id="hours-chart">
    <figcaption><h2>Load by the hour of the day</h2></figcaption>
    ${drawing(day, target, width, locale)}
    <p class="legend">
      <span><span class="box box-hosted" aria-hidden="true"></span>mean of the week</span>
      <span><span class="box box-low" aria-hidden="true"></span>busiest day</span>
      <span><span class="rule" aria-hidden="true"></span>utilization target, ${formatPercent(target, locale)}</span>
    </p>
    <details>
      <summary>As a table</summary>
      ${table(day, locale)}
    </details>
  </figure>`;
}

function drawing(day: readonly HourOfDay[], target: number, width: number, locale: string): TemplateResult {
  const plot = plotOf(day, target, width);
  const { x, y, bottom, right } = plot;
  const bar = x(1) - x(0) - 1;
  const busiest = day.reduce((most, each) => (each.most > most.most ? each : most));
  const rect = (name: string, hour: number, share: number) =>
    svg`<rect class=${name} x=${x(hour)} y=${y(share)} width=${bar} height=${Math.max(0, bottom - y(share))}></rect>`;
  return html`<svg
    role="img"
    aria-label="The busiest hour begins at ${clock(busiest.hour)}, at ${formatPercent(busiest.most, locale)}"
    width=${width}
    height=${HEIGHT}
  >
    ${axes(plot, 'hour of the day', clock, locale, (share) => formatPercent(share, locale))}
    ${day.map(({ hour, mean, most }) => svg`${rect('bar-hosted', hour, mean)}${most > mean ? rect('bar-low', hour, most) : nothing}`)}
    <line class="target" x1=${MARGIN.left} x2=${right} y1=${y(target)} y2=${y(target)}></line>
  </svg>`;
}

function plotOf(day: readonly HourOfDay[], target: number, width: number): Plot {
  const right = width - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const y = scaleLinear()
    .domain([0, Math.max(target, ...day.map(({ most }) => most))])
    .range([bottom, MARGIN.top])
    .nice();
  const x = scaleLinear().domain([0, day.length]).range([MARGIN.left, right]);
  return { x, y, right, bottom, xTicks: LABELLED, yTicks: y.ticks(4) };
}

/** `06:00`. */
function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function table(day: readonly HourOfDay[], locale: string): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">From</th>
        <th scope="col" class="number">Mean of the week</th>
        <th scope="col" class="number">Busiest day</th>
      </tr>
    </thead>
    <tbody>
      ${day.map(
        ({ hour, mean, most }) => html`<tr>
          <th scope="row">${clock(hour)}</th>
          <td class="number">${formatPercent(mean, locale)}</td>
          <td class="number">${formatPercent(most, locale)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
