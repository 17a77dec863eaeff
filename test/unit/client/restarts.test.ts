import assert from 'node:assert/strict';
import { Restarts } from '../../../src/client/restarts';
import { isWeekOld } from '../../../src/client/weekly';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('a server that has ended', () => {
  it('is started again, but not for ever', () => {
    const restarts = new Restarts(() => 0);
    assert.ok(restarts.isCalm);
    assert.deepEqual(
      Array.from({ length: 6 }, () => restarts.mayFollow()),
      [true, true, true, true, false, false],
    );
    assert.ok(!restarts.isCalm);
  });

  it('is started again for ever where it ends once in a while', () => {
    let now = 0;
    const restarts = new Restarts(() => now);
    for (let ended = 0; ended < 100; ended += 1) {
      assert.ok(restarts.mayFollow(), `at minute ${now / MINUTE}`);
      now += MINUTE;
    }
  });
});

describe('prices that are fetched weekly', () => {
  const NOW = Date.parse('2026-06-01T00:00:00Z');

  it('are due after a week', () => {
    assert.equal(isWeekOld(NOW - 8 * DAY, NOW), true);
    assert.equal(isWeekOld(NOW - 6 * DAY, NOW), false);
    assert.equal(isWeekOld(NOW, NOW), false);
  });

  it('are due where no time is known, or one that has not come yet: a clock that was wrong holds nothing up', () => {
    for (const last of [undefined, null, 'yesterday', {}, [], Number.NaN, Infinity, NOW + 1, NOW + 365 * DAY])
      assert.equal(isWeekOld(last, NOW), true, String(last));
  });
});
