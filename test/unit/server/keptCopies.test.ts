import assert from 'node:assert/strict';
import { KeptCopies } from '../../../src/server/keptCopies';

describe('a copy that is kept', () => {
  it('equals what it was made of, and shares no part with it', () => {
    const value = { calls: [{ text: 'Answer.', at: 3, range: undefined }], none: null, isTrue: true };
    const copy = new KeptCopies().of(value);
    assert.deepEqual(copy, value);
    value.calls[0] = { text: 'Changed.', at: 4, range: undefined };
    assert.deepEqual(copy.calls, [{ text: 'Answer.', at: 3, range: undefined }]);
  });

  it('takes every name for one of the data', () => {
    const copy = new KeptCopies().of(JSON.parse('{"__proto__": {"price": 0}, "constructor": "x"}'));
    assert.deepEqual(Object.keys(copy), ['__proto__', 'constructor']);
    assert.equal(Reflect.get({}, 'price'), undefined);
    assert.equal(copy.price, undefined);
  });

  it('is right for more texts than are remembered', () => {
    const texts = Array.from({ length: 10_000 }, (_, index) => `text ${index % 5000}`);
    assert.deepEqual(new KeptCopies().of(texts), texts);
  });
});
