import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type History, NO_HISTORY, redo, undo, withStep } from '../../../src/core/scenario/history';

type Steps = History<number, string>;

/** Counts up, one step for each. */
function counted(steps: readonly { burst: string | null; at: number }[]): Steps {
  return steps.reduce<Steps>(
    (history, { burst, at }, index) =>
      withStep(history, { what: `step ${index}`, before: index, after: index + 1, burst, at }),
    NO_HISTORY,
  );
}

describe('what can be taken back', () => {
  it('is one step while one input is typed or moved without a pause', () => {
    const typed = counted([
      { burst: 'gpu', at: 0 },
      { burst: 'gpu', at: 900 },
      { burst: 'gpu', at: 1800 },
    ]);
    assert.equal(typed.done.length, 1);
    assert.equal(undo(typed)?.state, 0);
    const apart = [
      { burst: 'gpu', at: 0 },
      { burst: 'task', at: 1 },
      { burst: null, at: 2 },
      { burst: null, at: 3 },
      { burst: 'gpu', at: 4 },
      { burst: 'gpu', at: 4000 },
    ];
    assert.equal(counted(apart).done.length, apart.length);
  });

  it('goes back and forth over the same states, and no further', () => {
    const burst = fc.constantFrom('a', 'b', null);
    const steps = fc.array(fc.record({ burst, at: fc.integer({ min: 0, max: 9000 }) }), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (some) => {
        let history = counted(some);
        const seen: number[] = [some.length];
        for (let back = undo(history); back !== null; back = undo(history)) {
          seen.push(back.state);
          history = back.history;
        }
        assert.equal(seen.at(-1), 0);
        for (let on = redo(history); on !== null; on = redo(history)) {
          seen.pop();
          assert.equal(on.state, seen.at(-1));
          history = on.history;
        }
        assert.deepEqual(seen, [some.length]);
      }),
    );
  });

  it('forgets what was taken back at the next step, which then stands alone', () => {
    const typed = counted([{ burst: 'gpu', at: 0 }]);
    const back = undo(typed);
    assert.ok(back);
    const again = redo(back.history);
    assert.ok(again);
    const after = withStep(again.history, { what: 'more', before: 1, after: 2, burst: 'gpu', at: 1 });
    assert.equal(after.done.length, 2);
    const instead = withStep(back.history, { what: 'other', before: 0, after: 9, burst: 'gpu', at: 1 });
    assert.equal(redo(instead), null);
  });

  it('is bounded', () => {
    const many = counted(Array.from({ length: 1000 }, (_, at) => ({ burst: null, at })));
    assert.equal(many.done.length, 200);
    assert.equal(undo(many)?.state, 999);
  });
});
