/** Names of one file: which scopes there are, what each name is given, and where the calls stand. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Value } from '../value';
import type { Memo } from './memo';
import { ScopeNames } from './scopeNames';
import { step } from './work';

/** Something that a name is given. */
export interface Definition {
  readonly kind: 'variable' | 'parameter' | 'import' | 'class' | 'function' | 'field';
  /** The value given, or the parameter's default; null when there is none. */
  readonly value: Node | null;
  /** The annotation, such as `OpenAI` or `Optional[AsyncOpenAI]`. */
  readonly type: string | null;
  /** For a destructured name: the members on the way from `value` to it. */
  readonly path: readonly string[];
  readonly from?: ImportedName;
  /** From here on the name means this: the end of an assignment, so that `x = x + 1` adds to what `x` was. */
  readonly startIndex: number;
  /** Where `value` is to be read. */
  readonly valueScope: Scope;
  /** `text += more`: what the name meant before stays in front. */
  readonly isAppended?: boolean;
  /** For a class or function: what is inside, and its node. */
  readonly scope?: Scope;
  readonly node?: Node;
}

/** The module as the code writes it, and the name in it; `*` for the module itself, `default` for its default. */
export interface ImportedName {
  readonly module: string;
  readonly name: string;
}

/** What an imported name stands for in another file of the project. */
export type Imported =
  | { readonly kind: 'definition'; readonly definition: Definition }
  | { readonly kind: 'module'; readonly index: FileIndex }
  /** A file of text or data. */
  | { readonly kind: 'data'; readonly value: Value };

export interface EnvironmentSetting {
  readonly value: string;
  /** False for a file that is there to be copied. */
  readonly isInForce: boolean;
}

/** A module's way to the other files of its project. What lies outside of it, or is not read yet, is null. */
export interface ModuleLinks {
  /** POSIX, in the project. */
  readonly path: string;
  /** Another number each time that a document is read: what was found before may no longer hold. */
  readonly pass: number;
  /** How often an answer lacked a file that is still to be read. */
  readonly lacked: number;
  /** Another answer rests on one that lacks such a file. */
  lack(): void;
  imported(from: ImportedName): Imported | null;
  /** Text of a file that the code names, looked for beside the module and in the folders above it. */
  textOf(file: string): string | null;
  /** A setting of the environment that names a model, from a file such as `.env`. */
  environment(variable: string): EnvironmentSetting | null;
}

export interface Scope {
  readonly kind: 'module' | 'class' | 'function';
  readonly name: string | null;
  readonly parent: Scope | null;
  readonly names: ScopeNames;
  /** For a class: the names of the classes it extends. */
  readonly bases: readonly string[];
  /** For a module: the classes in it. */
  classes?: Scope[];
  /** For a module: functions that give a name of what is around them another value. */
  givenBy?: Map<string, Giving[]>;
  /** For a module: members that are set of what names hold, `config.model`. */
  setPaths?: Map<string, Definition[]>;
  /** For a module that is part of a project. */
  links?: ModuleLinks;
  /** For a module: the calls in it. */
  calls?: readonly CallNode[];
  memo?: Memo;
}

/** A call in the file. */
export interface CallNode {
  readonly node: Node;
  /** Last name of what is called; empty when it has none. Known without looking at the nodes, of which there are many. */
  readonly name: string;
  /** The name is a member of something. */
  readonly isMember: boolean;
  readonly scope: Scope;
}

export interface FileIndex {
  /** The file's text, or most of it: what stands before the first node is left out. */
  text(): string;
  readonly module: Scope;
  readonly calls: readonly CallNode[];
  /** Modules that the file imports, as it writes them. */
  readonly modules: ReadonlySet<string>;
  /** What other files get under another name than it has here, or from a third file. */
  readonly exports: ReadonlyMap<string, Definition>;
  /** Modules whose names are all handed on. */
  readonly handedOn: readonly string[];
}

export function createScope(
  kind: Scope['kind'],
  name: string | null,
  parent: Scope | null,
  bases: readonly string[] = [],
): Scope {
  const scope: Scope = { kind, name, parent, names: new ScopeNames(), bases };
  if (kind === 'class') {
    const module = moduleOf(scope);
    module.classes ??= [];
    module.classes.push(scope);
  }
  return scope;
}

/** A function that gives a name of a scope around it another value; null: of the nearest that has the name. */
interface Giving {
  readonly inner: Scope;
  readonly outer: Scope | null;
}

export function givesOuter(inner: Scope, outer: Scope | null, name: string): void {
  const module = moduleOf(inner);
  module.givenBy ??= new Map();
  const known = module.givenBy.get(name);
  if (known === undefined) module.givenBy.set(name, [{ inner, outer }]);
  else if (known.at(-1)?.inner !== inner) known.push({ inner, outer });
}

/** Functions that give the name of the scope another value. */
export function givingOuter(name: string, declaring: Scope): readonly Scope[] {
  const all = moduleOf(declaring).givenBy?.get(name) ?? [];
  const its = all.filter(({ inner, outer }) => (outer ?? outerScopeOf(inner, name)) === declaring);
  return [...new Set(its.map(({ inner }) => inner))];
}

/** Says that a member of what a name holds is set. */
export function setsPath(path: string, definition: Definition): void {
  const module = moduleOf(definition.valueScope);
  module.setPaths ??= new Map();
  const known = module.setPaths.get(path);
  if (known === undefined) module.setPaths.set(path, [definition]);
  else known.push(definition);
}

