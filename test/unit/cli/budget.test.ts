import assert from 'node:assert/strict';
import { scanJsonSchema } from '../../../src/protocol/cliJson';
import { cli, withFiles } from '../../support/cli';

const CALL = (model: string) =>
  `from openai import OpenAI\nOpenAI().responses.create(model=${model}, max_output_tokens=1000, input="Hi")\n`;

describe('breakeven scan --budget', () => {
  it('exits with 1 and one line when the month is dearer, and with 0 when it is not', () => {
    withFiles({ 'a.py': CALL('"gpt-4o"') }, (folder) => {
      const scanned = scanJsonSchema.parse(JSON.parse(cli(['scan', folder, '--json']).out));
      const month = scanned.calls[0]?.cost.perMonth ?? 0;
      assert.ok(month > 1);
      const over = cli(['scan', folder, '--json', '--budget', String(month * 0.99)]);
      assert.equal(over.code, 1);
      assert.match(
        over.err,
        /^breakeven: about \$[\d,.]+ a month on the API, over the budget of \$[\d,.]+\n$/,
      );
      assert.deepEqual(scanJsonSchema.parse(JSON.parse(over.out)), scanned);
      const within = cli(['scan', folder, '--budget', String(month)]);
      assert.deepEqual([within.code, within.err], [0, '']);
    });
  });

  it('says "at least" of a month that lacks a call', () => {
    const files = { 'a.py': CALL('"gpt-4o"'), 'b.py': CALL('settings.model') };
    withFiles(files, (folder) => {
      const { code, err } = cli(['scan', folder, '--budget', '0']);
      assert.equal(code, 1);
      assert.match(err, /^breakeven: at least \$/);
    });
  });

  it('takes nothing but a sum', () => {
    for (const budget of ['-1', 'much', '', 'Infinity']) {
      const { code, err } = cli(['scan', '.', `--budget=${budget}`]);
      assert.equal(code, 2, budget);
      assert.match(err, /^breakeven: .+\n$/);
    }
  });
});
