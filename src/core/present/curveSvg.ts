/** Cost against volume as a picture for a page without scripts: the API's line, the fleet's staircase, break-even and today. */

import type { CurvePoint, Estimate } from '../cost/estimate';
import { formatTokens, formatUsd, formatUsdShort } from '../money/format';
import { escapeHtml } from './html';

const WIDTH = 720;
const HEIGHT = 280;
const LEFT = 60;
const RIGHT = WIDTH - 16;
const TOP = 28;
const BOTTOM = HEIGHT - 44;

type Scale = (value: number) => number;

/** Empty where there is no curve, as when the open model does not fit. */
export function curveSvg(estimate: Estimate): string {
  const curve = estimate.curve.filter(({ tokensPerMonth }) => tokensPerMonth > 0);
  const volumes = curve.map(({ tokensPerMonth }) => tokensPerMonth);
  const costs = curve
    .flatMap(({ apiUsd, selfHostedUsd }) => [apiUsd, selfHostedUsd])
    .filter((usd) => usd > 0);
  if (curve.length < 2 || costs.length === 0) return '';
  const [from, to] = extent(volumes);
  const [least, most] = decades(extent(costs));
  const x = logScale([from, to], [LEFT, RIGHT]);
  const y = logScale([least, most], [BOTTOM, TOP]);
  const text = description(estimate);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeHtml(text)}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<title>${escapeHtml(text)}</title>`,
    ...powersOfTen([least, most]).map((usd) => costTick(usd, y)),
    ...powersOfTen([from, to]).map((tokens) => volumeTick(tokens, x)),
    `<text class="small" x="${RIGHT}" y="${BOTTOM + 36}" text-anchor="end">tokens a month</text>`,
    path('hosted', curve, ({ selfHostedUsd }) => selfHostedUsd, x, y),
    path('api', curve, ({ apiUsd }) => apiUsd, x, y),
    ...marks(estimate, [from, to], x),
    '</svg>',
  ].join('\n');
}

/** Both axes are logarithmic: volumes and costs span several powers of ten. A cost of nothing is drawn on the floor. */
function logScale([from, to]: Extent, [start, end]: Extent): Scale {
  const span = Math.log(to / from);
  return (value) =>
    span === 0 ? start : start + ((end - start) * Math.log(Math.max(value, from) / from)) / span;
}

type Extent = readonly [number, number];

function extent(values: readonly number[]): Extent {
  return [Math.min(...values), Math.max(...values)];
}

/** Outward to whole powers of ten, and at least one of them wide. */
function decades([least, most]: Extent): Extent {
  const floor = 10 ** Math.floor(Math.log10(least));
  return [floor, Math.max(10 ** Math.ceil(Math.log10(most)), floor * 10)];
}

function powersOfTen([from, to]: Extent): number[] {
  const first = Math.ceil(Math.log10(from) - 1e-9);
  const last = Math.floor(Math.log10(to) + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => 10 ** (first + index));
}

function costTick(usd: number, y: Scale): string {
  const at = rounded(y(usd));
  return `<path class="grid" d="M${LEFT} ${at}H${RIGHT}"/><text class="small" x="${LEFT - 8}" y="${at + 4}" text-anchor="end">${escapeHtml(formatUsdShort(usd))}</text>`;
}

function volumeTick(tokens: number, x: Scale): string {
  const at = rounded(x(tokens));
  return `<path class="grid" d="M${at} ${BOTTOM}v5"/><text class="small" x="${at}" y="${BOTTOM + 20}" text-anchor="middle">${escapeHtml(formatTokens(tokens))}</text>`;
}

function path(
  side: 'api' | 'hosted',
  curve: readonly CurvePoint[],
  usd: (point: CurvePoint) => number,
  x: Scale,
  y: Scale,
): string {
  const points = curve.map((point) => `${rounded(x(point.tokensPerMonth))} ${rounded(y(usd(point)))}`);
  return `<path class="curve ${side}" d="M${points.join('L')}"/>`;
}

/** Today and the lasting break-even, else the first, where the picture reaches them. */
function marks({ breakEven, selfHosted }: Estimate, [from, to]: Extent, x: Scale): string[] {
  const today = selfHosted.utilization * selfHosted.capacityTokensPerMonth;
  const crossing = breakEven.durableTokensPerMonth ?? breakEven.firstTokensPerMonth;
  const mark = (tokens: number | null, words: string, y: number) => {
    if (tokens === null || !(tokens >= from && tokens <= to)) return [];
    const at = rounded(x(tokens));
    const isLeft = at < (LEFT + RIGHT) / 2;
    return [
      `<path class="mark" d="M${at} ${TOP}V${BOTTOM}"/><text class="small" x="${at + (isLeft ? 5 : -5)}" y="${y}" text-anchor="${isLeft ? 'start' : 'end'}">${escapeHtml(words)}</text>`,
    ];
  };
  return [
    ...mark(today, 'you are here', TOP - 14),
    ...mark(crossing, `break-even ${formatTokens(crossing ?? 0)}`, TOP - 1),
  ];
}

function description({ api, selfHosted, breakEven }: Estimate): string {
  const crossing = breakEven.durableTokensPerMonth ?? breakEven.firstTokensPerMonth;
  const end =
    crossing === null ? 'They do not cross.' : `Break-even at ${formatTokens(crossing)} tokens a month.`;
  return `Cost against volume. Today the API costs ${formatUsd(api.monthly.base)} and self-hosting ${formatUsd(selfHosted.monthly.base)} a month. ${end}`;
}

/** Tenths of a pixel. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
