import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Scenario } from '../../../src/core/scenario/scenario';
import { estimateOf, scenarioWith } from '../../support/hardware';

/** A fixed fleet of one H100 with an 8B model, so that the volume alone moves the load. */
function fixed(requestsPerMonth: number, hosting: Partial<Scenario['hosting']> = {}, peakToAverage = 1) {
  const scenario = scenarioWith({ requestsPerMonth, inputTokens: 1000, outputTokens: 300 });
  return estimateOf({
    ...scenario,
    traffic: { peakToAverage },
    hosting: {
      ...scenario.hosting,
      openModel: 'llama-3.1-8b',
      gpu: 'H100-SXM',
      usdPerGpuHour: 2,
      fixedReplicas: 1,
      ...hosting,
    },
  });
}

/** Requests a month that fill the fleet. */
const FULL = fixed(1).selfHosted.capacityTokensPerMonth / 1300;

function latencyAt(load: number, hosting: Partial<Scenario['hosting']> = {}, peakToAverage = 1) {
  return fixed(FULL * load, hosting, peakToAverage).latency ?? assert.fail('the model fits');
}

describe('latency', () => {
  it('of an idle fleet is one prompt’s time: tens of milliseconds for 8B on an H100', () => {
    const { average } = latencyAt(0.001);
    const first = average.timeToFirstTokenSeconds ?? 0;
    assert.ok(first > 0.01 && first < 0.1, `${first} s`);
    assert.ok((average.tokensPerSecondPerUser ?? 0) > 50);
  });

  it('grows with the load, and users see fewer tokens a second', () => {
    const share = fc.double({ min: 0.01, max: 0.98, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [calm, busy] = [Math.min(a, b), Math.max(a, b)].map((load) => latencyAt(load).average);
        assert.ok((calm?.timeToFirstTokenSeconds ?? 9) <= (busy?.timeToFirstTokenSeconds ?? 0) + 1e-12);
        assert.ok((calm?.tokensPerSecondPerUser ?? 0) >= (busy?.tokensPerSecondPerUser ?? 9e9) - 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('doubles the time to the first token at half load, while places are free', () => {
    const idle = latencyAt(0.0001).average.timeToFirstTokenSeconds ?? 0;
    const half = latencyAt(0.5).average.timeToFirstTokenSeconds ?? 0;
    assert.ok(Math.abs(half / idle - 2) < 0.01, `${half / idle}`);
  });

  it('waits for a place first where an engine has few of them', () => {
    const ratio = (load: number) => {
      const at = (share: number) =>
        fixed(0, { engine: 'llama.cpp' }).selfHosted.capacityTokensPerMonth * (share / 1300);
      const found = fixed(at(load), { engine: 'llama.cpp' }).latency?.average.timeToFirstTokenSeconds ?? 0;
      return found * (1 - load);
    };
    assert.ok(ratio(0.8) > 2 * ratio(0.001));
  });

  it('is told of the busiest hour too, where a queue may have no end', () => {
    const { average, busiestHour } = latencyAt(0.5, {}, 3);
    assert.ok(average.timeToFirstTokenSeconds !== null);
    assert.deepEqual([busiestHour.timeToFirstTokenSeconds, busiestHour.tokensPerSecondPerUser], [null, null]);
  });

  it('meets its target in the busiest hour or does not, and the verdict says so', () => {
    const target = (timeToFirstTokenSeconds: number) => ({ latencyTarget: { timeToFirstTokenSeconds } });
    assert.equal(latencyAt(0.3, target(10)).meetsTarget, true);
    assert.equal(latencyAt(0.3, target(0.001)).meetsTarget, false);
    assert.equal(latencyAt(0.3, { latencyTarget: { tokensPerSecondPerUser: 100_000 } }).meetsTarget, false);
    assert.equal(latencyAt(0.3).meetsTarget, null);
    const { reasons } = fixed(FULL * 0.3, target(0.001)).verdict;
    assert.ok(reasons.some(({ code }) => code === 'latency'));
  });

  it('is not known for a throughput that was given as one figure', () => {
    assert.equal(fixed(1000, { tokensPerSecondPerReplica: 5000 }).latency, null);
  });
});
