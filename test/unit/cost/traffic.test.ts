import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PROFILE_NAMES, peakToAverageOf, profileOf } from '../../../src/core/cost/trafficProfiles';
import { parseTraffic } from '../../../src/core/scenario/parseTraffic';
import { DEFAULT_SCENARIO, type Scenario } from '../../../src/core/scenario/scenario';
import { estimateOf, scenarioWith } from '../../support/hardware';

/** A fleet of replicas that serve 1,000 tokens a second each, for requests of 1,000 tokens. */
function fleet(traffic: Partial<Scenario['traffic']>, requestsPerMonth: number): Scenario {
  return scenarioWith(
    { requestsPerMonth, inputTokens: 900, outputTokens: 100 },
    {
      traffic: { peakToAverage: 1, ...traffic },
      hosting: {
        ...DEFAULT_SCENARIO.hosting,
        openModel: 'llama-3.1-8b',
        usdPerGpuHour: 1,
        tokensPerSecondPerReplica: 1000,
        targetUtilization: 1,
      },
    },
  );
}

/** Requests of 1,000 tokens that fill one replica. */
const FULL = 730 * 3600;

function trafficOf(scenario: Scenario) {
  return estimateOf(scenario).traffic ?? assert.fail('the model fits');
}

describe('a week of traffic', () => {
  const peaks: Readonly<Record<(typeof PROFILE_NAMES)[number], number>> = {
    flat: 1,
    'business-hours': (10 * 168) / (45 * 10 + 123),
    'spiky-10x': 1 / 0.15,
    'spiky-20x': 1 / 0.08,
    'nightly-batch': 4,
  };
  for (const name of PROFILE_NAMES) {
    it(`${name}: has the peak over the mean that its source gives`, () => {
      const { weights } = profileOf(name);
      assert.equal(weights.length, 168);
      assert.ok(Math.abs(peakToAverageOf(weights) - peaks[name]) < 1e-9, `${peakToAverageOf(weights)}`);
    });
  }

  it('leaves a fleet for the peak at 15 and 8 % load', () => {
    for (const [profile, load] of [
      ['spiky-10x', 0.15],
      ['spiky-20x', 0.08],
    ] as const) {
      const { meanUtilization, peakUtilization, replicas } = trafficOf(fleet({ profile }, FULL * load * 10));
      assert.equal(replicas, 10);
      assert.ok(Math.abs(meanUtilization - load) < 1e-9);
      assert.ok(Math.abs(peakUtilization - 1) < 1e-9);
    }
  });

  it('serves every hour with a fleet that grows, and has the mean of its hours as its load', () => {
    const weights = fc
      .array(fc.nat(1000), { minLength: 168, maxLength: 168 })
      .filter((hours) => hours.some((count) => count > 0));
    fc.assert(
      fc.property(weights, fc.double({ min: 0.01, max: 50, noNaN: true }), (hourlyCounts, replicas) => {
        const {
          hourly,
          meanUtilization,
          peakUtilization,
          replicasIfScaled,
          replicas: paid,
        } = trafficOf(fleet({ hourlyCounts }, FULL * replicas));
        const loads = hourly ?? assert.fail();
        assert.ok(Math.max(...loads) <= 1 + 1e-9);
        assert.ok(Math.abs(Math.max(...loads) - peakUtilization) < 1e-9);
        assert.ok(Math.abs(loads.reduce((sum, load) => sum + load, 0) / 168 - meanUtilization) < 1e-9);
        assert.ok((replicasIfScaled ?? Number.NaN) <= paid + 1e-9);
      }),
      { numRuns: 100 },
    );
  });

  it('is sized for the stricter of the target and the peak, never for both', () => {
    const scenario = fleet({ profile: 'nightly-batch' }, FULL);
    const at = (targetUtilization: number) =>
      trafficOf({ ...scenario, hosting: { ...scenario.hosting, targetUtilization } }).replicas;
    assert.equal(at(1), 4);
    assert.equal(at(0.5), 4);
    assert.equal(at(0.125), 8);
  });

  it('that waits for six hours a night is paid for a quarter of the month, and has a quarter of the capacity', () => {
    const scenario = fleet({ profile: 'spiky-20x' }, FULL / 8);
    const nightly = { ...scenario, hosting: { ...scenario.hosting, schedule: { hoursPerDay: 6 } } };
    const { selfHosted, traffic } = estimateOf(nightly);
    const compute = selfHosted.lines.find(({ id }) => id === 'compute');
    assert.equal(selfHosted.gpus, 1);
    assert.ok(Math.abs((compute?.monthly ?? 0) - 730 / 4) < 1e-9);
    assert.ok(Math.abs((traffic?.meanUtilization ?? 0) - 0.5) < 1e-9);
  });

  it('replaces the plain number, which has no hours', () => {
    assert.equal(trafficOf(fleet({ peakToAverage: 7 }, 1000)).hourly, null);
    assert.equal(trafficOf(fleet({ peakToAverage: 7, profile: 'flat' }, 1000)).peakToAverage, 1);
  });
});

