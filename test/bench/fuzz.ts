/**
 * Inputs by chance and by malice: nothing throws, nothing takes longer than a second, memory does not grow.
 * `BREAKEVEN_FUZZ` is the number of random inputs of each reader (default 2000).
 */

import { performance } from 'node:perf_hooks';
import process from 'node:process';
import fc from 'fast-check';
import { readOverrides } from '../../src/core/catalog/priceOverrides';
import { readMeasured } from '../../src/core/measured/readMeasured';
import { parseConfig } from '../../src/core/project/parseConfig';
import { parseSettings } from '../../src/core/project/settings';
import { parseScenario } from '../../src/core/scenario/parseScenario';
import { parseTraffic } from '../../src/core/scenario/parseTraffic';
import { panelRequestSchema } from '../../src/protocol/panel';
import { panelSnapshotParams } from '../../src/protocol/requests';
import { longRuns } from '../support/longRuns';
import { read } from '../support/reader';
import type { Row } from './measure';

/** Characters of a run: what takes the square of this takes longer than a second. */
const RUN = 20_000;
const LIMIT_MS = 1000;
const LIMIT_MB = 200;

type Reader = (input: unknown) => unknown;

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 2000 }),
  fc
    .array(
      fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\n', '---', '{{', '}}', 'a', '1', '\\', '#', ' '),
      {
        maxLength: 2000,
      },
    )
    .map((signs) => signs.join('')),
  fc.json({ maxDepth: 12 }),
);

const READERS: Readonly<Record<string, readonly [fc.Arbitrary<unknown>, Reader]>> = {
  'breakeven.json': [text, (input) => parseConfig(String(input))],
  settings: [fc.jsonValue(), parseSettings],
  'price overrides': [
    fc.dictionary(fc.string(), fc.jsonValue()),
    (input) => readOverrides(input as object as never),
  ],
  scenarios: [fc.jsonValue(), parseScenario],
  traffic: [text, (input) => parseTraffic(String(input))],
  'result files': [text, (input) => readMeasured(String(input))],
  'messages of the panel': [fc.jsonValue(), (input) => panelRequestSchema.safeParse(input)],
  'requests to the server': [fc.jsonValue(), (input) => panelSnapshotParams.safeParse(input)],
  Python: [text, (input) => read('a.py', `from openai import OpenAI\n${String(input)}`)],
  TypeScript: [text, (input) => read('a.ts', `import OpenAI from 'openai';\n${String(input)}`)],
  'prompt files': [text, (input) => read('a.prompty', `---\n${String(input)}`)],
};

export async function benchFuzz(): Promise<Row[]> {
  const count = Number(process.env.BREAKEVEN_FUZZ ?? 2000);
  const rows: Row[] = [];
  for (const [name, [inputs, reader]] of Object.entries(READERS))
    rows.push({
      name: `longest of ${count} ${name} by chance`,
      unit: 'ms',
      limit: LIMIT_MS,
      value: await longest(fc.sample(inputs, count), reader),
    });
  const before = heapMb();
  let worst = { ms: 0, what: '' };
  for (const { file, pump, text: source } of longRuns(RUN)) {
    const ms = await longest([source], (input) => read(file, String(input)));
    if (ms > worst.ms) worst = { ms, what: `${file} of ${JSON.stringify(pump)}` };
  }
  const name = `longest document of one run of ${RUN}: ${worst.what}`;
  rows.push({ name, unit: 'ms', limit: LIMIT_MS, value: worst.ms });
  rows.push({
    name: 'growth of the heap over these',
    unit: 'MB',
    limit: LIMIT_MB,
    value: Math.max(0, heapMb() - before),
  });
  return rows;
}

/** Milliseconds. An input that makes it throw ends the run, with the input in the message. */
async function longest(inputs: readonly unknown[], reader: Reader): Promise<number> {
  let worst = 0;
  for (const input of inputs) {
    const start = performance.now();
    try {
      await reader(input);
    } catch (error) {
      throw new Error(`${JSON.stringify(input).slice(0, 2000)}: ${String(error)}`);
    }
    worst = Math.max(worst, performance.now() - start);
  }
  return worst;
}

function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
