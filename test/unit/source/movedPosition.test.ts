import assert from 'node:assert/strict';
import fc from 'fast-check';
import { movedPosition, type RangeEdit } from '../../../src/core/source/movedPosition';

const at = (line: number, character: number) => ({ line, character });

function edit(start: [number, number], end: [number, number], text: string): RangeEdit {
  return { range: { start: at(...start), end: at(...end) }, text };
}

describe('a place of an edited text', () => {
  it('stays when the edit comes after it', () => {
    assert.deepEqual(movedPosition(at(2, 4), edit([2, 5], [9, 0], 'x\ny')), at(2, 4));
  });

  it('moves with its line, and in its line with what is typed before it', () => {
    assert.deepEqual(movedPosition(at(2, 4), edit([0, 3], [0, 3], '\n\n')), at(4, 4));
    assert.deepEqual(movedPosition(at(2, 4), edit([0, 0], [2, 0], '')), at(0, 4));
    assert.deepEqual(movedPosition(at(2, 4), edit([2, 1], [2, 2], 'word')), at(2, 7));
    assert.deepEqual(movedPosition(at(2, 4), edit([2, 4], [2, 4], 'a\nbc')), at(3, 2));
  });

  it('is gone with the text around it', () => {
    assert.equal(movedPosition(at(2, 4), edit([2, 4], [2, 5], 'x')), null);
    assert.equal(movedPosition(at(2, 4), edit([1, 0], [3, 0], '')), null);
  });

  it('is where the text that follows it is, whatever is edited before', () => {
    const offsetAt = (text: string, offset: number) => {
      const before = text.slice(0, offset).split('\n');
      return at(before.length - 1, before.at(-1)?.length ?? 0);
    };
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 30 });
    fc.assert(
      fc.property(text, text, text, text, (head, gone, kept, typed) => {
        const [old, now] = [`${head}${gone}${kept}!`, `${head}${typed}${kept}!`];
        const change = {
          range: { start: offsetAt(old, head.length), end: offsetAt(old, head.length + gone.length) },
          text: typed,
        };
        const moved = movedPosition(offsetAt(old, old.length - 1), change);
        assert.deepEqual(moved, offsetAt(now, now.length - 1));
      }),
    );
  });
});
