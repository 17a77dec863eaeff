import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  DEFAULT_SETTINGS,
  parseSettings,
  SETTING_SCHEMAS,
  scenarioOf,
} from '../../../src/core/project/settings';
import { parseScenario } from '../../../src/core/scenario/parseScenario';

/** `{ hosting: { gpu: … } }`, as an editor hands settings over. */
function nested(name: string, value: unknown): unknown {
  return name.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

describe('settings', () => {
  for (const name of Object.keys(SETTING_SCHEMAS) as (keyof typeof SETTING_SCHEMAS)[]) {
    it(`keep the default of ${name} and say why when a value cannot be used`, () => {
      for (const value of [{ not: ['this'] }, ['x'], true, Number.NaN, -1e300]) {
        const { settings, problems } = parseSettings(nested(name, value));
        if (problems.length === 0) continue;
        assert.deepEqual(settings[name], DEFAULT_SETTINGS[name]);
        assert.equal(problems[0]?.setting, `breakeven.${name}`);
        assert.match(problems[0]?.message ?? '', /The default .* is used\./);
      }
      assert.notEqual(parseSettings(nested(name, [1, 'x'])).problems.length, 0);
    });
  }

  it('are the defaults when there are none', () => {
    for (const raw of [undefined, null, {}, [], 'x', 7, { hosting: null }, { hosting: 'x' }])
      assert.deepEqual(parseSettings(raw).settings, DEFAULT_SETTINGS);
  });

  it('take no value from a prototype', () => {
    const raw = JSON.parse('{"__proto__":{"requestsPerMonth":5},"hosting":{"__proto__":{"gpu":"X"}}}');
    assert.deepEqual(parseSettings(raw).settings, DEFAULT_SETTINGS);
  });

  it('never throw, and always make a scenario that can be used', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('requestsPerMonth', 'prices', 'hosting', 'api', 'overhead', 'traffic'),
          fc.jsonValue(),
        ),
        (raw) => {
          const { settings } = parseSettings(raw);
          assert.deepEqual(parseScenario(scenarioOf(settings)).problems, []);
        },
      ),
      { numRuns: 500 },
    );
  });
});
