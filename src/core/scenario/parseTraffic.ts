/**
 * Requests by the hour from a table of text, as a monitoring system exports it: a column of times and one of counts,
 * separated by comma, semicolon or tab. Times are dates with hours (`2026-03-02T14:00`, read as they stand, whatever
 * their zone), hours of the week (0 to 167, Monday 00:00 first), or hours of the day (0 to 23, for every day alike).
 */

import { HOURS_PER_WEEK } from '../cost/trafficProfiles';

const HOURS_PER_DAY = 24;
const MS_PER_HOUR = 3_600_000;
/** Five years by the minute; more is no table of a few weeks. */
const MAX_LINES = 3_000_000;

const TIME_COLUMNS = ['timestamp', 'time', 'datetime', 'date', 'hour'];
const COUNT_COLUMNS = ['count', 'requests', 'calls', 'interactions'];

export type ParsedTraffic =
  | { readonly hourlyCounts: readonly number[]; readonly problem: null }
  | { readonly hourlyCounts: null; readonly problem: string };

interface Row {
  /** 1-based. */
  readonly line: number;
  readonly time: string;
  readonly count: number;
}

/** Requests of each hour of the week, the mean of the weeks that the table covers, or what is wrong and in which line. */
export function parseTraffic(text: string): ParsedTraffic {
  const rows = rowsOf(text);
  if (typeof rows === 'string') return { hourlyCounts: null, problem: rows };
  const counts = rows.every(({ time }) => /^\d{1,3}$/.test(time)) ? byHourNumber(rows) : byTimestamp(rows);
  if (typeof counts === 'string') return { hourlyCounts: null, problem: counts };
  if (counts.every((count) => count === 0))
    return { hourlyCounts: null, problem: 'every count is 0: an empty week has no shape' };
  return { hourlyCounts: counts, problem: null };
}

function rowsOf(text: string): Row[] | string {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (lines.length > MAX_LINES) return `has more than ${MAX_LINES.toLocaleString('en-US')} lines`;
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [{ line, number: index + 1 }]));
  const [first] = filled;
  if (first === undefined) return 'is empty';
  const separator = [';', '\t'].find((candidate) => first.line.includes(candidate)) ?? ',';
  const columns = columnsOf(cellsOf(first.line, separator));
  if (typeof columns === 'string') return `line ${first.number}: ${columns}`;
  const rows: Row[] = [];
  for (const { line, number } of columns.hasHeader ? filled.slice(1) : filled) {
    const row = rowOf(cellsOf(line, separator), columns, number);
    if (typeof row === 'string') return `line ${number}: ${row}`;
    rows.push(row);
  }
  return rows.length === 0 ? 'has a header and no rows' : rows;
}

