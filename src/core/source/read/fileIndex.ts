/** Names of one file: which scopes there are, what each name is given, and where the calls stand. */

import type { Node } from '@vscode/tree-sitter-wasm';

/** Something that a name is given. */
export interface Definition {
  readonly kind: 'variable' | 'parameter' | 'import' | 'class' | 'function' | 'field';
  /** The value given, or the parameter's default; null when there is none. */
  readonly value: Node | null;
  /** The annotation, such as `OpenAI` or `Optional[AsyncOpenAI]`. */
  readonly type: string | null;
  /** For a destructured name: the members on the way from `value` to it. */
  readonly path: readonly string[];
  /** For an import: the module, and the name in it; `*` for the module itself, `default` for its default. */
  readonly from?: { readonly module: string; readonly name: string };
  readonly startIndex: number;
  /** Where `value` is to be read. */
  readonly valueScope: Scope;
  /** For a class or function: what is inside, and its node. */
  readonly scope?: Scope;
  readonly node?: Node;
}

export interface Scope {
  readonly kind: 'module' | 'class' | 'function';
  readonly name: string | null;
  readonly parent: Scope | null;
  readonly names: Map<string, Definition[]>;
  /** For a class: the names of the classes it extends. */
  readonly bases: readonly string[];
}

/** A call in the file. */
export interface CallNode {
  readonly node: Node;
  readonly scope: Scope;
  readonly inLoop: boolean;
}

export interface FileIndex {
  readonly module: Scope;
  readonly calls: readonly CallNode[];
  /** Modules that the file imports, as it writes them. */
  readonly modules: ReadonlySet<string>;
}

export function createScope(
  kind: Scope['kind'],
  name: string | null,
  parent: Scope | null,
  bases: readonly string[] = [],
): Scope {
  return { kind, name, parent, names: new Map(), bases };
}

/** A member of a class or of the classes of this file that it extends. */
export function memberOf(classScope: Scope, name: string, depth = 0): Definition | null {
  const own = classScope.names.get(name)?.at(-1);
  if (own !== undefined) return own;
  if (depth > 5) return null;
  for (const base of classScope.bases) {
    const scope =
      classScope.parent === null ? null : lookUp(classScope.parent, base, Number.MAX_SAFE_INTEGER)?.scope;
    const inherited = scope?.kind === 'class' ? memberOf(scope, name, depth + 1) : null;
    if (inherited !== null) return inherited;
  }
  return null;
}

export function define(scope: Scope, name: string, definition: Definition): void {
  const known = scope.names.get(name);
  if (known === undefined) scope.names.set(name, [definition]);
  else known.push(definition);
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

/** In `options = { ...options, stream: true }` the name inside is what it was before. */
function isInside(at: number, value: Node | null): boolean {
  return value !== null && value.startIndex <= at && at < value.endIndex;
}

/**
 * What a name means at a place: in its own scope the last thing given before the place (or the first after it, for
 * loops and functions called later), else the enclosing scopes'. A class's names are not visible from its methods.
 */
export function lookUp(scope: Scope, name: string, at: number): Definition | null {
  let isOwn = true;
  for (let in_: Scope | null = scope; in_ !== null; in_ = in_.parent) {
    if (in_.kind === 'class' && !isOwn) continue;
    const definitions = in_.names.get(name);
    if (definitions !== undefined) {
      const others = isOwn
        ? definitions.filter((definition) => !isInside(at, definition.value))
        : definitions;
      const before = others.filter(({ startIndex }) => startIndex < at);
      return (isOwn && before.length > 0 ? before.at(-1) : others.at(-1)) ?? null;
    }
    isOwn = false;
  }
  return null;
}
