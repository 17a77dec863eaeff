import assert from 'node:assert/strict';
import { longRuns } from '../../support/longRuns';
import { read } from '../../support/reader';

/** Long enough that the cube of it never ends. `npm run bench -- fuzz` takes longer ones, where the square shows. */
const LENGTH = 2000;

describe('documents that repeat one thing', () => {
  it('are read to their end, in every language and format', async () => {
    for (const { file, pump, text } of longRuns(LENGTH)) {
      const { calls, prompts } = await read(file, text);
      assert.ok(calls.length + prompts.length < 2 * LENGTH, `${file} of ${JSON.stringify(pump)}`);
    }
  });
});
