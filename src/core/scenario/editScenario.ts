/** One edit of a scenario: a pure reducer, so that the panel, its undo and its tests share it. */

import { type ParsedScenario, parseScenario } from './parseScenario';
import type { Scenario } from './scenario';

/**
 * The scenario with one field set. A value that does not fit leaves the scenario as it was, with the problem named.
 * @param path `group.field`, or `workloads.<id>.<field>` where the id may itself hold dots.
 */
export function editScenario(
  scenario: Scenario,
  path: string,
  value: unknown,
): ParsedScenario & { scenario: Scenario } {
  const edited = path.startsWith('workloads.')
    ? withWorkload(scenario, path, value)
    : withField(scenario, path, value);
  if (edited === null) return { scenario, problems: [{ path, message: 'is not a field of this scenario' }] };
  const parsed = parseScenario(edited);
  return parsed.scenario === null
    ? { scenario, problems: parsed.problems }
    : { scenario: parsed.scenario, problems: [] };
}

function withWorkload(scenario: Scenario, path: string, value: unknown): unknown {
  const rest = path.slice('workloads.'.length);
  const dot = rest.lastIndexOf('.');
  const [id, field] = [rest.slice(0, dot), rest.slice(dot + 1)];
  const workload = scenario.workloads.find((candidate) => candidate.id === id);
  if (workload === undefined || !Object.hasOwn(workload, field)) return null;
  const edited = { ...workload, [field]: value };
  return { ...scenario, workloads: scenario.workloads.map((old) => (old === workload ? edited : old)) };
}

/** An optional field that is not set yet may be; the schema turns away what is no field at all. */
function withField(scenario: Scenario, path: string, value: unknown): unknown {
  const [group = '', field, ...deeper] = path.split('.');
  if (field === undefined) return { ...scenario, [group]: value };
  const old: unknown = (scenario as Record<string, unknown>)[group] ?? {};
  if (deeper.length > 0 || typeof old !== 'object' || Array.isArray(old)) return null;
  return { ...scenario, [group]: { ...old, [field]: value } };
}
