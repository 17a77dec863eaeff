/** `npm run bench`: prints one table, writes `dist/bench.json`, and fails when a figure misses what it is held to. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { type Row, ratio, rounded } from './measure';
import { readmeTable, withTable } from './readmeTable';

/** Each is loaded when it is its turn: what the others keep in memory would be collected in the midst of it. */
const BENCHES: Readonly<Record<string, () => Promise<Row[]>>> = {
  edit: async () => (await import('./edit')).benchEdits(),
  cost: async () => (await import('./cost')).benchCost(),
  tokens: async () => (await import('./tokens')).benchTokens(),
  fit: async () => (await import('./fit')).benchFit(),
  scan: async () => {
    const { benchScans } = await import('./scan');
    const ripgrep = process.env.BREAKEVEN_RIPGREP ?? null;
    return benchScans([1000, 10_000, 20_000], ripgrep);
  },
  scan50k: async () => (await import('./scan')).benchScans([50_000], process.env.BREAKEVEN_RIPGREP ?? null),
  serverMemory: async () => (await import('./serverMemory')).benchServerMemory(),
  sizes: async () => (await import('./sizes')).benchSizes(),
  editor: async () => (await import('./editor')).benchEditor(),
  exactness: async () => (await import('./exactness')).benchExactness(),
  fuzz: async () => (await import('./fuzz')).benchFuzz(),
};

/** Takes minutes, or is the same on every machine. */
const ONLY_WHEN_NAMED = ['exactness', 'fuzz', 'scan50k'];

interface Results {
  readonly date: string;
  readonly machine: string;
  /** Those of benches that did not run this time are of an earlier run on the same machine. */
  readonly rows: readonly (Row & { readonly bench: string })[];
}

const RESULTS = 'dist/bench.json';

async function main(names: readonly string[]): Promise<void> {
  if (names.includes('--readme')) return writeReadme();
  const rows: Results['rows'][number][] = [];
  for (const [bench, run] of Object.entries(BENCHES)) {
    if (names.length === 0 ? ONLY_WHEN_NAMED.includes(bench) : !names.includes(bench)) continue;
    for (const row of await run()) {
      rows.push({ bench, ...row });
      console.log(line(row));
    }
  }
  const machine = `${os.cpus().length} cores of ${os.cpus()[0]?.model}, Node ${process.version}`;
  const ran = new Set(rows.map(({ bench }) => bench));
  const before = lastResults();
  const kept = before?.machine === machine ? before.rows.filter(({ bench }) => !ran.has(bench)) : [];
  const results: Results = { date: new Date().toISOString().slice(0, 10), machine, rows: [...kept, ...rows] };
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  if (rows.some(isMissed)) process.exitCode = 1;
}

function lastResults(): Results | null {
  return existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Results) : null;
}

function writeReadme(): void {
  const results = lastResults();
  if (results === null) throw new Error('nothing has been measured yet: run the bench first');
  const readme = readFileSync('README.md', 'utf8');
  writeFileSync('README.md', withTable(readme, readmeTable(results.rows, results)));
}

function line(row: Row): string {
  const { name, value, unit, limit, atLeast } = row;
  const figure = `${rounded(value)} ${unit}`;
  const held = [
    ...Object.entries(row.beside ?? {}).map(
      ([other, theirs]) => `${other} ${rounded(theirs)} (${ratio(theirs, value)})`,
    ),
    ...(limit === undefined ? [] : [`at most ${rounded(limit)}`]),
    ...(atLeast === undefined ? [] : [`at least ${rounded(atLeast)}`]),
    ...(isMissed(row) ? ['MISSED'] : []),
  ];
  return `${name.padEnd(62)} ${figure.padStart(10)}  ${held.join('  ')}`;
}

function isMissed({ value, limit, atLeast }: Row): boolean {
  return (limit !== undefined && !(value <= limit)) || (atLeast !== undefined && !(value >= atLeast));
}

void main(process.argv.slice(2));
