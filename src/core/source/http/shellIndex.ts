/** Names that a shell script gives values to, and where. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { field } from '../read/nodes';

export interface Assignment {
  /** Null when it is appended to, or given more than a word. */
  readonly value: Node | null;
  readonly startIndex: number;
  /** The function it is in, by its node's id; null at the top. */
  readonly functionId: number | null;
}

export type Assignments = ReadonlyMap<string, readonly Assignment[]>;

export function assignmentsOf(root: Node): Assignments {
  const found = new Map<string, Assignment[]>();
  const add = (name: string, node: Node, value: Node | null) => {
    const assignment = { value, startIndex: node.startIndex, functionId: functionAround(node)?.id ?? null };
    found.set(name, [...(found.get(name) ?? []), assignment]);
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

/** The last one before a place, of its own function first; else the last at the top, which runs before functions do. */
export function assignmentAt(assignments: Assignments, name: string, at: Node): Assignment | null {
  const all = assignments.get(name) ?? [];
  const own = functionAround(at)?.id ?? null;
  const before = (functionId: number | null) =>
    all.filter((one) => one.functionId === functionId && one.startIndex < at.startIndex).at(-1);
  const atTop = all.filter(({ functionId }) => functionId === null).at(-1);
  return before(own) ?? before(null) ?? (own === null ? null : (atTop ?? null));
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
