/** The report as one page that stands alone: its style and pictures are in it, it runs no script and loads nothing. */

import type { Estimate } from '../cost/estimate';
import { formatPercent, formatTokens, formatUsd } from '../money/format';
import { barsSvg } from './barsSvg';
import { curveSvg } from './curveSvg';
import { assumptionValue, usdSpan } from './figures';
import { escapeHtml, htmlTable } from './html';
import type { Report, ReportRow } from './report';

const TITLE = 'What the LLM calls of this workspace cost a month';

const STYLE = `:root { color-scheme: light dark; --api: light-dark(#0a58ca, #6ea8fe); --hosted: light-dark(#13795b, #75d0b0); --dim: light-dark(#595f66, #a6adb4); --line: light-dark(#d5d9dd, #43484d); }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 960px; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; }
td:first-child { min-width: 12rem; }
.n { text-align: right; font-variant-numeric: tabular-nums; } .total td { font-weight: 600; }
svg { width: 100%; height: auto; } svg text { fill: currentColor; font: 13px system-ui, sans-serif; } svg .small { font-size: 12px; }
.grid { stroke: var(--line); } .curve { fill: none; stroke-width: 2.5; } .curve.api { stroke: var(--api); } .curve.hosted { stroke: var(--hosted); stroke-dasharray: 7 3; } .mark { stroke: currentColor; stroke-dasharray: 2 4; } .bar { fill: var(--api); }
.legend .api { color: var(--api); } .legend .hosted { color: var(--hosted); } footer { color: var(--dim); margin-top: 2rem; }`;

/** Should anything of the page be markup after all, the browser runs and loads nothing of it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

export function writeHtml(report: Report): string {
  return `${[
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(TITLE)}</title>`,
    `<style>\n${STYLE}\n</style>`,
    '</head>',
    '<body>',
    `<h1>${escapeHtml(TITLE)}</h1>`,
    `<p>${escapeHtml(report.headline)}</p>`,
    ...figure('The dearest calls', barsSvg(report.rows.map(barOf))),
    callTable(report),
    ...(report.estimate === null ? [] : hostedSections(report.estimate)),
    `<footer>${escapeHtml(`${report.leftOutNote} ${report.pricesNote}`.trimStart())}</footer>`,
    '</body>',
    '</html>',
  ].join('\n')}\n`;
}

function figure(title: string, svg: string, legend = ''): string[] {
  return svg === '' ? [] : [`<h2>${escapeHtml(title)}</h2>`, `<figure>\n${svg}\n${legend}</figure>`];
}

function barOf({ path, line, label, apiUsdPerMonth }: ReportRow) {
  return { label: `${path}:${line} ${label}`, usd: apiUsdPerMonth ?? 0 };
}

function callTable({ rows, incomplete, apiUsdPerMonth }: Report): string {
  const calls = rows.map((row) => [
    `${row.path}:${row.line} ${row.label}`,
    row.model,
    formatTokens(row.inputTokens),
    formatTokens(row.outputTokens),
    formatTokens(row.requestsPerMonth),
    row.apiUsdPerMonth === null ? row.note : formatUsd(row.apiUsdPerMonth),
  ]);
  const total = ['Total', '', '', '', '', `${incomplete ? 'at least ' : ''}${formatUsd(apiUsdPerMonth)}`];
  const titles = ['Call', 'Model', 'Input', 'Output', 'Requests a month', 'API a month'];
  return htmlTable(titles, [...calls, total], { hasTotal: true });
}

const LEGEND =
  '<figcaption class="legend"><span class="api">API</span>, <span class="hosted">self-hosted (dashed)</span>. Both axes are logarithmic.</figcaption>\n';

function hostedSections(estimate: Estimate): string[] {
  const { selfHosted, verdict, assumptions } = estimate;
  const lines = selfHosted.lines.map(({ label, monthly, range }) => [
    label,
    formatUsd(monthly),
    usdSpan(range),
  ]);
  const total = ['Total', formatUsd(selfHosted.monthly.base), usdSpan(selfHosted.monthly)];
  const assumed = assumptions.map(({ label, value, unit, source }) => [
    label,
    `${assumptionValue(value)} ${unit}`,
    source,
  ]);
  return [
    ...figure('Cost against volume, a month', curveSvg(estimate), LEGEND),
    `<h2>Self-hosted: ${selfHosted.gpus} GPUs, ${escapeHtml(formatPercent(selfHosted.utilization))} used</h2>`,
    htmlTable(['', 'A month', 'Range'], [...lines, total], { hasTotal: true }),
    `<h2>Verdict: ${escapeHtml(verdict.choice)}</h2>`,
    `<ul>\n${verdict.reasons.map(({ text }) => `<li>${escapeHtml(text)}</li>`).join('\n')}\n</ul>`,
    '<h2>Assumptions</h2>',
    htmlTable(['', 'Value', 'Source'], assumed, { wordColumns: 1 }),
  ];
}
