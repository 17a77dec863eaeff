/** Which of the things that a name is given can be in force at a use of it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Definition } from './fileIndex';

/** Of what gives a name something else more often than this, nobody says what it is at one use. */
export const MAX_REACHING = 16;

/** What a name may hold at the use: what is given in the other branch of an `if` is out of its reach. */
export function reachingNames(definitions: readonly Definition[], use: Node): readonly Definition[] {
  if (definitions.length < 2) return definitions;
  const branches = branchesOf(use);
  const found: Definition[] = [];
  for (const definition of definitions.slice(-MAX_LOOKED_AT).reverse()) {
    if (isOtherBranch(definition, use, branches)) continue;
    found.unshift(definition);
    // The last, and one more than are looked at beside it.
    if (found.length > MAX_REACHING + 1 || !mayBeGiven(definition, use)) break;
  }
  return found.length > 0 ? found : definitions.slice(-1);
}

/** What a member may hold: what each method leaves in it, unless that of the use has surely given it a value before. */
export function reachingMembers(definitions: readonly Definition[], use: Node): readonly Definition[] {
  if (definitions.length < 2) return definitions;
  const methods = byMethod(definitions.slice(-MAX_LOOKED_AT));
  const own = methodAround(use);
  const before = (methods.get(own) ?? []).filter(({ startIndex }) => startIndex <= use.startIndex);
  const reached = own === null ? [] : reachingNames(before, use);
  const [first] = reached;
  if (first !== undefined && !isConditional(first, use)) return reached;
  return [...methods.values()].flatMap((given) => reachingNames(given, use));
}

const MAX_LOOKED_AT = 4 * MAX_REACHING;

function byMethod(definitions: readonly Definition[]): ReadonlyMap<number | null, Definition[]> {
  const methods = new Map<number | null, Definition[]>();
  for (const definition of definitions) {
    const method = definition.value === null ? null : methodAround(definition.value);
    methods.set(method, [...(methods.get(method) ?? []), definition]);
  }
  return methods;
}

const CONSTRUCTORS = /^(?:__(?:init|new|post_init)__|constructor)$/;

/** Id of the method around a node; of the class, for what is done as the object is made; null outside of both. */
function methodAround(node: Node): number | null {
  const method = around(node, FUNCTION);
  return (method !== null && isConstructor(method) ? around(method, /class/) : method)?.id ?? null;
}

/** It is run as the object is made. */
export function isConstructor(method: Node): boolean {
  return CONSTRUCTORS.test(method.childForFieldName('name')?.text ?? '');
}

function around(node: Node, type: RegExp): Node | null {
  let at: Node | null = node;
  while (at !== null && !type.test(at.type)) at = at.parent;
  return at;
}

/**
 * The definitions that can be in force at the use: back to the last one that is made in any case, with what is added to it.
 *
 * @param addsTo True for one that adds to what the name held before.
 */
export function reaching(
  definitions: readonly Definition[],
  use: Node,
  addsTo: (definition: Definition) => boolean = ({ isAppended }) => isAppended === true,
): readonly Definition[] {
  const perhaps = trailing(definitions, (definition) => addsTo(definition) || mayBeGiven(definition, use));
  return definitions.slice(Math.max(0, definitions.length - perhaps.length - 1));
}

const GIVEN: ReadonlySet<Definition['kind']> = new Set(['variable', 'field']);

function mayBeGiven(definition: Definition, use: Node): boolean {
  return GIVEN.has(definition.kind) && isConditional(definition, use);
}

function isConditional({ value }: Definition, use: Node): boolean {
  return value !== null && branchesOf(value).some((branch) => !contains(branch, use));
}

/** In the `if` of an `else` that holds the use, or the other way round. */
export function isOtherBranch({ value }: Definition, use: Node, others = branchesOf(use)): boolean {
  if (value === null || value.tree !== use.tree || others.length === 0) return false;
  return branchesOf(value).some(
    (branch) =>
      !contains(branch, use) &&
      branch.parent !== null &&
      others.some((other) => other.parent?.id === branch.parent?.id && other.id !== branch.id),
  );
}

const BRANCHING = new Set(['if_statement', 'elif_clause', 'match_statement', 'switch_body', 'cases']);
const BRANCH = new Set([
  'elif_clause',
  'else_clause',
  'case_clause',
  'except_clause',
  'catch_clause',
  'switch_case',
  'switch_default',
]);
const FUNCTION = /function|lambda|method_definition|class/;

/** The branches around a node, within its function, innermost first. */
function branchesOf(node: Node): Node[] {
  const branches: Node[] = [];
  for (let at: Node = node; at.parent !== null && !FUNCTION.test(at.type); at = at.parent) {
    const isBody = BRANCHING.has(at.parent.type) && at.parent.childForFieldName('condition')?.id !== at.id;
    if (BRANCH.has(at.type) || isBody) branches.push(at);
  }
  return branches;
}

function contains(branch: Node, { tree, startIndex }: Node): boolean {
  return branch.tree === tree && branch.startIndex <= startIndex && startIndex < branch.endIndex;
}

function trailing<T>(items: readonly T[], is: (item: T) => boolean): readonly T[] {
  let from = items.length;
  for (let item = items[from - 1]; item !== undefined && is(item); item = items[from - 1]) from -= 1;
  return items.slice(from);
}
