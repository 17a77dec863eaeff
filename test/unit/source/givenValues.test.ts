import assert from 'node:assert/strict';
import { GIVEN_CASES } from '../../support/cases/givenValues';
import { read } from '../../support/reader';
import { sentText } from '../../support/sentText';

describe('what names hold where branches, loops and other code give them values', () => {
  for (const [name, [file, code, prompt]] of Object.entries(GIVEN_CASES)) {
    it(`is read: ${name}`, async () => {
      const { calls } = await read(file, code);
      assert.deepEqual(calls.map(sentText), [prompt]);
    });
  }
});