function cellsOf(line: string, separator: string): string[] {
  return line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

interface Columns {
  readonly time: number;
  readonly count: number;
  readonly hasHeader: boolean;
}

/** A first line without digits names the columns; else times come first and counts second. */
function columnsOf(cells: readonly string[]): Columns | string {
  if (cells.length < 2) return 'needs two columns, a time and a count';
  if (cells.some((cell) => /^\d/.test(cell) || /^-/.test(cell)))
    return { time: 0, count: 1, hasHeader: false };
  const names = cells.map((cell) => cell.toLowerCase());
  const time = names.findIndex((name) => TIME_COLUMNS.includes(name));
  const count = names.findIndex((name) => COUNT_COLUMNS.includes(name));
  if (time < 0) return `no column is called ${TIME_COLUMNS.join(', ')}`;
  if (count < 0) return `no column is called ${COUNT_COLUMNS.join(', ')}`;
  return { time, count, hasHeader: true };
}

function rowOf(cells: readonly string[], columns: Columns, line: number): Row | string {
  const time = cells[columns.time] ?? '';
  const text = cells[columns.count] ?? '';
  if (time === '') return 'has no time';
  if (text === '') return 'has no count';
  if (!/^[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) return `"${text}" is not a count`;
  const count = Number(text);
  if (count < 0) return `a count of ${text} is negative`;
  return count <= 1e15 ? { line, time, count } : `a count of ${text} is too large`;
}

/** 24 hours are those of every day, 168 those of a week; each has to be there once. */
function byHourNumber(rows: readonly Row[]): number[] | string {
  const highest = Math.max(...rows.map(({ time }) => Number(time)));
  const hours = highest < HOURS_PER_DAY ? HOURS_PER_DAY : HOURS_PER_WEEK;
  const counts = new Map<number, number>();
  for (const { line, time, count } of rows) {
    const hour = Number(time);
    if (hour >= HOURS_PER_WEEK) return `line ${line}: hour ${time} is not one of a week, 0 to 167`;
    if (counts.has(hour)) return `line ${line}: hour ${time} is there twice`;
    counts.set(hour, count);
  }
  const missing = Array.from({ length: hours }, (_, hour) => hour).filter((hour) => !counts.has(hour));
  if (missing.length > 0)
    return `hour ${missing[0]} is missing${more(missing.length)}; write hours without requests as 0`;
  return Array.from({ length: HOURS_PER_WEEK }, (_, hour) => counts.get(hour % hours) ?? 0);
}

function more(missing: number): string {
  return missing === 1 ? '' : ` and ${missing - 1} more`;
}

/** Rows of one hour are added up, weeks are averaged; every hour from the first to the last has to be there. */
function byTimestamp(rows: readonly Row[]): number[] | string {
  const counts = new Map<number, number>();
  for (const { line, time, count } of rows) {
    const hour = hourOf(time);
    if (hour === null)
      return `line ${line}: "${time}" is not a time such as 2026-03-02T14:00, nor an hour from 0 to 167`;
    counts.set(hour, (counts.get(hour) ?? 0) + count);
  }
  const hours = [...counts.keys()].sort((a, b) => a - b);
  const gap = gapOf(hours);
  if (gap !== null) return gap;
  if (hours.length < HOURS_PER_WEEK) return `covers ${hours.length} hours, but a week has ${HOURS_PER_WEEK}`;
  return meanWeek(counts);
}

/** Whole hours since 1970 on the clock of the text; null when it is no time or no such day exists. */
function hourOf(time: string): number | null {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d)(?::\d\d(?::\d\d(?:[.,]\d+)?)?)?\s*(?:Z|UTC|[+-]\d\d:?\d\d)?$/i.exec(
      time,
    );
  if (match === null) return null;
  const [year, month, day, hour] = match.slice(1, 5).map(Number) as [number, number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23) return null;
  return date.getTime() / MS_PER_HOUR + hour;
}

function gapOf(hours: readonly number[]): string | null {
  for (const [index, hour] of hours.entries()) {
    const before = hours[index - 1];
    if (before === undefined || hour === before + 1) continue;
    const missing = hour - before - 1;
    const from = new Date((before + 1) * MS_PER_HOUR).toISOString().slice(0, 16);
    return `${missing === 1 ? '1 hour is' : `${missing} hours are`} missing from ${from}; write hours without requests as 0`;
  }
  return null;
}

function meanWeek(counts: ReadonlyMap<number, number>): number[] {
  const sums = new Array<number>(HOURS_PER_WEEK).fill(0);
  const times = new Array<number>(HOURS_PER_WEEK).fill(0);
  for (const [hour, count] of counts) {
    const at = hourOfWeek(hour);
    sums[at] = (sums[at] ?? 0) + count;
    times[at] = (times[at] ?? 0) + 1;
  }
  return sums.map((sum, at) => sum / Math.max(1, times[at] ?? 1));
}

/** 1 January 1970 was a Thursday, three days after a Monday. */
function hourOfWeek(hour: number): number {
  return (((hour + 3 * HOURS_PER_DAY) % HOURS_PER_WEEK) + HOURS_PER_WEEK) % HOURS_PER_WEEK;
}
