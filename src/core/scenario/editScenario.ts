/** One edit of a scenario: a pure reducer, so that the panel, its undo and its tests share it. */

import { withFieldAt } from './fieldAt';
import { type ParsedScenario, parseScenario } from './parseScenario';
import type { Scenario } from './scenario';

/**
 * The scenario with one field set, or taken away by undefined where it is optional. A value that does not fit, or a
 * field that no scenario has, leaves the scenario as it was, with the problem named.
 * @param path as in `fieldAt`
 */
export function editScenario(
  scenario: Scenario,
  path: string,
  value: unknown,
): ParsedScenario & { scenario: Scenario } {
  const edited = withFieldAt(scenario, path, value);
  if (edited === null) return { scenario, problems: [{ path, message: 'is not a field of this scenario' }] };
  const parsed = parseScenario(edited);
  return parsed.scenario === null
    ? { scenario, problems: parsed.problems }
    : { scenario: parsed.scenario, problems: [] };
}
