/** Which input moves the answer most: what self-hosting saves with one input at its ends and the others at their base. */

import { scaleLinear } from 'd3-scale';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Estimate } from '../../core/cost/estimate';
import { UNCERTAIN_INPUT_NAMES } from '../../core/cost/uncertainInputs';
import type { TornadoBar, Uncertainty } from '../../core/cost/uncertainty';
import { formatUsd, formatUsdShort } from '../../core/money/format';
import type { Page } from '../page';
import { thinned } from './plot';

const ROW = 32;
const EDGE = 14;
const AXIS = 22;

export function tornado(
  { width, state }: Page,
  estimate: Estimate,
  { tornado: bars }: Uncertainty,
): TemplateResult | typeof nothing {
  if (bars.length === 0) return nothing;
  const { locale } = state.snapshot;
  const base = savedAtBase(estimate);
  return html`<figure class="chart" id="tornado-chart">
    <figcaption><h2>What moves the answer: saved a month by self-hosting</h2></figcaption>
    ${drawing(bars, base, width, locale)}
    <p class="legend">
      <span><span class="box box-low" aria-hidden="true"></span>with the input at its low end</span>
      <span><span class="box box-high" aria-hidden="true"></span>at its high end</span>
      ${
        isZeroSeen(bars, base)
          ? html`<span><span class="rule" aria-hidden="true"></span>both sides cost the same</span>`
          : nothing
      }
    </p>
    <details>
      <summary>As a table</summary>
      ${table(bars, base, locale)}
    </details>
  </figure>`;
}

/** Some end of an input turns the answer round. */
function isZeroSeen(bars: readonly TornadoBar[], base: number): boolean {
  const ends = [base, ...bars.flatMap(({ low, high }) => [low, high])];
  return Math.min(...ends) <= 0 && Math.max(...ends) >= 0;
}

/** Less than nothing where self-hosting costs more. */
function savedAtBase({ api, selfHosted }: Estimate): number {
  return api.fullyLoaded.base - selfHosted.monthly.base;
}

function drawing(bars: readonly TornadoBar[], base: number, width: number, locale: string): TemplateResult {
  const ends = bars.flatMap(({ low, high }) => [low, high]);
  const x = scaleLinear()
    .domain([Math.min(base, ...ends), Math.max(base, ...ends)])
    .range([EDGE, width - EDGE])
    .nice();
  const bottom = bars.length * ROW;
  const hasZero = isZeroSeen(bars, base);
  const [widest] = bars;
  const most = widest === undefined ? '' : UNCERTAIN_INPUT_NAMES[widest.input];
  const ticks = thinned(x.ticks(4), Math.max(2, width / 90));
  return html`<svg role="img" aria-label="The answer moves most with ${most}" width=${width} height=${bottom + AXIS}>
    ${ticks.map(
      (tick) =>
        svg`<text x=${x(tick)} y=${bottom + 15} text-anchor="middle">${formatUsdShort(tick, locale)}</text>`,
    )}
    ${bars.map(({ input, low, high }, row) => {
      const top = row * ROW;
      return svg`<text class="name" x=${EDGE} y=${top + 12}>${UNCERTAIN_INPUT_NAMES[input]}</text>
        ${ticks.map((tick) => upright('grid', x(tick), top))}
        ${part('bar-low', x(base), x(low), top)}${part('bar-high', x(base), x(high), top)}
        ${hasZero ? upright('zero', x(0), top) : nothing}${upright('median', x(base), top)}`;
    })}
  </svg>`;
}

/** Beside its bar only, so that no line runs through a name. */
function upright(name: string, x: number, top: number): TemplateResult {
  return svg`<line class=${name} x1=${x} x2=${x} y1=${top + 15} y2=${top + 29}></line>`;
}

function part(name: string, from: number, to: number, top: number): TemplateResult {
  return svg`<rect class=${name} x=${Math.min(from, to)} y=${top + 17} height="10" width=${Math.abs(to - from)}></rect>`;
}

function table(bars: readonly TornadoBar[], base: number, locale: string): TemplateResult {
  return html`<table>
    <caption>Saved a month by self-hosting; ${formatUsd(base, locale)} with every input at its base</caption>
    <thead>
      <tr>
        <th scope="col">Input</th>
        <th scope="col" class="number">At its low end</th>
        <th scope="col" class="number">At its high end</th>
      </tr>
    </thead>
    <tbody>
      ${bars.map(
        ({ input, low, high }) => html`<tr>
          <th scope="row">${UNCERTAIN_INPUT_NAMES[input]}</th>
          <td class="number">${formatUsd(low, locale)}</td>
          <td class="number">${formatUsd(high, locale)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
