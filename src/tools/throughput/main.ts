/** Fits the throughput model to a table of measured rows; see `src/tools/fitThroughput.mjs`. */

import { readFileSync, writeFileSync } from 'node:fs';
import { parseHardware } from '../../core/catalog/hardwareCatalog';
import { engineOf } from '../../core/cost/engines';
import { hasExperts } from '../../core/cost/modelWork';
import type { ThroughputFit } from '../../core/cost/throughputConstants';
import gpus from '../../data/gpus.json';
import openModels from '../../data/open-models.json';
import { figuresOf, grouped, quantile } from './figures';
import { fitConstants, type HeldOutRow, heldOut } from './fitConstants';
import { type MeasuredRow, measuredRows } from './measuredTable';
import { DRAWS, residualsWithOnePoint } from './onePoint';

const DATA_FILE = 'src/data/throughput-constants.json';
const FOLDS = 5;
const RESTARTS = 8;
/** Rows that a band of its own takes. */
const ENOUGH_FOR_BAND = 30;

/** How rows are held out together: what a fit must not have seen when it is asked. */
const GROUPINGS: Readonly<Record<string, { groupOf: (row: MeasuredRow) => string; folds: number }>> = {
  'model and GPU': { groupOf: ({ model, gpu }) => `${model.key}|${gpu.key}`, folds: FOLDS },
  GPU: { groupOf: ({ gpu }) => gpu.key, folds: Number.POSITIVE_INFINITY },
  model: { groupOf: ({ model }) => model.key, folds: Number.POSITIVE_INFINITY },
  'engine release': { groupOf: ({ release }) => release, folds: Number.POSITIVE_INFINITY },
};

const WAYS = Object.keys(GROUPINGS).length;

function line(name: string, residuals: readonly number[]): string {
  const { rows, medianError, within, bias } = figuresOf(residuals);
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`.padStart(7);
  return `${name.padEnd(44)} ${String(rows).padStart(5)} rows  median error ${percent(medianError)}  within 1.5× ${percent(within)}  measured ÷ predicted ${bias.toFixed(2)}`;
}

function printHeldOut(name: string, rows: readonly HeldOutRow[]): void {
  console.log(
    line(
      `held out by ${name}`,
      rows.map(({ residual }) => residual),
    ),
  );
  for (const [engine, group] of grouped(rows, ({ row }) => row.engineLabel))
    console.log(
      line(
        `  ${engine}`,
        group.map(({ residual }) => residual),
      ),
    );
}

/**
 * P10 and P90 of measured ÷ predicted of rows not seen, in whichever way they were held out: a user's GPU, model or
 * release may be new too. By kind of engine and of model; of the engine where rows are few.
 */
function bandsOf(rows: readonly HeldOutRow[]): ThroughputFit['bands'] {
  const kindOf = ({ row }: HeldOutRow) => engineOf(row.engine).kind;
  const bandFor = (kind: string, experts: boolean) => {
    const ofKind = rows.filter((row) => kindOf(row) === kind);
    const same = ofKind.filter(({ row }) => hasExperts(row.model) === experts);
    return bandAround(
      (same.length >= ENOUGH_FOR_BAND * WAYS ? same : ofKind).map(({ residual }) => residual),
    );
  };
  const both = (kind: string) => ({ dense: bandFor(kind, false), experts: bandFor(kind, true) });
  return { tuned: both('tuned'), python: both('python'), local: both('local') };
}

/** The same once one row of the setup is given. */
function measuredBandsOf(rows: readonly HeldOutRow[]): ThroughputFit['measuredBands'] {
  const bandFor = (kind: string) => {
    const ofKind = rows.filter(({ row }) => engineOf(row.engine).kind === kind);
    return bandAround(
      (ofKind.length >= ENOUGH_FOR_BAND * DRAWS ? ofKind : rows).map(({ residual }) => residual),
    );
  };
  return { tuned: bandFor('tuned'), python: bandFor('python'), local: bandFor('local') };
}

/** A little wider than P10 to P90, so that rows of another sample stay within for four fifths. */
function bandAround(residuals: readonly number[]): { low: number; high: number } {
  const end = (part: number) => Math.round(Math.exp(quantile(residuals, part)) * 100) / 100;
  return { low: Math.min(0.95, end(0.09)), high: Math.max(1.05, end(0.91)) };
}

/** Four figures are more than the rows can tell. */
function rounded<T extends Record<string, number>>(constants: T): T {
  const entries = Object.entries(constants).map(([name, value]) => [name, Number(value.toPrecision(4))]);
  return Object.fromEntries(entries) as T;
}

export function fitTable(file: string, asOf: string, source: string): void {
  const rows = measuredRows(readFileSync(file, 'utf8'), parseHardware(gpus, openModels));
  const held = Object.entries(GROUPINGS).map(([name, { groupOf, folds }]) => {
    const result = heldOut(rows, groupOf, folds);
    printHeldOut(name, result);
    return result;
  });
  const withPoint = residualsWithOnePoint(held[0] ?? []);
  printHeldOut('model and GPU, with one measured point of the setup given', withPoint);
  const constants = rounded(fitConstants(rows, RESTARTS));
  const fit: ThroughputFit = {
    asOf,
    source,
    rows: rows.length,
    constants,
    bands: bandsOf(held.flat()),
    measuredBands: measuredBandsOf(withPoint),
  };
  writeFileSync(DATA_FILE, `${JSON.stringify(fit, null, 2)}\n`);
  console.log(JSON.stringify(fit, null, 2));
}
