import assert from 'node:assert/strict';
import { scenarioJsonSchema } from '../../../src/core/scenario/jsonSchema';
import { GROUPS_WITH_DEFAULTS, parseScenario } from '../../../src/core/scenario/parseScenario';
import { DEFAULT_SCENARIO } from '../../../src/core/scenario/scenario';

interface Schema {
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly properties: Readonly<Record<string, Schema>>;
  readonly default?: unknown;
  readonly description?: string;
}

describe('the schema of scenario files', () => {
  const schema = scenarioJsonSchema() as Schema;

  it('asks for nothing that the reader fills in, and turns away what the reader turns away', () => {
    assert.equal(schema.required, undefined);
    assert.equal(schema.additionalProperties, false);
    assert.notEqual(parseScenario({}).scenario, null);
    assert.equal(parseScenario({ unheard: 1 }).scenario, null);
    for (const group of GROUPS_WITH_DEFAULTS) {
      assert.equal(schema.properties[group]?.required, undefined, group);
      assert.equal(schema.properties[group]?.additionalProperties, false, group);
      assert.notEqual(parseScenario({ [group]: {} }).scenario, null, group);
    }
  });

  it('offers the defaults, each with its source', () => {
    for (const group of GROUPS_WITH_DEFAULTS)
      for (const [name, value] of Object.entries(DEFAULT_SCENARIO[group] ?? {})) {
        const property = schema.properties[group]?.properties[name];
        assert.deepEqual(property?.default, value, `${group}.${name}`);
        assert.match(property?.description ?? '', /^Default: ./, `${group}.${name}`);
      }
  });

  it('knows every field that a scenario has', () => {
    const named = Object.keys(schema.properties).sort();
    for (const name of named) {
      const { problems } = parseScenario({ [name]: Symbol('no value of JSON') });
      assert.ok(!problems.some(({ message }) => message.includes('is not a field')), name);
    }
    for (const name of Object.keys(DEFAULT_SCENARIO)) assert.ok(named.includes(name), name);
  });
});
