/** Members that an object is given after it is made: `payload["tools"] = tools`, `body.stream = true`. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { lookUp, type Scope } from './fileIndex';
import type { LanguageReader } from './language';
import { field } from './nodes';

export interface SetMember {
  readonly key: string;
  readonly value: Node;
  /** It may not come to it: the assignment is in a branch that the use is not in. */
  readonly isConditional: boolean;
}

/** In the function around `use`, a bare name, from where the name is given its value to there. */
export function setMembers(use: Node, scope: Scope, reader: LanguageReader): SetMember[] {
  const name = reader.identifier(use);
  const definition = name === null ? null : lookUp(scope, name, use.startIndex);
  if (name === null || definition === null || definition.valueScope !== scope) return [];
  return functionAround(use)
    .descendantsOfType(['assignment', 'assignment_expression'])
    .flatMap((assignment): SetMember[] => {
      if (assignment === null || assignment.startIndex >= use.startIndex) return [];
      if (assignment.startIndex < definition.startIndex) return [];
      const key = keyOf(field(assignment, 'left'), name);
      const value = field(assignment, 'right');
      if (key === null || value === null) return [];
      return [{ key, value, isConditional: isConditional(assignment, use) }];
    });
}

function functionAround(node: Node): Node {
  let at = node;
  while (at.parent !== null && !/function|method_definition|^lambda$/.test(at.type)) at = at.parent;
  return at;
}

/** Of `name["key"]` and `name.key`. */
function keyOf(left: Node | null, name: string): string | null {
  if (left === null) return null;
  const object = field(left, 'object') ?? field(left, 'value');
  if (object?.text !== name) return null;
  if (left.type === 'member_expression') return field(left, 'property')?.text ?? null;
  const index = field(left, 'index') ?? field(left, 'subscript');
  const text = index?.type === 'string' ? index.text : '';
  return /^(['"])(.*)\1$/.exec(text)?.[2] ?? null;
}

const BRANCHES = /^(?:if_statement|elif_clause|else_clause|switch_case|case_clause|for_|while_|try_)/;

function isConditional(assignment: Node, use: Node): boolean {
  for (let at = assignment.parent; at !== null; at = at.parent) {
    if (at.startIndex <= use.startIndex && use.endIndex <= at.endIndex) return false;
    if (BRANCHES.test(at.type)) return true;
  }
  return false;
}

/** What stands where: the members as made, then as set. A member that may be set has no known value. */
export function withSet<T>(
  made: ReadonlyMap<string, T>,
  set: readonly SetMember[],
  read: (member: SetMember) => T,
): Map<string, T> {
  const entries = new Map(made);
  for (const member of set) {
    if (!member.isConditional || entries.has(member.key)) entries.set(member.key, read(member));
  }
  return entries;
}
