import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Row } from '../../bench/measure';
import { readmeTable, tableProblems, withTable } from '../../bench/readmeTable';

describe("the README's table of figures", () => {
  const readme = readFileSync('README.md', 'utf8');
  const rows: Row[] = [
    { name: 'scan of 10000 files', value: 1234.5, unit: 'ms', limit: 3000, beside: { ripgrep: 100 } },
    {
      name: 'o200k_base, English prose again',
      value: 40,
      unit: 'MB/s',
      atLeast: 30,
      beside: { tiktoken: 4, 'js-tiktoken': 2 },
    },
    { name: 'a row that is not shown', value: 1, unit: 'x' },
  ];
  const taken = { date: '2026-01-31', machine: '2 cores of a kind' };

  it('has the form that the bench writes', () => assert.deepEqual(tableProblems(readme), []));

  it('has the rows of the results in its own order, each with what stands beside it', () => {
    const table = readmeTable(rows, taken);
    assert.deepEqual(table.split('\n').slice(2), [
      '| Tokens of English prose | 40 MB/s | tiktoken 4.00 MB/s (0.10×); js-tiktoken 2.00 MB/s (0.05×) | at least 30 MB/s |',
      '| Scan of 10,000 files | 1235 ms | ripgrep 100 ms (0.08×) | at most 3000 ms |',
      '',
      'Measured on 2026-01-31: 2 cores of a kind.',
    ]);
    assert.deepEqual(tableProblems(withTable(readme, table)), []);
  });

  it('is another when a row, a figure or the date is not the bench’s', () => {
    const written = withTable(readme, readmeTable(rows, taken));
    assert.deepEqual(tableProblems(written.replace('| 40 MB/s |', '| fast |')).length, 1);
    assert.deepEqual(tableProblems(written.replace('Tokens of English prose', 'Tokens')), ['other rows']);
    assert.deepEqual(tableProblems(written.replace('Measured on 2026', 'Measured')), [
      'no date or no machine',
    ]);
    assert.throws(() => withTable('no place', ''), /no place/);
  });
});
