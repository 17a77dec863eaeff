/** Scenarios that the user keeps under a name: what is stored, and how one is laid over the scenario of today. */

import * as z from 'zod/mini';
import { atLeast, atMost } from '../lengths';
import { fieldAt } from './fieldAt';
import { type Scenario, scenarioSchema } from './scenario';

export const savedScenarioSchema = z.object({
  name: z.string().check(atLeast(1), atMost(100)),
  /** As it was when it was saved, with the calls of that day. */
  scenario: scenarioSchema,
  /** Paths of the inputs that were the user's own: they alone are laid over the code and the settings of today. */
  edited: z.array(z.string()),
});

export type SavedScenario = z.infer<typeof savedScenarioSchema>;

/** By name, which its scenario takes; one of the same name is replaced. */
export function withSaved(list: readonly SavedScenario[], saved: SavedScenario): SavedScenario[] {
  const { name, scenario } = saved;
  const named = { ...saved, scenario: { ...scenario, name } };
  return [...withoutSaved(list, name), named].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

export function withoutSaved(list: readonly SavedScenario[], name: string): SavedScenario[] {
  return list.filter((saved) => saved.name !== name);
}

/** The name, or the first of `name (2)`, `name (3)`, … that is not taken. */
export function freeName(list: readonly SavedScenario[], name: string): string {
  const taken = new Set(list.map((saved) => saved.name));
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
  return free;
}

/** What no edit changes. */
const NO_INPUTS: readonly string[] = ['schemaVersion', 'name', 'workloads'];

/** Objects whose fields mean nothing alone. */
const WHOLE: readonly string[] = ['ranges', 'prices', 'constraints', 'hosting.ownership'];

/**
 * Paths of the inputs that the two do not share, as `fieldAt` takes them. Of the calls only those count that both have,
 * and of these the fields that both have.
 */
export function differingPaths(from: Scenario, to: Scenario): string[] {
  const groups = namesOf(from, to).filter((name) => !NO_INPUTS.includes(name));
  return [
    ...groups.flatMap((group) => differing(group, fieldAt(from, group), fieldAt(to, group))),
    ...from.workloads.flatMap((workload) => differingFields(workload, to)),
  ];
}

function differing(path: string, from: unknown, to: unknown): string[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  // A group that goes, goes as a whole: its fields may need each other.
  if (WHOLE.includes(path) || !isGroup(to)) return [path];
  const old = isGroup(from) ? from : {};
  return namesOf(old, to).flatMap((name) => differing(`${path}.${name}`, old[name], to[name]));
}

function differingFields(workload: Scenario['workloads'][number], to: Scenario): string[] {
  const other = to.workloads.find(({ id }) => id === workload.id);
  if (other === undefined) return [];
  const fields = Object.keys(workload) as (keyof typeof workload)[];
  return fields
    .filter((field) => Object.hasOwn(other, field) && !['id', 'label'].includes(field))
    .filter((field) => JSON.stringify(workload[field]) !== JSON.stringify(other[field]))
    .map((field) => `workloads.${workload.id}.${field}`);
}

function namesOf(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
