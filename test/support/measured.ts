/** Measured serving rates: the committed selection, or a larger table of the same columns that BREAKEVEN_THROUGHPUT_TABLE names. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type MeasuredRow, measuredRows } from '../../src/tools/throughput/measuredTable';
import { hardware } from './hardware';

/** 234 of 1,123 rows, drawn at random from each engine, GPU and model. */
const SELECTION = path.resolve('test/bench/throughput/measured.csv');

export function selectedRows(): MeasuredRow[] {
  return measuredRows(readFileSync(SELECTION, 'utf8'), hardware);
}

/** Null when no table is named. */
export function namedTable(): MeasuredRow[] | null {
  const file = process.env.BREAKEVEN_THROUGHPUT_TABLE;
  return file === undefined ? null : measuredRows(readFileSync(file, 'utf8'), hardware);
}
