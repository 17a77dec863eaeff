/** One report of all calls, and its writers: what people read, what a spreadsheet reads, what scripts read. */

import { stringify } from 'csv-stringify/sync';
import { breakEvenSentence } from '../cost/breakEvenSentence';
import type { Estimate } from '../cost/estimate';
import { formatPercent, formatTokens, formatUsd } from '../money/format';
import type { EstimateContext } from '../project/breakeven';
import { type CostedItem, type NotCounted, totalOf } from '../project/documentEstimate';
import {
  assumptionValue,
  countText,
  modelName,
  notCountedText,
  pricesText,
  unpricedText,
  usdSpan,
} from './figures';
import { writeHtml } from './htmlReport';
import { escapeMarkdown, markdownTable } from './markdown';

export type ReportFormat = 'markdown' | 'csv' | 'json' | 'html';

export interface ReportRow {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly label: string;
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly requestsPerMonth: number;
  readonly apiUsdPerCall: number | null;
  readonly apiUsdPerMonth: number | null;
  readonly note: string;
}

export interface Report {
  /** The answer in a sentence or two. */
  readonly headline: string;
  readonly rows: readonly ReportRow[];
  readonly apiUsdPerMonth: number;
  /** True when a row has no figure: the total is then less than the truth. */
  readonly incomplete: boolean;
  readonly estimate: Estimate | null;
  readonly pricesAsOf: string;
  readonly pricesSource: string;
  /** Whose prices these are and, where that is long ago, how old. */
  readonly pricesNote: string;
  /** What someone has taken out of these figures, or could not be read; empty where nothing is. */
  readonly leftOutNote: string;
}

export function buildReport(
  items: readonly CostedItem[],
  estimate: Estimate | null,
  { catalog, now }: EstimateContext,
  notCounted: NotCounted,
): Report {
  const { apiUsdPerMonth, incomplete } = totalOf(items);
  return {
    headline: headline(items, estimate, notCounted),
    rows: items.map(reportRow),
    apiUsdPerMonth,
    incomplete,
    estimate,
    pricesAsOf: catalog.asOf,
    pricesSource: catalog.source,
    pricesNote: pricesText(catalog, now),
    leftOutNote: notCountedText(notCounted),
  };
}

function reportRow(item: CostedItem): ReportRow {
  return {
    path: item.path,
    line: item.range.start.line + 1,
    label: item.label,
    model: modelName(item),
    inputTokens: item.tokens.input.base,
    outputTokens: item.tokens.output.tokens.base,
    requestsPerMonth: item.requestsPerMonth.value,
    apiUsdPerCall: item.perCall?.base ?? null,
    apiUsdPerMonth: item.perMonth?.base ?? null,
    note: item.unpriced === null ? '' : unpricedText(item.unpriced),
  };
}

function headline(items: readonly CostedItem[], estimate: Estimate | null, notCounted: NotCounted): string {
  if (items.length === 0)
    return `No calls to an LLM and no prompt files were found in this workspace. ${notCountedText(notCounted)}`.trimEnd();
  const { apiUsdPerMonth, incomplete } = totalOf(items);
  const unpriced = items.filter((item) => item.perMonth === null).length;
  const missing = incomplete ? `, without ${unpriced} that have no known price` : '';
  if (items.every(({ perMonth }) => perMonth === null))
    return `${countText(items.length, 'call or prompt', 'calls and prompts')}, none with a known price.`;
  const api = `${countText(items.length, 'call or prompt', 'calls and prompts')}: about ${formatUsd(apiUsdPerMonth)} a month on the API${missing}`;
  if (estimate === null) return `${api}.`;
  const { selfHosted } = estimate;
  if (!selfHosted.fits) return `${api}. Self-hosted: ${selfHosted.fitProblem ?? 'does not fit'}.`;
  return `${api}, about ${formatUsd(selfHosted.monthly.base)} self-hosted. ${breakEvenSentence(estimate.breakEven)}`;
}

const WRITERS: Readonly<Record<ReportFormat, (report: Report) => string>> = {
  markdown: writeMarkdown,
  csv: writeCsv,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  html: writeHtml,
};

export function writeReport(report: Report, format: ReportFormat): string {
  return WRITERS[format](report);
}

function writeMarkdown(report: Report): string {
  const rows = report.rows.map((row) => [
    escapeMarkdown(`${row.path}:${row.line} ${row.label}`),
    escapeMarkdown(row.model),
    formatTokens(row.inputTokens),
    formatTokens(row.outputTokens),
    formatTokens(row.requestsPerMonth),
    row.apiUsdPerMonth === null ? escapeMarkdown(row.note) : formatUsd(row.apiUsdPerMonth),
  ]);
  const total = [
    '**Total**',
    '',
    '',
    '',
    '',
    `**${report.incomplete ? 'at least ' : ''}${formatUsd(report.apiUsdPerMonth)}**`,
  ];
  const titles = ['Call', 'Model', 'Input', 'Output', 'Requests a month', 'API a month'];
  return [
    '# What the LLM calls of this workspace cost a month',
    escapeMarkdown(report.headline),
    markdownTable(titles, [...rows, total]),
    ...(report.estimate === null ? [] : hostedSections(report.estimate)),
    ...[report.leftOutNote, report.pricesNote].filter((note) => note !== '').map(escapeMarkdown),
  ].join('\n\n');
}

function hostedSections({ selfHosted, verdict, assumptions }: Estimate): string[] {
  const lines = selfHosted.lines.map((line) => [
    escapeMarkdown(line.label),
    formatUsd(line.monthly),
    usdSpan(line.range),
  ]);
  const total = ['**Total**', `**${formatUsd(selfHosted.monthly.base)}**`, usdSpan(selfHosted.monthly)];
  const reasons = verdict.reasons.map((reason) => `- ${escapeMarkdown(reason.text)}`).join('\n');
  const assumed = assumptions.map((item) => [
    escapeMarkdown(item.label),
    escapeMarkdown(`${assumptionValue(item.value)} ${item.unit}`),
    escapeMarkdown(item.source),
  ]);
  return [
    `## Self-hosted: ${selfHosted.gpus} GPUs, ${formatPercent(selfHosted.utilization)} used`,
    markdownTable(['', 'A month', 'Range'], [...lines, total]),
    `## Verdict: ${verdict.choice}`,
    reasons,
    '## Assumptions',
    markdownTable(['', 'Value', 'Source'], assumed),
  ];
}

/** A leading `=`, `+`, `-` or `@` would be run as a formula by a spreadsheet, so it is escaped. */
function writeCsv({ rows }: Report): string {
  return stringify([...rows], {
    header: true,
    columns: [...CSV_COLUMNS],
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

const CSV_COLUMNS = [
  'path',
  'line',
  'label',
  'model',
  'inputTokens',
  'outputTokens',
  'requestsPerMonth',
  'apiUsdPerCall',
  'apiUsdPerMonth',
  'note',
] as const satisfies readonly (keyof ReportRow)[];
