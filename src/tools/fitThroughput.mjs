// @ts-check
// Fits the constants of src/core/cost/throughput.ts and writes src/data/throughput-constants.json:
//   node src/tools/fitThroughput.mjs TABLE.csv YYYY-MM-DD "where the table comes from"
// The table has the columns of test/bench/throughput/measured.csv. What a fit misses on rows that it has not seen is printed first.
import { rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [table, date, source] = process.argv.slice(2);
if (table === undefined || date === undefined || source === undefined)
  throw new Error('usage: node src/tools/fitThroughput.mjs TABLE.csv YYYY-MM-DD SOURCE');
const bundle = path.resolve('dist/tools/fitThroughput.mjs');
await build({
  entryPoints: ['src/tools/throughput/main.ts'],
  bundle: true,
  platform: 'node',
  packages: 'external',
  format: 'esm',
  outfile: bundle,
});
const { fitTable } = await import(pathToFileURL(bundle).toString());
fitTable(table, date, source);
rmSync(bundle);
