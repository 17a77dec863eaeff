import assert from 'node:assert/strict';
import { figuresOf, quantile } from '../../../src/tools/throughput/figures';
import { heldOut, shuffled } from '../../../src/tools/throughput/fitConstants';
import { robustFit } from '../../../src/tools/throughput/robustFit';
import { selectedRows } from '../../support/measured';

describe('tools: the fit', () => {
  const places = Array.from({ length: 40 }, (_, i) => i / 10);
  /** y = 2 + 3·exp(-0.7·x), with every eighth value far off. */
  const values = places.map((x, i) => 2 + 3 * Math.exp(-0.7 * x) + (i % 8 === 0 ? 5 : 0));
  const problem = {
    residuals: ([base = 0, height = 0, rate = 0]: readonly number[]) =>
      places.map((x, i) => (values[i] ?? 0) - (base + height * Math.exp(-rate * x))),
    expected: [1, 1, 1],
    spreads: [100, 100, 100],
    softness: 0.05,
  };

  it('finds the constants of a curve among outliers', () => {
    const { parameters } = robustFit(problem, [1, 1, 1]);
    for (const [i, wanted] of [2, 3, 0.7].entries())
      assert.ok(Math.abs((parameters[i] ?? 0) - wanted) < 0.1, `${parameters}`);
  });

  it('stays where it is expected to be when the rows say nothing', () => {
    const silent = { ...problem, residuals: () => [0], expected: [4, 5, 6], spreads: [1, 1, 1] };
    const { parameters } = robustFit(silent, [0, 0, 0]);
    for (const [i, wanted] of [4, 5, 6].entries()) assert.ok(Math.abs((parameters[i] ?? 0) - wanted) < 1e-3);
  });

  it('predicts every row once, by constants that differ from fold to fold', () => {
    const rows = selectedRows().filter(({ engine }) => engine === 'llama.cpp');
    const held = heldOut(rows, ({ gpu }) => gpu.key, 3);
    assert.deepEqual(new Set(held.map(({ row }) => row)), new Set(rows));
    assert.equal(held.length, rows.length);
    for (const { row, constants } of held)
      for (const other of held)
        if (other.row.gpu.key === row.gpu.key) assert.equal(other.constants, constants);
    assert.equal(new Set(held.map(({ constants }) => constants)).size, 3);
  });

  it('shuffles the same way for the same seed', () => {
    assert.deepEqual(shuffled(places, 3), shuffled(places, 3));
    assert.notDeepEqual(shuffled(places, 3), shuffled(places, 4));
    assert.deepEqual(new Set(shuffled(places, 3)), new Set(places));
  });

  it('counts errors by what is predicted, and reach by the ratio', () => {
    const { rows, medianError, within, bias } = figuresOf([Math.log(2), Math.log(1.25), Math.log(0.8)]);
    assert.equal(rows, 3);
    assert.ok(Math.abs(medianError - 0.25) < 1e-9, `${medianError}`);
    assert.ok(Math.abs(within - 2 / 3) < 1e-9);
    assert.ok(Math.abs(bias - 1.25) < 1e-9);
    assert.equal(quantile([1, 2, 3, 4], 0.5), 2.5);
  });
});
