import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAhead } from '../../../src/server/browser/readAhead';

describe('reading ahead', () => {
  it('answers all in order, and never begins more than it may', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), async (items, width) => {
        let begun = 0;
        const read = async (item: number) => {
          begun += 1;
          return item;
        };
        const answers: number[] = [];
        for (const [item, reading] of readAhead(items, read, width)) {
          assert.equal(begun, Math.min(items.length, answers.length + width));
          assert.equal(await reading, item);
          answers.push(item);
        }
        assert.deepEqual(answers, items);
      }),
    );
  });
});
