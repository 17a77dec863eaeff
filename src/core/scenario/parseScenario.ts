/** Reading a scenario from a file or from storage. */

import type * as z from 'zod/mini';
import { DEFAULT_SCENARIO, type Scenario, scenarioSchema } from './scenario';

/** An input that cannot be used, by its path in the scenario. */
export interface ScenarioProblem {
  readonly path: string;
  readonly message: string;
}

export interface ParsedScenario {
  readonly scenario: Scenario | null;
  readonly problems: readonly ScenarioProblem[];
}

/** Groups of which a file may say a part. */
export const GROUPS_WITH_DEFAULTS = ['traffic', 'api', 'hosting', 'overhead', 'horizon'] as const;

/** What is left out takes its default; every field that is wrong or unknown is named. Never throws. */
export function parseScenario(json: unknown): ParsedScenario {
  if (!isRecord(json))
    return { scenario: null, problems: [{ path: '(the whole file)', message: 'expected an object' }] };
  const groups = GROUPS_WITH_DEFAULTS.map((group) => [group, withDefaults(group, json[group])]);
  const parsed = scenarioSchema.safeParse({ ...DEFAULT_SCENARIO, ...json, ...Object.fromEntries(groups) });
  if (!parsed.success) return { scenario: null, problems: parsed.error.issues.flatMap(problemsOf) };
  const problems = repeatedIds(parsed.data);
  return problems.length > 0 ? { scenario: null, problems } : { scenario: parsed.data, problems: [] };
}

function withDefaults(group: (typeof GROUPS_WITH_DEFAULTS)[number], value: unknown): unknown {
  if (value === undefined) return DEFAULT_SCENARIO[group];
  return isRecord(value) ? { ...DEFAULT_SCENARIO[group], ...value } : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** zod/mini carries no texts of its own, so the reasons people meet are worded here. */
function problemsOf(issue: z.core.$ZodIssue): ScenarioProblem[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...issue.path, key === '' ? '""' : key].join('.'),
      message: 'is not a field of a scenario',
    }));
  return [{ path: path === '' ? '(the whole file)' : path, message: messageOf(issue) }];
}

function messageOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected}`;
    case 'too_small':
      return `must be ${issue.inclusive === true ? 'at least' : 'more than'} ${issue.minimum}`;
    case 'too_big':
      return `must be ${issue.inclusive === true ? 'at most' : 'less than'} ${issue.maximum}`;
    case 'invalid_value':
      return `expected one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'custom':
      return issue.message;
    default:
      return 'is not valid';
  }
}

function repeatedIds({ workloads }: Scenario): ScenarioProblem[] {
  const seen = new Set<string>();
  return workloads.flatMap(({ id }, index) => {
    if (seen.has(id))
      return [{ path: `workloads.${index}.id`, message: `"${id}" is the id of an earlier workload` }];
    seen.add(id);
    return [];
  });
}
