/** What a name holds after statements that give it a value, add to it or change it, as far as branches and loops come to them. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Way } from '../callSite';
import { concat, onWays, unknown, type Value, via } from '../value';
import { lastIndexOf } from './lastIndex';
import { rangeOf } from './nodes';

/** One of these statements. */
export interface Step {
  /** The branches and loops that decide whether it is made before the use, outermost first. */
  readonly ways: readonly Way[];
  /** Whatever the name has held before. */
  readonly isNew: boolean;
  /** What it adds at the end, where that is all that it does. */
  readonly added: (() => Value) | null;
  readonly after: (before: Value | null) => Value | null;
}

export function giving(ways: readonly Way[], value: () => Value): Step {
  return { ways, isNew: true, added: null, after: value };
}

export function adding(ways: readonly Way[], value: () => Value, use: Node): Step {
  return {
    ways,
    isNew: false,
    added: value,
    after: (before) => sumOf([before ?? unknown(use.text), value()], use),
  };
}

export function changing(ways: readonly Way[], after: (before: Value) => Value): Step {
  return { ways, isNew: false, added: null, after: (before) => before && after(before) };
}

/** How values on several ways are one. */
interface Joining {
  readonly use: Node;
  /** Of a choice: what the name holds after each branch that is gone on from. */
  readonly chosen: (values: readonly Value[], at: string) => Value;
  /** Of a loop: after one pass of it. */
  readonly passed: (before: Value, after: Value, way: Way) => Value;
}

/** A text that is given anew on more branches is generated. */
export const MAX_BRANCHES = 100;

/** Null where the name has no value that is known, and where the code is generated. */
export function valueAfter(steps: readonly Step[], joining: Joining): Value | null {
  if (isOnlyAddedTo(steps)) return withAdded(steps, joining.use);
  const onBranches = steps.filter(({ ways }) => ways.length > 0);
  return onBranches.length > MAX_BRANCHES ? null : afterAll(steps, null, 0, joining);
}

function isOnlyAddedTo([start, ...rest]: readonly Step[]): boolean {
  return (
    start !== undefined && start.ways.length === 0 && start.isNew && rest.every(({ added }) => added !== null)
  );
}

/** The same without a look at each choice as a whole: what is not given anew only becomes longer. */
function withAdded(steps: readonly Step[], use: Node): Value | null {
  const values = steps.flatMap(({ added, after, ways }) => {
    const value = added === null ? after(null) : added();
    return value === null ? [] : [whereTaken(value, ways)];
  });
  return values.length === 1 ? (values[0] ?? null) : sumOf(values, use);
}

export function whereTaken(value: Value, ways: readonly Way[]): Value {
  if (value.kind === 'text') return { ...value, segments: onWays(value.segments, ways) };
  if (value.kind === 'list') return { ...value, items: onWays(value.items, ways) };
  return onWays([value], ways)[0] ?? value;
}

/** @param depth Ways that all of these have in common. */
function afterAll(
  steps: readonly Step[],
  before: Value | null,
  depth: number,
  joining: Joining,
): Value | null {
  return sharingWay(steps, depth).reduce<Value | null>((at, group) => {
    const way = group[0]?.ways[depth];
    if (way === undefined) return afterSure(at, group, joining);
    const inside = (own: readonly Step[]) => afterAll(own, at, depth + 1, joining);
    if (way.kind === 'loop') return afterLoop(at, inside(group), way, joining);
    const values = Array.from({ length: way.count }, (_, branch) => {
      const own = group.filter(({ ways }) => isOn(ways[depth], branch));
      return own.length === 0 ? at : inside(own);
    });
    return afterChoice(values, way, joining);
  }, before);
}

function isOn(way: Way | undefined, branch: number): boolean {
  return way?.kind === 'branch' && way.branch === branch;
}

/** Neighbours in the same choice or loop lie together, and so do those that are made in any case. */
function sharingWay(steps: readonly Step[], depth: number): readonly (readonly Step[])[] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]?.ways[depth]?.at === step.ways[depth]?.at) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** What is added in a row is added at once. */
function afterSure(before: Value | null, steps: readonly Step[], { use }: Joining): Value | null {
  let now = before;
  let added: Value[] = [];
  const addAll = () => {
    if (added.length > 0) now = sumOf([now ?? unknown(use.text), ...added], use);
    added = [];
  };
  for (const step of steps.slice(
    Math.max(
      0,
      lastIndexOf(steps, ({ isNew }) => isNew),
    ),
  )) {
    if (step.added !== null) {
      added.push(step.added());
    } else {
      addAll();
      now = step.after(now);
    }
  }
  addAll();
  return now;
}

export function sumOf(values: readonly Value[], use: Node): Value {
  if (values.every((value) => value.kind === 'list'))
    return { kind: 'list', items: values.flatMap((value) => value.items), origin: 'constant' };
  return values[0]?.kind === 'text'
    ? via(concat(values, rangeOf(use)), 'constant')
    : unknown(use.text, 'unknown', rangeOf(use));
}

/** What a loop gives instead of adding is taken to be given. */
function afterLoop(before: Value | null, after: Value | null, way: Way, { passed }: Joining): Value | null {
  return before === null || after === null ? after : passed(before, after, way);
}

/** A branch that leaves the name without a value is one that the use is not reached by. */
function afterChoice(values: readonly (Value | null)[], { at }: Way, { chosen }: Joining): Value | null {
  const made = values.filter((value) => value !== null);
  return made.length === 0 ? null : chosen(made, at);
}
