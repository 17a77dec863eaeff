/** `npm run bench`: prints one table, writes `dist/bench.json`, and fails when a figure passes its limit. */

import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { benchCost } from './cost';
import { benchEdits } from './edit';
import type { Row } from './measure';
import { benchScan } from './scan';

const BENCHES: Readonly<Record<string, () => Promise<Row[]>>> = {
  cost: benchCost,
  edit: benchEdits,
  scan: async () => {
    const ripgrep = process.env.BREAKEVEN_RIPGREP ?? null;
    return [...(await benchScan(1000, ripgrep)), ...(await benchScan(10_000, ripgrep))];
  },
};

async function main(names: readonly string[]): Promise<void> {
  const rows: Row[] = [];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    for (const row of await bench()) {
      rows.push(row);
      console.log(line(row));
    }
  }
  const machine = { cpu: os.cpus()[0]?.model, cores: os.cpus().length, node: process.version };
  writeFileSync('dist/bench.json', `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  if (rows.some(isOver)) process.exitCode = 1;
}

function line(row: Row): string {
  const { name, value, unit, limit } = row;
  const figure = `${value.toFixed(value < 0.1 ? 4 : value < 10 ? 2 : 0)} ${unit}`;
  const held = limit === undefined ? '' : `at most ${limit}${isOver(row) ? '  OVER' : ''}`;
  return `${name.padEnd(62)} ${figure.padStart(10)}  ${held}`;
}

function isOver({ value, limit }: Row): boolean {
  return limit !== undefined && value > limit;
}

void main(process.argv.slice(2));
