/**
 * Inputs by chance and by malice: nothing throws, nothing takes longer than a second, memory does not grow.
 * `BREAKEVEN_FUZZ` is the number of cases of all readers together, `BREAKEVEN_FUZZ_SEED` what they are drawn from,
 * `BREAKEVEN_FUZZ_OF` the beginning of the name of the readers that are tried, and `BREAKEVEN_FUZZ_CASE=Python:123` tries
 * one case again. A case is the same for the same seed, however many there are.
 */

import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { type Fuzzer, randomOf, startFuzzers } from '../support/fuzz/fuzzers';
import { longRuns } from '../support/longRuns';
import { read } from '../support/reader';
import type { Row } from './measure';

/** Characters of a run: what takes the square of this takes longer than a second. */
const RUN = 20_000;
const LIMIT_MS = 1000;
const TRIES = 3;
const LIMIT_MB = 60;
const CASES = Number(process.env.BREAKEVEN_FUZZ ?? 20_000);
const SEED = Number(process.env.BREAKEVEN_FUZZ_SEED ?? 1);
const OF = process.env.BREAKEVEN_FUZZ_OF ?? '';
const ONLY = process.env.BREAKEVEN_FUZZ_CASE;

export async function benchFuzz(): Promise<Row[]> {
  const fuzzers = await startFuzzers();
  try {
    if (ONLY !== undefined) return [await again(fuzzers.all, ONLY)];
    const shares = fuzzers.all.reduce((sum, { share }) => sum + share, 0);
    const rows: Row[] = [];
    for (const fuzzer of fuzzers.all.filter(({ name }) => name.startsWith(OF))) {
      const tried = await tryCases(fuzzer, Math.ceil((CASES * fuzzer.share) / shares));
      console.error(`${tried.name} in ${tried.seconds.toFixed(0)} s`);
      rows.push({ name: tried.name, unit: 'ms', value: tried.longestMs, limit: LIMIT_MS });
      rows.push({
        name: `growth of the heap over ${fuzzer.name}`,
        unit: 'MB',
        value: tried.grownMb,
        limit: LIMIT_MB,
      });
    }
    rows.push({ name: 'the server after its messages', unit: 'MB', value: fuzzers.serverMb(), limit: 250 });
    return [...rows, ...(await tryRuns())];
  } finally {
    fuzzers.stop();
  }
}

interface Tried {
  readonly name: string;
  readonly seconds: number;
  readonly longestMs: number;
  readonly grownMb: number;
}

/** An input that makes its reader throw ends the run, and is named. */
async function tryCases(fuzzer: Fuzzer, count: number): Promise<Tried> {
  // What is kept for all time is kept by then.
  const warm = Math.ceil(count / 5);
  const start = performance.now();
  let longest = { ms: 0, index: 0 };
  let before = 0;
  for (let index = 0; index < count; index += 1) {
    if (index === warm) before = heapMb();
    const ms = await tryCase(fuzzer, index);
    if (ms > longest.ms) longest = { ms, index };
  }
  return {
    name: `longest of ${count} ${fuzzer.name} (case ${longest.index})`,
    seconds: (performance.now() - start) / 1000,
    longestMs: longest.ms,
    grownMb: Math.max(0, heapMb() - before),
  };
}

/** Milliseconds: of a case that is over the limit the least of a few tries, since a machine does other things too. */
async function tryCase(fuzzer: Fuzzer, index: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let left = TRIES; left > 0 && least > LIMIT_MS; left -= 1)
    least = Math.min(least, await tryOnce(fuzzer, index));
  return least;
}

async function tryOnce({ name, run }: Fuzzer, index: number): Promise<number> {
  const start = performance.now();
  try {
    await run(randomOf(SEED, name, index));
  } catch (error) {
    const which = `BREAKEVEN_FUZZ_SEED=${SEED} BREAKEVEN_FUZZ_CASE="${name}:${index}"`;
    throw new Error(`${which}: ${error instanceof Error ? error.stack : String(error)}`);
  }
  return performance.now() - start;
}

async function again(all: readonly Fuzzer[], which: string): Promise<Row> {
  const [name = '', index = ''] = which.split(':');
  const fuzzer = all.find((each) => each.name === name);
  if (fuzzer === undefined)
    throw new Error(`Nothing is called ${name}: ${all.map((each) => each.name).join(', ')}`);
  return { name: which, unit: 'ms', value: await tryCase(fuzzer, Number(index)), limit: LIMIT_MS };
}

async function tryRuns(): Promise<Row[]> {
  let worst = { ms: 0, what: '' };
  for (const { file, pump, text } of longRuns(RUN)) {
    const what = `${file} of ${JSON.stringify(pump)}`;
    const ms = await tryCase({ name: what, share: 0, run: () => read(file, text) }, 0);
    if (ms > worst.ms) worst = { ms, what };
  }
  const name = `longest document of one run of ${RUN}: ${worst.what}`;
  return [{ name, unit: 'ms', limit: LIMIT_MS, value: worst.ms }];
}

function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
