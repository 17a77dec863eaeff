/** One pass over a syntax tree for the names of a file: it looks only at the nodes that its language says something of. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { nodesOf } from '../walk';
import type { Expression } from './expression';
import type { Language, Target } from './language';
import { FileNames, ofSelf, type Place, type Scope } from './names';
import { codeChildren } from './nodes';

/** What holds inside a node. */
interface Around extends Place {
  readonly endIndex: number;
  /** Children that may be run or not, each by itself. */
  readonly branches: readonly Node[];
}

/** Longer chains are generated. */
const MAX_LINKS = 200;

/** Visits the nodes that matter, outer before inner. */
export function indexNames(root: Node, language: Language): FileNames {
  const file = new FileNames(root);
  const top: Around = {
    endIndex: Number.MAX_SAFE_INTEGER,
    scope: file.module,
    block: null,
    branches: [],
  };
  const stack: Around[] = [];
  for (const { node, type } of nodesOf(root, typesOf(language))) {
    while ((stack.at(-1)?.endIndex ?? Number.MAX_SAFE_INTEGER) <= node.startIndex) stack.pop();
    const around = stack.at(-1) ?? top;
    const place = { scope: around.scope, block: blockAt(around, node) };
    if (language.calls.has(type)) {
      file.calls.push({ node, scope: place.scope });
      for (const target of language.handedOver?.(node) ?? [])
        file.change({ ...target, ...place, node, isHanded: true });
    }
    const inner = enter(node, type, place, language, file);
    const block = language.blocks.has(type) ? node : place.block;
    if (language.statements.has(type)) recordChanges(node, { scope: inner, block }, language, file);
    const branches = language.branches.has(type) ? codeChildren(node) : [];
    const isOther = inner !== place.scope || block !== around.block;
    if (isOther || branches.length > 0)
      stack.push({ endIndex: node.endIndex, scope: inner, block, branches });
  }
  file.calls.sort((a, b) => a.node.startIndex - b.node.startIndex || b.node.endIndex - a.node.endIndex);
  return file;
}

const typesByLanguage = new WeakMap<Language, readonly string[]>();

function typesOf(language: Language): readonly string[] {
  const { calls, loops, blocks, branches, statements, declarations } = language;
  const { scopes, names } = declarations;
  const known = typesByLanguage.get(language) ?? [
    ...new Set([
      ...calls,
      ...loops,
      ...blocks,
      ...branches,
      ...statements,
      ...scopes.keys(),
      ...names.keys(),
    ]),
  ];
  typesByLanguage.set(language, known);
  return known;
}

function blockAt({ block, branches }: Around, { startIndex, endIndex }: Node): Node | null {
  return branches.find((child) => child.startIndex <= startIndex && endIndex <= child.endIndex) ?? block;
}

function enter(node: Node, type: string, place: Place, { declarations }: Language, file: FileNames): Scope {
  declarations.names.get(type)?.(node, place, file);
  const inner = declarations.scopes.get(type)?.(node, place, file) ?? place.scope;
  if (inner !== place.scope && inner.kind === 'function') file.functionScopes.set(node.id, inner);
  return inner;
}

export function isRepeating(node: Node, language: Language): boolean {
  return language.loops.has(node.type) || language.repeats?.(node, node.type) === true;
}

/** Calls that stand as statements on a bare name or a member of the object: `messages.add(x)`, `builder.model(m).build()`. */
function recordChanges(node: Node, place: Place, language: Language, file: FileNames): void {
  for (const child of codeChildren(node)) {
    if (!language.calls.has(child.type)) continue;
    const target = rootOf(child, language);
    if (target !== null) file.change({ ...target, ...place, node: child });
    if (language.handsByReference === true) recordHanded(child, place, language, file);
  }
}

/** Names that a function is given for what it does with them. */
function recordHanded(call: Node, place: Place, language: Language, file: FileNames): void {
  const lowered = language.lower(call);
  if (lowered.kind !== 'call' || lowered.object !== null) return;
  for (const argument of lowered.given.positional) {
    const given = language.lower(argument);
    const handed = { ...place, node: call, isHanded: true, handedTo: lowered.name } as const;
    if (given.kind === 'name') file.change({ name: given.name, ...handed });
  }
}

/** What a chain of calls begins with: a bare name, a member of the object around it, or a member of what a name holds. */
function rootOf(call: Node, language: Language): Target | null {
  let at: Node | null = call;
  for (let depth = 0; at !== null && depth < MAX_LINKS; depth += 1) {
    const lowered = language.lower(at);
    if (lowered.kind === 'call') at = lowered.object;
    else if (lowered.kind === 'same') at = lowered.node;
    else return depth === 0 ? null : targetOf(lowered, language);
  }
  return null;
}

/** Null for what is deeper in an object than its members. */
export function targetOf(lowered: Expression, language: Language): Target | null {
  if (lowered.kind === 'name') return { name: lowered.name };
  if (lowered.kind === 'member' && lowered.object === null) return { name: ofSelf(lowered.name) };
  if (lowered.kind !== 'member' && lowered.kind !== 'index') return null;
  const owner = lowered.object === null ? null : language.lower(lowered.object);
  if (owner?.kind !== 'name') return null;
  return { name: owner.name, member: lowered.kind === 'index' ? lowered.key : lowered.name };
}
