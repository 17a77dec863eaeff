import assert from 'node:assert/strict';
import { GROWTH_CASES } from '../../support/cases/growth';
import { read } from '../../support/reader';
import { sentText } from '../../support/sentText';

describe('lists that are built step by step', () => {
  for (const [name, [file, code, prompt]] of Object.entries(GROWTH_CASES)) {
    it(`hold ${name}`, async () => {
      const { calls } = await read(file, code);
      assert.deepEqual(calls.map(sentText), [prompt]);
    });
  }
});
