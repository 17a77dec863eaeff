/** Names that a shell script gives values to, and where. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { field } from '../read/nodes';

export interface Assignment {
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
    const assignment = { value, startIndex: node.startIndex };
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

/** The last one before a place, of its own function first; else the last at the top, which runs before functions do. */
export function assignmentAt(assignments: Assignments, name: string, at: Node): Assignment | null {
  const around = functionAround(at);
  const top = assignments.get(keyOf(null, name)) ?? [];
  if (around === null) return lastBefore(top, at.startIndex);
  const own = assignments.get(keyOf(around, name)) ?? [];
  return lastBefore(own, at.startIndex) ?? lastBefore(top, at.startIndex) ?? top.at(-1) ?? null;
}

/** By halves: a generated script can assign one name a hundred thousand times. */
function lastBefore(sorted: readonly Assignment[], place: number): Assignment | null {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.startIndex ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1] ?? null;
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
