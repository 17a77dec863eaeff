/** Reading a scenario from a file or from storage. */

import { type Scenario, scenarioSchema } from './scenario';
import type { ScenarioProblem } from './toEstimateInput';

/** Every field that is wrong is named; nothing is repaired silently. Never throws. */
export function parseScenario(json: unknown): {
  scenario: Scenario | null;
  problems: readonly ScenarioProblem[];
} {
  const parsed = scenarioSchema.safeParse(json);
  if (parsed.success) return { scenario: parsed.data, problems: [] };
  const problems = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.') || '(the whole file)',
    message: 'expected' in issue ? `expected ${String(issue.expected)}` : `is not valid (${issue.code})`,
  }));
  return { scenario: null, problems };
}
