/** One field of a scenario by its path: `task`, `group.field`, `group.field.deeper`, or `workloads.<id>.<field>`. */

import { EQUAL_QUALITY } from '../cost/usefulOutput';
import type { Scenario } from './scenario';

type Fields = Readonly<Record<string, unknown>>;

/** Groups that a scenario may lack and whose fields go together: what the others are once one of them is set. */
const STARTS: Readonly<Record<string, Fields>> = { quality: { ...EQUAL_QUALITY } };

const WORKLOADS = 'workloads.';

/** Undefined where the scenario has no such field, or has not set it. */
export function fieldAt(scenario: Scenario, path: string): unknown {
  if (!path.startsWith(WORKLOADS)) return path.split('.').reduce(memberOf, scenario);
  const { id, field } = workloadPath(path);
  return memberOf(
    scenario.workloads.find((workload) => workload.id === id),
    field,
  );
}

/**
 * The scenario with one field set, unchecked; undefined takes an optional field away, and a group left without fields
 * with it. Null for a field of a workload that is not there.
 */
export function withFieldAt(scenario: Scenario, path: string, value: unknown): unknown {
  if (!path.startsWith(WORKLOADS)) return withMember(scenario, path.split('.'), value);
  const { id, field } = workloadPath(path);
  const workload = scenario.workloads.find((candidate) => candidate.id === id);
  if (workload === undefined || !Object.hasOwn(workload, field)) return null;
  const edited = { ...workload, [field]: value };
  return { ...scenario, workloads: scenario.workloads.map((old) => (old === workload ? edited : old)) };
}

/** The id may itself hold dots. */
function workloadPath(path: string): { id: string; field: string } {
  const rest = path.slice(WORKLOADS.length);
  const dot = rest.lastIndexOf('.');
  return { id: rest.slice(0, dot), field: rest.slice(dot + 1) };
}

function memberOf(holder: unknown, key: string): unknown {
  return isFields(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
}

function withMember(holder: Fields, [key = '', ...deeper]: readonly string[], value: unknown): Fields {
  if (deeper.length === 0) return value === undefined ? without(holder, key) : { ...holder, [key]: value };
  const old = memberOf(holder, key);
  const edited = withMember(isFields(old) ? old : (STARTS[key] ?? {}), deeper, value);
  return Object.keys(edited).length === 0 ? without(holder, key) : { ...holder, [key]: edited };
}

function without(holder: Fields, key: string): Fields {
  return Object.fromEntries(Object.entries(holder).filter(([name]) => name !== key));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
