/** `npm run bench`: prints one table, writes `dist/bench.json`, and fails when a figure misses what it is held to. */

import { writeFileSync } from 'node:fs';
import os from 'node:os';
import type { Row } from './measure';

/** Each is loaded when it is its turn: what the others keep in memory would be collected in the midst of it. */
const BENCHES: Readonly<Record<string, () => Promise<Row[]>>> = {
  edit: async () => (await import('./edit')).benchEdits(),
  cost: async () => (await import('./cost')).benchCost(),
  tokens: async () => (await import('./tokens')).benchTokens(),
  fit: async () => (await import('./fit')).benchFit(),
  scan: async () => {
    const { benchScan } = await import('./scan');
    const ripgrep = process.env.BREAKEVEN_RIPGREP ?? null;
    return [...(await benchScan(1000, ripgrep)), ...(await benchScan(10_000, ripgrep))];
  },
  editor: async () => (await import('./editor')).benchEditor(),
  exactness: async () => (await import('./exactness')).benchExactness(),
  fuzz: async () => (await import('./fuzz')).benchFuzz(),
};

/** Takes minutes, and is the same on every machine. */
const ONLY_WHEN_NAMED = ['exactness', 'fuzz'];

async function main(names: readonly string[]): Promise<void> {
  const rows: Row[] = [];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (names.length === 0 ? ONLY_WHEN_NAMED.includes(name) : !names.includes(name)) continue;
    for (const row of await bench()) {
      rows.push(row);
      console.log(line(row));
    }
  }
  const machine = { cpu: os.cpus()[0]?.model, cores: os.cpus().length, node: process.version };
  writeFileSync('dist/bench.json', `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  if (rows.some(isMissed)) process.exitCode = 1;
}

function line(row: Row): string {
  const { name, value, unit, limit, atLeast } = row;
  const figure = `${rounded(value)} ${unit}`;
  const held = [
    ...(limit === undefined ? [] : [`at most ${rounded(limit)}`]),
    ...(atLeast === undefined ? [] : [`at least ${rounded(atLeast)}`]),
    ...(isMissed(row) ? ['MISSED'] : []),
  ];
  return `${name.padEnd(62)} ${figure.padStart(10)}  ${held.join('  ')}`;
}

function rounded(value: number): string {
  return value.toFixed(value < 0.1 ? 4 : value < 10 ? 2 : 0);
}

function isMissed({ value, limit, atLeast }: Row): boolean {
  return (limit !== undefined && !(value <= limit)) || (atLeast !== undefined && !(value >= atLeast));
}

void main(process.argv.slice(2));