const START = Date.UTC(2026, 2, 2);
/** Rows of an hour each from Monday 2 March 2026, with what `count` gives. */
function table(hours: number, count: (hour: number) => number | string): string[] {
  return Array.from(
    { length: hours },
    (_, hour) => `${new Date(START + hour * 3_600_000).toISOString().slice(0, 16)},${count(hour)}`,
  );
}

function counts(text: string): readonly number[] {
  const { hourlyCounts, problem } = parseTraffic(text);
  return hourlyCounts ?? assert.fail(problem);
}

describe('a table of requests by the hour', () => {
  it('is read by its timestamps, with and without a header', () => {
    const week = table(168, (hour) => hour);
    const expected = Array.from({ length: 168 }, (_, hour) => hour);
    assert.deepEqual(counts(week.join('\n')), expected);
    assert.deepEqual(counts(`\uFEFFtimestamp,count\r\n${week.join('\r\n')}\r\n`), expected);
    const swapped = week.map((line) => line.split(',').reverse().join(';'));
    assert.deepEqual(counts(['Requests;Time', ...swapped].join('\n')), expected);
  });

  it('starts on the day that it starts on, and averages weeks', () => {
    const weeks = table(2 * 168 + 24, (hour) => (hour < 24 + 168 ? 2 : 4)).slice(24);
    const found = counts(weeks.join('\n'));
    assert.ok(found.every((count) => count === 3));
    const thursday = counts(
      table(168 + 72, (hour) => (hour === 72 ? 9 : 1))
        .slice(72)
        .join('\n'),
    );
    assert.deepEqual([thursday[72], thursday[0]], [9, 1]);
  });

  it('adds up the minutes of an hour', () => {
    const halves = table(168, () => 5).flatMap((line) => [line, line.replace(':00,', ':30,')]);
    assert.ok(counts(halves.join('\n')).every((count) => count === 10));
  });

  it('is read by hours of the week, or of the day', () => {
    const hours = (most: number) => Array.from({ length: most }, (_, hour) => `${hour}\t${hour}`).join('\n');
    assert.equal(counts(`hour\trequests\n${hours(168)}`)[100], 100);
    assert.equal(counts(hours(24))[100], 100 % 24);
  });

  const week = table(168, () => 1);
  const BAD: readonly { readonly name: string; readonly text: string; readonly says: RegExp }[] = [
    { name: 'nothing', text: ' \n', says: /is empty/ },
    { name: 'a header alone', text: 'hour,count', says: /no rows/ },
    { name: 'one column', text: '5\n6', says: /line 1: needs two columns/ },
    { name: 'an unknown header', text: 'when,count\n0,1', says: /line 1: no column is called timestamp/ },
    { name: 'no column of counts', text: 'hour,size\n0,1', says: /line 1: no column is called count/ },
    { name: 'a negative count', text: 'hour,count\n0,1\n1,-3', says: /line 3: a count of -3 is negative/ },
    { name: 'a count that is none', text: '0,1\n1,many', says: /line 2: "many" is not a count/ },
    { name: 'a count of infinity', text: '0,Infinity', says: /line 1: "Infinity" is not a count/ },
    { name: 'a count that is missing', text: '0,1\n1,', says: /line 2: has no count/ },
    { name: 'an hour twice', text: '0,1\n0,2', says: /line 2: hour 0 is there twice/ },
    { name: 'an hour of no week', text: '0,1\n168,2', says: /line 2: hour 168 is not one of a week/ },
    { name: 'an hour left out', text: '0,1\n2,1', says: /hour 1 is missing and 21 more/ },
    {
      name: 'a day that does not exist',
      text: '2026-02-30T00:00,1',
      says: /line 1: "2026-02-30T00:00" is not a time/,
    },
    { name: 'less than a week', text: week.slice(0, 100).join('\n'), says: /covers 100 hours/ },
    {
      name: 'a gap',
      text: [...week.slice(0, 50), ...week.slice(52)].join('\n'),
      says: /2 hours are missing from 2026-03-04T02:00/,
    },
    { name: 'an empty week', text: table(168, () => 0).join('\n'), says: /empty week/ },
  ];
  for (const { name, text, says } of BAD) {
    it(`says what is wrong with ${name}`, () => {
      const { hourlyCounts, problem } = parseTraffic(text);
      assert.equal(hourlyCounts, null);
      assert.match(problem ?? '', says);
    });
  }

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const { hourlyCounts, problem } = parseTraffic(text);
        assert.ok((hourlyCounts === null) !== (problem === null));
      }),
    );
  });
});
