/** How far the throughput model is off measured rates: by engine, GPU and model, and against what is promised. */

import { figuresOf, grouped, share } from '../../src/tools/throughput/figures';
import { heldOut } from '../../src/tools/throughput/fitConstants';
import type { MeasuredRow } from '../../src/tools/throughput/measuredTable';
import { residualsWithOnePoint } from '../../src/tools/throughput/onePoint';
import { predict, residual } from '../../src/tools/throughput/predict';
import { namedTable, selectedRows } from '../support/measured';
import type { Row } from './measure';

const TUNED = 'TensorRT-LLM';
const FOLDS = 5;

interface Checked {
  readonly row: MeasuredRow;
  readonly residual: number;
}

const GROUPS: Readonly<Record<string, (checked: Checked) => string>> = {
  engine: ({ row }) => row.engineLabel,
  GPU: ({ row }) => row.gpu.key,
  model: ({ row }) => row.model.key,
};

/** The shipped constants on the committed rows; on a named table also what a fit misses on rows that it has not seen. */
export async function benchFit(): Promise<Row[]> {
  const table = namedTable();
  const checked = (table ?? selectedRows()).map((row) => ({ row, residual: residual(row) }));
  printGroups(checked);
  return [
    ...targets('shipped constants', checked),
    coverage(checked),
    ...(table === null ? [] : unseen(table)),
  ];
}

function unseen(table: readonly MeasuredRow[]): Row[] {
  const held = heldOut(table, ({ model, gpu }) => `${model.key}|${gpu.key}`, FOLDS);
  const withPoint = figuresOf(residualsWithOnePoint(held).map((row) => row.residual));
  return [
    ...targets('held out by model and GPU', held),
    {
      name: 'held out, one measured point given, median error',
      ...percent(withPoint.medianError),
      limit: 10,
    },
  ];
}

function targets(name: string, checked: readonly Checked[]): Row[] {
  const all = figuresOf(checked.map((row) => row.residual));
  const tuned = figuresOf(checked.filter(({ row }) => row.engineLabel === TUNED).map((row) => row.residual));
  return [
    { name: `${name}, all engines, median error`, ...percent(all.medianError), limit: 17 },
    { name: `${name}, all engines, within 1.5×`, ...percent(all.within), atLeast: 85 },
    { name: `${name}, ${TUNED}, median error`, ...percent(tuned.medianError), limit: 14 },
    { name: `${name}, ${TUNED}, within 1.5×`, ...percent(tuned.within), atLeast: 90 },
  ];
}

function coverage(checked: readonly Checked[]): Row {
  return { name: 'shown range holds the measured rate', ...percent(covered(checked)), atLeast: 80 };
}

function covered(checked: readonly Checked[]): number {
  return share(checked, ({ row }) => {
    const prediction = predict(row);
    const rate = row.outputTokensPerSecond;
    return prediction !== null && prediction.low <= rate && rate <= prediction.high;
  });
}

function printGroups(checked: readonly Checked[]): void {
  for (const [title, keyOf] of Object.entries(GROUPS)) {
    console.log(`${title.padEnd(24)}  rows  median error  within 1.5×  in range  measured ÷ model`);
    for (const [key, group] of grouped(checked, keyOf)) console.log(groupLine(key, group));
    console.log('');
  }
}

function groupLine(key: string, group: readonly Checked[]): string {
  const { rows, medianError, within, bias } = figuresOf(group.map((checked) => checked.residual));
  const cells = [medianError, within, covered(group)].map((part) => `${(part * 100).toFixed(1)} %`);
  const [error = '', near = '', inRange = ''] = cells;
  return `${key.padEnd(24)} ${String(rows).padStart(5)} ${error.padStart(13)} ${near.padStart(12)} ${inRange.padStart(9)} ${bias.toFixed(2).padStart(17)}`;
}

function percent(part: number): { value: number; unit: '%' } {
  return { value: part * 100, unit: '%' };
}
