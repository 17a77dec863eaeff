/** The dearest calls as bars, for a page without scripts. */

import { formatUsd } from '../money/format';
import { escapeHtml } from './html';

export interface Bar {
  readonly label: string;
  readonly usd: number;
}

const WIDTH = 720;
const ROW = 26;
const LABELS = 300;
/** Room for the figure behind the longest bar. */
const FIGURE = 90;
const MOST_BARS = 10;
/** Longer labels would run into their bars. */
const LONGEST_LABEL = 44;

/** Longest first; empty where nothing costs. */
export function barsSvg(bars: readonly Bar[]): string {
  const shown = bars
    .filter(({ usd }) => usd > 0)
    .sort((a, b) => b.usd - a.usd)
    .slice(0, MOST_BARS);
  const [first] = shown;
  if (first === undefined) return '';
  const height = shown.length * ROW + 8;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="The dearest calls by their month on the API; the table below has their figures" viewBox="0 0 ${WIDTH} ${height}">`,
    ...shown.map(({ label, usd }, index) => {
      const y = 4 + index * ROW;
      const width = Math.max(1, Math.round((WIDTH - LABELS - FIGURE) * (usd / first.usd)));
      const words = label.length > LONGEST_LABEL ? `…${label.slice(1 - LONGEST_LABEL)}` : label;
      return [
        `<text class="small" x="${LABELS - 8}" y="${y + 15}" text-anchor="end">${escapeHtml(words)}</text>`,
        `<rect class="bar" x="${LABELS}" y="${y}" width="${width}" height="${ROW - 6}" rx="2"/>`,
        `<text class="small" x="${LABELS + width + 6}" y="${y + 15}">${escapeHtml(formatUsd(usd))}</text>`,
      ].join('');
    }),
    '</svg>',
  ].join('\n');
}
