/** Members that an object is given after it is made: `payload["tools"] = tools`, `body.stream = true`, `params.update(…)`. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { lookUp, type Scope } from './fileIndex';
import type { LanguageReader } from './language';
import { children, field } from './nodes';

export interface SetMember {
  readonly key: string;
  readonly value: Node;
  /** It may not come to it: the assignment is in a branch that the use is not in. */
  readonly isConditional: boolean;
}

interface Assigned {
  readonly key: string;
  readonly startIndex: number;
  readonly assignment: Node;
  readonly value: Node;
}

/** The last ones; an object that is given more is generated. */
const MAX_MEMBERS = 50;

/** By the scope of the function they are in, so that each function is looked through once. */
const assignedIn = new WeakMap<Scope, ReadonlyMap<string, readonly Assigned[]>>();

/** Of `use`, a bare name: between where the name is given its value and there, in the same function. */
export function setMembers(use: Node, scope: Scope, reader: LanguageReader): SetMember[] {
  return assignedTo(use, scope, reader)
    .filter(({ key }) => key !== ELEMENT)
    .slice(-MAX_MEMBERS)
    .map(({ key, value, assignment }) => ({ key, value, isConditional: isConditional(assignment, use) }));
}

/** Elements of the list are changed between where it is made and the use, in the same function. */
export function hasSetElements(use: Node, scope: Scope, reader: LanguageReader): boolean {
  return assignedTo(use, scope, reader).some(({ key }) => key === ELEMENT);
}

function assignedTo(use: Node, scope: Scope, reader: LanguageReader): readonly Assigned[] {
  const name = reader.identifier(use);
  const definition = name === null ? null : lookUp(scope, name, use.startIndex);
  if (name === null || definition === null || definition.valueScope !== scope) return [];
  const assigned = assignedIn.get(scope) ?? assignedAround(use);
  assignedIn.set(scope, assigned);
  const { startIndex: end } = use;
  return (assigned.get(name) ?? []).filter(
    ({ startIndex }) => definition.startIndex <= startIndex && startIndex < end,
  );
}

/** Stands for the key where an element of an element, or one by its number, is given something. */
const ELEMENT = '[]';

const ASSIGNMENTS = [
  'assignment',
  'assignment_expression',
  'augmented_assignment',
  'augmented_assignment_expression',
];

function assignedAround(use: Node): Map<string, Assigned[]> {
  const found = new Map<string, Assigned[]>();
  for (const assignment of functionAround(use).descendantsOfType(ASSIGNMENTS)) {
    const left = assignment === null ? null : field(assignment, 'left');
    const element = left === null ? null : rootOfElement(left);
    if (assignment !== null && element !== null) {
      const known = found.get(element) ?? [];
      known.push({ key: ELEMENT, startIndex: assignment.startIndex, assignment, value: assignment });
      found.set(element, known);
    }
    if (assignment?.type.startsWith('augmented') === true) continue;
    const value = assignment === null ? null : field(assignment, 'right');
    const name = left === null ? null : (field(left, 'object') ?? field(left, 'value'));
    const key = left === null ? null : keyOf(left);
    if (assignment === null || name === null || key === null || value === null) continue;
    const known = found.get(name.text) ?? [];
    known.push({ key, startIndex: assignment.startIndex, assignment, value });
    found.set(name.text, known);
  }
  for (const call of functionAround(use).descendantsOfType(['call', 'call_expression'])) {
    const given = call === null ? null : updateOf(call);
    if (call === null || given === null) continue;
    const known = found.get(given.name) ?? [];
    for (const { key, value } of given.members)
      known.push({ key, startIndex: call.startIndex, assignment: call, value });
    found.set(given.name, known);
  }
  return found;
}

/** Of `messages[0]`, `messages[-1]["content"]` and `messages[0].content`. */
function rootOfElement(left: Node): string | null {
  return /^([A-Za-z_$][\w$]*)\[[^\]]{1,60}\]/.exec(left.text.slice(0, 100))?.[1] ?? null;
}

interface Update {
  readonly name: string;
  readonly members: readonly { readonly key: string; readonly value: Node }[];
}

/** `name.update({ … })`, `name.update(key=…)` and `Object.assign(name, { … })`. */
function updateOf(call: Node): Update | null {
  const callee = field(call, 'function');
  const list = field(call, 'arguments');
  if (callee === null || list === null || callee.endIndex - callee.startIndex > MAX_CALLEE) return null;
  const [, held] = /^(\w+)\.update$/.exec(callee.text) ?? [];
  const [first, second] = children(list);
  const name = held ?? (callee.text === 'Object.assign' ? first?.text : undefined);
  if (name === undefined) return null;
  const literal = held === undefined ? second : first;
  const pairs = [...children(list), ...(literal === undefined ? [] : children(literal))];
  return { name, members: pairs.flatMap(pairOf) };
}

/** Longer ones are no name with a method. */
const MAX_CALLEE = 80;

function pairOf(node: Node): { key: string; value: Node }[] {
  if (node.type === 'shorthand_property_identifier') return [{ key: node.text, value: node }];
  const key = field(node, 'key') ?? (node.type === 'keyword_argument' ? field(node, 'name') : null);
  const value = key === null ? null : field(node, 'value');
  return key === null || value === null ? [] : [{ key: key.text.replace(/^(['"])(.*)\1$/, '$2'), value }];
}

function functionAround(node: Node): Node {
  let at = node;
  while (at.parent !== null && !/function|method_definition|^lambda$/.test(at.type)) at = at.parent;
  return at;
}

/** Of `name["key"]` and `name.key`. */
function keyOf(left: Node): string | null {
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
