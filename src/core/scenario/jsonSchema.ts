import * as z from 'zod/mini';
import { DEFAULT_SOURCES } from './defaults';
import { GROUPS_WITH_DEFAULTS } from './parseScenario';
import { DEFAULT_SCENARIO, scenarioSchema } from './scenario';

interface ObjectSchema {
  required?: string[];
  properties?: Record<string, Record<string, unknown>>;
}

/** A scenario file as a JSON schema, for editors to complete and check by. What `parseScenario` fills in may be left out here too. */
export function scenarioJsonSchema(): object {
  const { required: _all, ...schema } = z.toJSONSchema(scenarioSchema, {
    target: 'draft-7',
    io: 'input',
  }) as ObjectSchema;
  const properties = { ...schema.properties };
  for (const group of GROUPS_WITH_DEFAULTS) properties[group] = withDefaults(group, properties[group] ?? {});
  return {
    ...schema,
    properties,
    title: 'Breakeven scenario',
    description: 'A named comparison of the API with self-hosting. What is left out takes its default.',
  };
}

function withDefaults(
  group: (typeof GROUPS_WITH_DEFAULTS)[number],
  { required: _all, ...schema }: ObjectSchema,
): Record<string, unknown> {
  const defaults: Readonly<Record<string, unknown>> = DEFAULT_SCENARIO[group] ?? {};
  const described = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const source = DEFAULT_SOURCES[`${group}.${name}`];
    return [
      name,
      {
        ...property,
        ...(Object.hasOwn(defaults, name) ? { default: defaults[name] } : {}),
        ...(source === undefined ? {} : { description: `Default: ${source}.` }),
      },
    ];
  });
  return { ...schema, properties: Object.fromEntries(described) };
}
