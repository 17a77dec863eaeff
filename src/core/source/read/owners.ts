/** Whose member an expression names: of a class, of an object made from one, or of another module. */

import type { Node } from '@vscode/tree-sitter-wasm';
import {
  besides,
  classAround,
  type Definition,
  definitionsOf,
  definitionsOfMember,
  exportOf,
  follow,
  followAll,
  type Imported,
  importedBy,
  lookUp,
  memberOf,
  moduleOf,
  type Scope,
} from './fileIndex';
import type { LanguageReader } from './language';
import { remembered } from './memo';
import { MAX_DEPTH } from './nodes';
import { reachingMembers, reachingNames } from './reaching';

/** What `name` is in the module that `object` stands for; null when it stands for none of the project. */
export function moduleMember(
  object: Node,
  name: string,
  scope: Scope,
  reader: LanguageReader,
): Imported | null {
  const root = reader.identifier(object) ?? /^[A-Za-z_]\w*(?=(?:\.\w+)+$)/.exec(object.text)?.[0];
  const definition = root === undefined ? null : lookUp(scope, root, object.startIndex);
  if (definition?.from === undefined) return null;
  const { links } = moduleOf(definition.valueScope);
  if (definition.from.name === '*') {
    // `import app.prompts` binds `app`, and `app.prompts` is the module.
    const module = definition.from.module + object.text.slice(root?.length);
    return links?.imported({ module, name }) ?? null;
  }
  const imported = reader.identifier(object) === null ? null : importedBy(definition);
  const inner = imported?.kind === 'module' ? exportOf(imported.index, name) : null;
  return inner === null ? null : { kind: 'definition', definition: inner };
}

/** What a name, a member of `self`, of an object or of a module was defined as. */
export function definitionOf(node: Node, scope: Scope, reader: LanguageReader, depth = 0): Definition | null {
  if (depth > MAX_DEPTH / 2) return null;
  const bare = reader.unwrap(node);
  const name = reader.identifier(bare);
  if (name !== null) return lookUp(scope, name, bare.startIndex);
  const link = reader.linkOf(bare);
  if (link === null) return null;
  const member = link.name.replace(/\(\)$/, '');
  const imported = moduleMember(link.object, member, scope, reader);
  if (imported?.kind === 'definition') return follow(imported.definition);
  const owner = classOf(link.object, scope, reader, depth + 1);
  return owner === null ? null : follow(memberOf(owner, member));
}

/** As `definitionOf`, with all else that the name or member may hold: the branches before may have given it. */
export function definitionsAt(node: Node, scope: Scope, reader: LanguageReader): readonly Definition[] {
  const bare = reader.unwrap(node);
  const name = reader.identifier(bare);
  if (name !== null) return reachingNames(followAll(definitionsOf(scope, name, bare.startIndex), name), bare);
  const link = reader.linkOf(bare);
  if (link === null) return [];
  const member = link.name.replace(/\(\)$/, '');
  const imported = moduleMember(link.object, member, scope, reader);
  if (imported?.kind === 'definition')
    return reachingNames(followAll(besides(imported.definition, member), member), bare);
  const owner = classOf(link.object, scope, reader);
  return owner === null ? [] : reachingMembers(followAll(definitionsOfMember(owner, member), member), bare);
}

/** The class that an expression is, or is an object of, as far as its type or its making says. */
export function classOf(node: Node, scope: Scope, reader: LanguageReader, depth = 0): Scope | null {
  if (depth > MAX_DEPTH / 2) return null;
  const bare = reader.unwrap(node);
  if (reader.isSelf(bare)) return classAround(scope);
  return remembered(
    'owners',
    bare,
    scope,
    () => null,
    () => ownerOf(bare, scope, reader, depth),
  );
}

/** The other classes that an expression may be an object of, where branches or returns give it one of several. */
export function otherClasses(node: Node, scope: Scope, reader: LanguageReader): readonly Scope[] {
  const own = classOf(node, scope, reader);
  const bare = reader.unwrap(node);
  const made = reader.construction(bare, scope);
  const maker = made === null ? null : definitionNamed(made.callee, bare, scope);
  const given = maker === null ? definitionsAt(bare, scope, reader) : [maker];
  const classes = given.flatMap((definition) => classesGiven(definition, reader));
  return [...new Set(classes)].filter((other) => other !== own);
}

function classesGiven(definition: Definition, reader: LanguageReader): readonly Scope[] {
  const { kind, node, scope, value, valueScope } = definition;
  if (kind === 'function' && node !== undefined && scope !== undefined)
    return reader.returned(node).flatMap((returned) => classOf(returned, scope, reader) ?? []);
  const owner = kind === 'class' || value === null ? null : classOf(value, valueScope, reader);
  return owner === null ? [] : [owner];
}

function ownerOf(bare: Node, scope: Scope, reader: LanguageReader, depth: number): Scope | null {
  const definition = definitionOf(bare, scope, reader, depth + 1);
  if (definition !== null) {
    const isCall = reader.construction(bare, scope) !== null;
    return classOfDefinition(definition, isCall, reader, depth + 1);
  }
  const made = reader.construction(bare, scope);
  const callee = made === null ? null : definitionNamed(made.callee, bare, scope);
  return callee === null ? null : classOfDefinition(callee, true, reader, depth + 1);
}

function classOfDefinition(
  definition: Definition,
  isCalled: boolean,
  reader: LanguageReader,
  depth: number,
): Scope | null {
  const { kind, scope, node, type, value, valueScope } = definition;
  if (kind === 'class') return scope ?? null;
  if (kind === 'function') {
    if (!isCalled || node === undefined || scope === undefined) return null;
    const declared = reader.returnType(node);
    const typed = declared === null ? null : classNamed(declared, valueScope);
    if (typed !== null) return typed;
    const [first] = reader.returned(node);
    return first === undefined ? null : classOf(first, scope, reader, depth + 1);
  }
  const typed = type === null ? null : classNamed(type, valueScope);
  if (typed !== null || value === null || definition.path.length > 0) return typed;
  return classOf(value, valueScope, reader, depth + 1);
}

/** The first class of the project that a type annotation names: `Optional[Config]`, `Config | None`, `Promise<Config>`. */
function classNamed(type: string, scope: Scope): Scope | null {
  for (const word of type.match(/[A-Za-z_]\w*/g) ?? []) {
    const definition = lookUp(scope, word, Number.MAX_SAFE_INTEGER);
    if (definition?.kind === 'class') return definition.scope ?? null;
  }
  return null;
}

function definitionNamed(callee: string, use: Node, scope: Scope): Definition | null {
  return /^[\w$]+$/.test(callee) ? lookUp(scope, callee, use.startIndex) : null;
}
