import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PROFILE_NAMES } from '../../../src/core/cost/trafficProfiles';
import { editScenario } from '../../../src/core/scenario/editScenario';
import { fieldAt } from '../../../src/core/scenario/fieldAt';
import { PRESETS } from '../../../src/core/scenario/presets';
import {
  differingPaths,
  freeName,
  type SavedScenario,
  withoutSaved,
  withSaved,
} from '../../../src/core/scenario/savedScenario';
import { DEFAULT_SCENARIO, type Scenario } from '../../../src/core/scenario/scenario';

const CALL = {
  id: 'ask.py:4',
  label: 'ask',
  requestsPerMonth: 1000,
  inputTokens: 100,
  outputTokens: 50,
  apiModel: 'openai/gpt-4o',
};
const BASE: Scenario = { ...DEFAULT_SCENARIO, workloads: [CALL] };

/** Edits as the panel makes them, some of which take an input away. */
const edit = fc.oneof(
  fc.tuple(fc.constant('hosting.usdPerGpuHour'), fc.option(fc.integer({ min: 0, max: 90 }))),
  fc.tuple(fc.constant('hosting.schedule.hoursPerDay'), fc.integer({ min: 1, max: 24 })),
  fc.tuple(fc.constant('hosting.latencyTarget.tokensPerSecondPerUser'), fc.integer({ min: 1, max: 90 })),
  fc.tuple(fc.constant('traffic.profile'), fc.constantFrom(...PROFILE_NAMES)),
  fc.tuple(fc.constant('quality.apiSuccessRate'), fc.constantFrom(0.5, 0.75, 1)),
  fc.tuple(fc.constant('bill.usdPerMonth'), fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined })),
  fc.tuple(fc.constant('task'), fc.constantFrom('chat', 'code', undefined)),
  fc.tuple(fc.constant('ranges'), fc.constantFrom(undefined, { volume: { low: 0.5, base: 1, high: 2 } })),
  fc.tuple(fc.constant('workloads.ask.py:4.requestsPerMonth'), fc.integer({ min: 0, max: 9 })),
);

function edited(start: Scenario, edits: readonly (readonly [string, unknown])[]): Scenario {
  return edits.reduce((scenario, [path, value]) => {
    const result = editScenario(scenario, path, value);
    assert.deepEqual(result.problems, [], path);
    return result.scenario;
  }, start);
}

/** Takes from one scenario what is at some paths, as the workspace does with the user's edits. */
function laid(over: Scenario, from: Scenario, paths: readonly string[]): Scenario {
  return edited(
    over,
    paths.map((path) => [path, fieldAt(from, path)]),
  );
}

describe('saved scenarios', () => {
  it('differ in just the paths that make one of the other', () => {
    fc.assert(
      fc.property(fc.array(edit), fc.array(edit), (some, others) => {
        const [one, other] = [edited(BASE, some), edited(BASE, others)];
        const paths = differingPaths(one, other);
        assert.deepEqual(laid(one, other, paths), other);
        for (const path of paths) assert.notDeepEqual(fieldAt(one, path), fieldAt(other, path), path);
        assert.deepEqual(differingPaths(one, one), []);
      }),
    );
  });

  it('take every preset over the default', () => {
    for (const { id, scenario } of PRESETS) {
      const made = laid(DEFAULT_SCENARIO, scenario, differingPaths(DEFAULT_SCENARIO, scenario));
      assert.deepEqual({ ...made, name: '', workloads: [] }, { ...scenario, name: '', workloads: [] }, id);
    }
  });

  it('have names of their own', () => {
    const saved = (name: string, edits: string[] = []): SavedScenario => ({
      name,
      scenario: BASE,
      edited: edits,
    });
    const list = withSaved(withSaved(withSaved([], saved('b')), saved('a')), saved('b', ['task']));
    assert.deepEqual(
      list.map(({ name, edited: paths }) => [name, paths]),
      [
        ['a', []],
        ['b', ['task']],
      ],
    );
    assert.deepEqual(
      withoutSaved(list, 'a').map(({ name }) => name),
      ['b'],
    );
    assert.equal(freeName(list, 'c'), 'c');
    assert.equal(freeName([...list, saved('b (2)')], 'b'), 'b (3)');
  });
});
