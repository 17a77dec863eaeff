/** Calls that add to lists, by the name of the list: `messages.append(…)`, `body.messages.push(…)`, `add(messages, text)`. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { type CallNode, classAround, moduleOf, type Scope } from './fileIndex';
import type { LanguageReader } from './language';
import { children, field } from './nodes';
import { definitionOf } from './owners';

const GROWERS = new Set(['append', 'push', 'extend', 'insert', 'unshift']);

/** Before the names of members of an object. */
export const SELF = 'self ';

/** A call that adds to something of a name. */
export interface Addition {
  readonly scope: Scope;
  readonly node: Node;
  readonly method: string;
  readonly given: readonly Node[];
}

const additionsOf = new WeakMap<Scope, ReadonlyMap<string, readonly Addition[]>>();

/** All of a module. */
export function additionsIn(module: Scope, reader: LanguageReader): ReadonlyMap<string, readonly Addition[]> {
  const byName = additionsOf.get(module) ?? additionsByName(module.calls ?? [], reader);
  additionsOf.set(module, byName);
  return byName;
}

function additionsByName(
  calls: readonly CallNode[],
  reader: LanguageReader,
): ReadonlyMap<string, readonly Addition[]> {
  const byName = new Map<string, Addition[]>();
  const add = (name: string, addition: Addition) => {
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [addition]);
    else known.push(addition);
  };
  for (const call of calls) {
    const { node, scope, name: method, isMember } = call;
    for (const argument of handedLists(call, reader))
      add(argument.text, { scope, node, method: HANDED, given: [argument] });
    const callee = isMember && GROWERS.has(method) ? node.childForFieldName('function') : null;
    const link = callee === null ? null : reader.linkOf(callee);
    const name = link === null ? null : nameOf(link.object, reader);
    const holder = link === null || name !== null ? null : rootNode(link.object, reader);
    if (holder !== null) add(holder.text, { scope, node, method: INSIDE, given: [holder] });
    const list = name === null ? null : node.childForFieldName('arguments');
    if (name === null || list == null) continue;
    const given = method === 'insert' ? children(list).slice(-1) : children(list);
    add(name, { scope, node, method, given });
  }
  return byName;
}

/** Stands for the method where a function of the project is handed the list. */
export const HANDED = 'handed';

/** Stands for the method where an element of the list is added to: `messages[0]["content"].append(image)`. */
export const INSIDE = 'inside';

/** The name at the root of elements of elements. */
function rootNode(object: Node, reader: LanguageReader): Node | null {
  let at: Node | null = object;
  for (let depth = 0; at !== null && depth < MAX_ELEMENTS; depth += 1) {
    if (reader.identifier(at) !== null) return at;
    at = /subscript/.test(at.type) ? (field(at, 'value') ?? field(at, 'object')) : null;
  }
  return null;
}

/** Deeper ones are generated. */
const MAX_ELEMENTS = 5;

/** Names that a function of the project is given, where nothing else is done with what it returns. */
function handedLists({ node, scope, name, isMember }: CallNode, reader: LanguageReader): readonly Node[] {
  const isOwn = isMember ? classAround(scope)?.names.has(name) === true : isNameSeen(name, scope);
  const parent = isOwn ? node.parent : null;
  const statement = parent !== null && /^await/.test(parent.type) ? parent.parent : parent;
  const list = statement?.type === 'expression_statement' ? field(node, 'arguments') : null;
  const given = list === null ? [] : children(list).map(givenValue);
  return given.filter((argument) => reader.identifier(argument) !== null);
}

/** Of `f(messages=messages)`, what is given. */
function givenValue(argument: Node): Node {
  return argument.type === 'keyword_argument' ? (field(argument, 'value') ?? argument) : argument;
}

function isNameSeen(name: string, from: Scope): boolean {
  for (let at: Scope | null = from; at !== null; at = at.parent) if (at.names.has(name)) return true;
  return false;
}

/** Functions that hand a list on to one another more often are generated. */
const MAX_HANDS = 3;

/** The function adds to the parameter that the list is given as, or hands it on to one that does. */
export function isAddedToBy({ node, scope, given }: Addition, reader: LanguageReader, depth = 0): boolean {
  if (depth > MAX_HANDS) return false;
  const callee = field(node, 'function');
  const fn = callee === null ? null : definitionOf(callee, scope, reader);
  const inner = fn?.kind === 'function' ? fn.scope : undefined;
  const list = children(field(node, 'arguments') ?? node);
  const index = list.findIndex((argument) => givenValue(argument).id === given[0]?.id);
  if (inner === undefined) return false;
  const parameters = [...inner.names].filter(
    ([name, [first]]) => first?.kind === 'parameter' && name !== 'self' && name !== 'cls',
  );
  const named =
    list[index]?.type === 'keyword_argument' ? field(list[index] ?? node, 'name')?.text : undefined;
  const parameter = named ?? parameters[index]?.[0];
  const its = parameter === undefined ? [] : (additionsIn(moduleOf(inner), reader).get(parameter) ?? []);
  return its.some(
    (addition) =>
      addition.scope === inner && (addition.method !== HANDED || isAddedToBy(addition, reader, depth + 1)),
  );
}

/** `messages`, `self.messages`, `body.messages` or `body["messages"]`. */
function nameOf(object: Node, reader: LanguageReader): string | null {
  const name = reader.identifier(object);
  if (name !== null) return name;
  const link = reader.linkOf(object);
  if (link !== null && reader.isSelf(link.object)) return SELF + link.name;
  const owner = link === null ? field(object, 'value') : link.object;
  const root = owner === null ? null : reader.identifier(owner);
  const key = link?.name ?? /^['"](\w+)['"]$/.exec(subscriptOf(object)?.text ?? '')?.[1];
  return root === null || key === undefined ? null : `${root}.${key}`;
}

function subscriptOf(object: Node): Node | null {
  return object.type === 'subscript' ? field(object, 'subscript') : null;
}
