/** From a name to the expression that gives it its value, and from an object to the expressions of its members. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Scope } from './fileIndex';
import type { LanguageReader } from './language';
import { children, field, MAX_DEPTH } from './nodes';
import { definitionOf } from './owners';
import { setMembers, withSet } from './setMembers';

/** An expression and where its names are to be looked up. */
export interface Place {
  readonly node: Node;
  readonly scope: Scope;
}

/** The expression behind names and members of `self` and `this`; as it is where that is not in the file. */
export function placeOf(node: Node, scope: Scope, reader: LanguageReader): Place {
  let at: Place = { node: reader.unwrap(node), scope };
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const isCall = reader.linkOf(at.node)?.name.endsWith('()') === true;
    const definition = isCall ? null : definitionOf(at.node, at.scope, reader);
    if (definition?.value == null || definition.path.length > 0) return at;
    at = { node: reader.unwrap(definition.value), scope: definition.valueScope };
  }
  return at;
}

/** `send(new Command(…))`, or a name that holds what is made. */
export function heldConstruction(node: Node, scope: Scope, reader: LanguageReader) {
  const held = definitionOf(node, scope, reader);
  const at = held?.value == null ? { node, scope } : { node: held.value, scope: held.valueScope };
  const made = reader.construction(at.node, at.scope);
  return made === null ? null : { made, ...at };
}

/** The expression of an argument, or of a member of one that is an object: `agent.tools`, `state.messages`. */
export function placeIn(
  { nodes, scope }: { readonly nodes: ReadonlyMap<string, Node>; readonly scope: Scope },
  path: string,
  reader: LanguageReader,
): Place | null {
  const [name = '', ...members] = path.split('.');
  const node = nodes.get(name);
  const start: Place | null = node === undefined ? null : { node, scope };
  return members.reduce((at, member) => (at === null ? null : memberAt(at, member, reader)), start);
}

function memberAt({ node, scope }: Place, member: string, reader: LanguageReader): Place | null {
  const held = heldConstruction(node, scope, reader);
  if (held === null) return membersOf(node, scope, reader)?.entries.get(member) ?? null;
  const inner = held.made.args.nodes.get(member);
  return inner === undefined ? null : { node: inner, scope: held.scope };
}

/** What a function of this file gives back, where it has but one `return`; null for other calls. */
export function returnedBy({ node, scope }: Place, reader: LanguageReader): Place | null {
  const callee = field(node, 'function');
  const definition = callee === null ? null : definitionOf(callee, scope, reader);
  if (definition?.node === undefined || definition.scope === undefined) return null;
  if (definition.kind !== 'function') return null;
  const [only, ...more] = reader.returned(definition.node);
  return only === undefined || more.length > 0 ? null : placeOf(only, definition.scope, reader);
}

export interface Members {
  readonly entries: ReadonlyMap<string, Place>;
  /** Something is spread into it that cannot be read. */
  readonly isOpen: boolean;
}

/** Members of an object or dict, written out or behind a name; null for anything else. */
export function membersOf(node: Node, scope: Scope, reader: LanguageReader, depth = 0): Members | null {
  const at = placeOf(node, scope, reader);
  if (depth > MAX_DEPTH || !/^(?:object|dictionary)$/.test(at.node.type)) return null;
  const entries = new Map<string, Place>();
  let isOpen = false;
  for (const child of children(at.node)) {
    if (child.type === 'shorthand_property_identifier')
      entries.set(child.text, { node: child, scope: at.scope });
    const key = child.type === 'pair' ? field(child, 'key') : null;
    const value = child.type === 'pair' ? field(child, 'value') : null;
    if (key !== null && value !== null) entries.set(unquoted(key.text), { node: value, scope: at.scope });
    if (!/^(?:spread_element|dictionary_splat)$/.test(child.type)) continue;
    const spread = children(child)[0];
    const inner = spread === undefined ? null : membersOf(spread, at.scope, reader, depth + 1);
    if (inner === null || inner.isOpen) isOpen = true;
    for (const [name, place] of inner?.entries ?? []) entries.set(name, place);
  }
  const set = setMembers(reader.unwrap(node), scope, reader);
  return { entries: withSet(entries, set, ({ value }) => ({ node: value, scope })), isOpen };
}

function unquoted(key: string): string {
  return /^(['"`]).*\1$/.test(key) ? key.slice(1, -1) : key;
}
