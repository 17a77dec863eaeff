import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assembler, partsOf } from '../../../src/protocol/textParts';

describe('a message in parts', () => {
  it('is whole again with its last part, also when another comes in between', () => {
    const json = fc.jsonValue();
    fc.assert(
      fc.property(json, json, fc.integer({ min: 1, max: 9 }), (one, other, most) => {
        const [first, second] = [partsOf([one, 'long'], 1, most), partsOf([other, 'long'], 2, most)];
        const assemble = assembler();
        const longest = Math.max(first.length, second.length);
        const mixed = Array.from({ length: longest }, (_, index) => [first[index], second[index]]).flat();
        const whole = mixed
          .filter((part) => part !== undefined)
          .map(assemble)
          .filter((message) => message !== undefined);
        const texts = whole.map((message) => JSON.stringify(message)).sort();
        assert.deepEqual(texts, [JSON.stringify([one, 'long']), JSON.stringify([other, 'long'])].sort());
      }),
    );
  });

  it('goes as it is when it is short', () => {
    assert.deepEqual(partsOf({ type: 'failure' }, 1), []);
    assert.deepEqual(assembler()({ type: 'failure' }), { type: 'failure' });
  });

  it('keeps each part within the length that was asked for', () => {
    const parts = partsOf({ prices: 'x'.repeat(1_000_000) }, 1);
    assert.equal(parts.length, 11);
    assert.ok(parts.every(({ text }) => text.length <= 100_000));
    assert.deepEqual(parts.map(({ isLast }) => isLast).indexOf(true), 10);
  });

  it('is null where the parts are no JSON', () => {
    assert.equal(assembler()({ type: 'part', message: 1, text: '{', isLast: true }), null);
  });
});
