/** What the charts share: room for axes, and the axes themselves. */

import { svg, type TemplateResult } from 'lit';
import { formatUsdShort } from '../../core/money/format';

export const MARGIN = { top: 22, right: 12, bottom: 34, left: 48 };

/** Where values go, in pixels of the drawing. */
export interface Plot {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly right: number;
  readonly bottom: number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

/** Every nth of them, so that no more are left than there is room for. */
export function thinned(ticks: readonly number[], most: number): readonly number[] {
  const every = Math.max(1, Math.ceil(ticks.length / most));
  return ticks.filter((_, index) => index % every === 0);
}

/** Lines at the ticks of the vertical axis, in USD unless told otherwise, and marks at those of the horizontal one. */
export function axes(
  { x, y, right, bottom, xTicks, yTicks }: Plot,
  xTitle: string,
  xText: (value: number) => string,
  locale: string,
  yText: (value: number) => string = (usd) => formatUsdShort(usd, locale),
): TemplateResult {
  return svg`<g class="axes" aria-hidden="true">
    ${yTicks.map(
      (tick) => svg`<line class="grid" x1=${MARGIN.left} x2=${right} y1=${y(tick)} y2=${y(tick)}></line>
        <text x=${MARGIN.left - 6} y=${y(tick)} text-anchor="end" dominant-baseline="middle">${yText(tick)}</text>`,
    )}
    ${xTicks.map(
      (tick) => svg`<line class="tick" x1=${x(tick)} x2=${x(tick)} y1=${bottom} y2=${bottom + 4}></line>
        <text x=${x(tick)} y=${bottom + 16} text-anchor="middle">${xText(tick)}</text>`,
    )}
    <line class="axis" x1=${MARGIN.left} x2=${right} y1=${bottom} y2=${bottom}></line>
    <text x=${right} y=${bottom + 30} text-anchor="end">${xTitle}</text>
  </g>`;
}
