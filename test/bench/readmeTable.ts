/** The README's table of figures: a few rows of the last results, between two marks. */

import { type Row, ratio, rounded } from './measure';

interface Shown {
  readonly title: string;
  /** Of a row of the bench. */
  readonly row: string;
}

/** A row that was not measured is left out. */
const SHOWN: readonly Shown[] = [
  { title: 'Tokens of English prose', row: 'o200k_base, English prose again' },
  { title: 'Tokens of source code', row: 'o200k_base, source code again' },
  {
    title: 'A keystroke in 1 MB of prose, tokens exact',
    row: 'gpt-4o, a keystroke in 1 MB of English prose, median',
  },
  {
    title: 'A keystroke in 3,000 lines with 100 calls',
    row: 'a keystroke in 3000 lines with 100 calls, median',
  },
  { title: 'The panel at each input, 20 calls', row: 'the comparison, its chart and its verdict' },
  { title: 'Activation, time of the extension host', row: 'activation, time of the thread' },
  {
    title: 'From the start of the server to 20 lenses',
    row: 'the server alone: from its start to the first lenses',
  },
  { title: 'Scan of 1,000 files', row: 'scan of 1000 files' },
  { title: 'Scan of 10,000 files', row: 'scan of 10000 files' },
  { title: 'Twice the files: time', row: 'time of a scan, 10000 files to 20000' },
  { title: 'Scan of 50,000 files', row: 'scan of 50000 files' },
  { title: 'Memory of the server with 10,000 files', row: 'the server with 10000 files' },
  { title: 'Twice the files: memory', row: "the server's memory, 10000 files to 20000" },
  { title: 'All that ships, compressed', row: 'all bundles, vocabularies and grammars, compressed' },
];

const START = '<!-- figures of the bench: `npm run bench -- --readme` -->';
const END = '<!-- end of the figures -->';
const HEADER = '| | median | others in the same run | held to |\n| :-- | --: | :-- | :-- |';

export function readmeTable(
  rows: readonly Row[],
  { date, machine }: { readonly date: string; readonly machine: string },
): string {
  const lines = SHOWN.flatMap(({ title, row }) => {
    const found = rows.find(({ name }) => name === row);
    return found === undefined ? [] : [lineOf(title, found)];
  });
  return [HEADER, ...lines, '', `Measured on ${date}: ${machine}.`].join('\n');
}

/** @throws Error for a text without the marks. */
export function withTable(readme: string, table: string): string {
  const { before, after } = around(readme);
  return `${before}\n${table}\n${after}`;
}

/** What is wrong with the form of the text's table; empty when it is as {@link readmeTable} writes it, whatever its figures. */
export function tableProblems(readme: string): string[] {
  const { between } = around(readme);
  const [table = '', measured = ''] = between.trim().split('\n\n');
  const lines = table.split('\n');
  const titles = lines.slice(2).map((line) => line.split(' | ')[0]?.replace(/^\| /, '') ?? '');
  const order = titles.map((title) => SHOWN.findIndex((shown) => shown.title === title));
  return [
    ...(lines.slice(0, 2).join('\n') === HEADER ? [] : ['another header']),
    ...(titles.length > 0 && order.every((at, index) => at > (order[index - 1] ?? -1)) ? [] : ['other rows']),
    ...lines.slice(2).filter((line) => !LINE.test(line)),
    ...(/^Measured on \d{4}-\d\d-\d\d: \S.*\.$/.test(measured) ? [] : ['no date or no machine']),
  ];
}

const FIGURE = '[\\d,.]+ (?:ms|MB|MB/s|x)';
const OTHERS = `[a-z -]+ ${FIGURE} \\([\\d.,]+×\\)`;
const LINE = new RegExp(
  `^\\| [^|]+ \\| ${FIGURE} \\| (?:${OTHERS}(?:; ${OTHERS})*)? ?\\| (?:at (?:most|least) ${FIGURE})? ?\\|$`,
);

function around(readme: string): { before: string; between: string; after: string } {
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)];
  if (start < 0 || end < start) throw new Error('the README has no place for the table');
  const from = start + START.length;
  return { before: readme.slice(0, from), between: readme.slice(from, end), after: readme.slice(end) };
}

function lineOf(title: string, { value, unit, limit, atLeast, beside = {} }: Row): string {
  const figure = (number: number) => `${rounded(number)} ${unit}`;
  const others = Object.entries(beside).map(
    ([other, theirs]) => `${other} ${figure(theirs)} (${ratio(theirs, value)})`,
  );
  const least = atLeast === undefined ? '' : `at least ${figure(atLeast)}`;
  const held = limit === undefined ? least : `at most ${figure(limit)}`;
  return `| ${title} | ${figure(value)} | ${others.join('; ')} | ${held} |`;
}
