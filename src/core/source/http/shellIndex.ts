/** Names that a shell script gives values to, and where. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { field } from '../read/nodes';

export interface Assignment {
  readonly node: Node;
  /** Null when it is appended to, or given more than a word. */
  readonly value: Node | null;
  readonly startIndex: number;
}

/** In the order of the script, by function and name; see `keyOf`. */
export type Assignments = ReadonlyMap<string, readonly Assignment[]>;

export function assignmentsOf(root: Node): Assignments {
  const found = new Map<string, Assignment[]>();
  const add = (name: string, node: Node, value: Node | null) => {
    const key = keyOf(functionAround(node), name);
    const assignment = { node, value, startIndex: node.startIndex };
    const known = found.get(key);
    if (known === undefined) found.set(key, [assignment]);
    else known.push(assignment);
  };
  for (const node of root.descendantsOfType(['variable_assignment', 'for_statement'])) {
    if (node === null) continue;
    const isLoop = node.type === 'for_statement';
    const name = field(node, isLoop ? 'variable' : 'name');
    if (name?.type !== 'variable_name') continue;
    const isAppended = node.children.some((child) => child?.type === '+=');
    add(name.text, node, isLoop || isAppended ? null : field(node, 'value'));
  }
  return found;
}

function keyOf(around: Node | null, name: string): string {
  return `${around?.id ?? ''} ${name}`;
}

/** A name that more branches give a value is generated. */
const MAX_BRANCHES = 20;

/**
 * The last one before a place, of its own function first, else the last at the top, which runs before functions do; with those
 * before it, as long as branches decide whether it comes to them.
 */
export function assignmentsAt(assignments: Assignments, name: string, at: Node): readonly Assignment[] {
  const around = functionAround(at);
  const top = assignments.get(keyOf(null, name)) ?? [];
  const own = around === null ? [] : (assignments.get(keyOf(around, name)) ?? []);
  const inOwn = reaching(own, countBefore(own, at.startIndex), at);
  if (inOwn.length > 0) return inOwn;
  const before = countBefore(top, at.startIndex);
  return reaching(top, around !== null && before === 0 ? top.length : before, at);
}

function reaching(sorted: readonly Assignment[], count: number, at: Node): readonly Assignment[] {
  const found: Assignment[] = [];
  for (let index = count - 1; index >= 0 && found.length < MAX_BRANCHES; index -= 1) {
    const assignment = sorted[index];
    if (assignment === undefined) break;
    found.unshift(assignment);
    if (!isOnBranch(assignment.node, at)) break;
  }
  return found;
}

const BRANCHES = /^(?:if_statement|elif_clause|else_clause|case_item|list)$/;

/** On one that the place is not on. */
function isOnBranch(node: Node, { startIndex }: Node): boolean {
  for (let at = node.parent; at !== null && at.type !== 'function_definition'; at = at.parent) {
    if (BRANCHES.test(at.type) && (startIndex < at.startIndex || startIndex >= at.endIndex)) return true;
  }
  return false;
}

/** By halves: a generated script can assign one name a hundred thousand times. */
function countBefore(sorted: readonly Assignment[], place: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.startIndex ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function functionAround(node: Node): Node | null {
  for (let at = node.parent; at !== null; at = at.parent) if (at.type === 'function_definition') return at;
  return null;
}

export function isInLoop(node: Node): boolean {
  for (let at = node.parent; at !== null && at.type !== 'function_definition'; at = at.parent) {
    if (/^(?:for|while|c_style_for)_statement$/.test(at.type)) return true;
  }
  return false;
}