/** The scope of a function or the module around this one that has the name. */
function outerScopeOf(inner: Scope, name: string): Scope | null {
  let at = inner.parent;
  while (at !== null && (at.kind === 'class' || !at.names.has(name))) at = at.parent;
  return at;
}

/** The classes of the same file that extend a class, and those that extend these. */
export function subclassesOf(owner: Scope): readonly Scope[] {
  const classes = moduleOf(owner).classes ?? [];
  const found = new Set<Scope>();
  const names = new Set([owner.name]);
  for (const scope of classes) {
    if (scope === owner || !scope.bases.some((base) => names.has(base))) continue;
    found.add(scope);
    names.add(scope.name);
  }
  return [...found];
}

/** A member of a class or of the classes of this file that it extends. */
export function memberOf(classScope: Scope, name: string): Definition | null {
  return definitionsOfMember(classScope, name).at(-1) ?? null;
}

/** All that the member is given, in the class that gives it. */
export function definitionsOfMember(classScope: Scope, name: string, depth = 0): readonly Definition[] {
  const own = classScope.names.get(name);
  if (own !== undefined) return own;
  if (depth > 5) return [];
  for (const base of classScope.bases) {
    const scope =
      classScope.parent === null ? null : lookUp(classScope.parent, base, Number.MAX_SAFE_INTEGER)?.scope;
    const inherited = scope?.kind === 'class' ? definitionsOfMember(scope, name, depth + 1) : [];
    if (inherited.length > 0) return inherited;
  }
  return [];
}

export function define(scope: Scope, name: string, definition: Definition): void {
  scope.names.add(name, definition);
}

/** The class around a scope, for `self` and `this`. */
export function classAround(scope: Scope): Scope | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) if (at.kind === 'class') return at;
  return null;
}

/** Names of the functions and classes around a scope, outermost first. */
export function qualifiedName(scope: Scope): string[] {
  const names: string[] = [];
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at.name !== null) names.unshift(at.name);
  }
  return names;
}

/** Name of the innermost named function around a scope. */
export function functionName(scope: Scope): string | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at.kind === 'function' && at.name !== null) return at.name;
  }
  return null;
}

function isInside(at: number, value: Node | null): boolean {
  return value !== null && value.startIndex <= at && at < value.endIndex;
}

/**
 * What a name means at a place: in its own scope the last thing given before the place (or the first after it, for
 * loops and functions called later), else the enclosing scopes'. A class's names are not visible from its methods.
 * A name that is imported from another file of the project means what it means there.
 */
export function lookUp(scope: Scope, name: string, at: number): Definition | null {
  return follow(definitionsOf(scope, name, at).at(-1) ?? null);
}

/** All that the name is given up to the place, in the scope that gives it; where nothing is before, all of it. */
export function definitionsOf(scope: Scope, name: string, at: number): readonly Definition[] {
  step();
  let isOwn = true;
  for (let in_: Scope | null = scope; in_ !== null; in_ = in_.parent) {
    if (in_.kind === 'class' && !isOwn) continue;
    const definitions = in_.names.get(name);
    if (definitions !== undefined) {
      // In `options = { ...options, stream: true }` the name inside is what it was before.
      const others = isOwn ? definitions.filter(({ value }) => !isInside(at, value)) : definitions;
      const before = isOwn ? others.filter(({ startIndex }) => startIndex <= at) : [];
      return before.length > 0 ? before : others;
    }
    isOwn = false;
  }
  return [];
}

export function moduleOf(scope: Scope): Scope {
  let at = scope;
  while (at.parent !== null) at = at.parent;
  return at;
}

/** What an imported name stands for; null when it is not of the project. */
export function importedBy({ from, valueScope }: Definition): Imported | null {
  return from === undefined ? null : (moduleOf(valueScope).links?.imported(from) ?? null);
}

/** Files that hand names on to one another can do so in a circle. */
const MAX_HANDS = 10;

/** The definition behind an import, in the file that gives the name its value. */
export function follow(definition: Definition | null): Definition | null {
  let at = definition;
  for (let hands = 0; at !== null && hands < MAX_HANDS; hands += 1) {
    const imported = importedBy(at);
    if (imported?.kind !== 'definition') return at;
    at = imported.definition;
  }
  return at;
}

/** As `follow` of the last, with all else that the name is given where it leads to. */
export function followAll(definitions: readonly Definition[], name: string): readonly Definition[] {
  const last = definitions.at(-1) ?? null;
  let at = last;
  let called = name;
  for (let hands = 0; at?.from !== undefined && hands < MAX_HANDS; hands += 1) {
    const imported = importedBy(at);
    if (imported?.kind !== 'definition') break;
    called = at.from.name;
    at = imported.definition;
  }
  return at === null || at === last ? definitions : besides(at, called);
}

/** The definition and the others of its name, in its scope. */
export function besides(definition: Definition, name: string): readonly Definition[] {
  const all = definition.valueScope.names.get(name);
  return all?.at(-1) === definition ? all : [definition];
}

/** What a file gives to those that import the name from it. */
export function exportOf(index: FileIndex, name: string): Definition | null {
  const own = index.exports.get(name) ?? index.module.names.get(name)?.at(-1);
  if (own !== undefined) return own;
  for (const module of index.handedOn) {
    const imported = index.module.links?.imported({ module, name });
    if (imported?.kind === 'definition') return imported.definition;
  }
  return null;
}
