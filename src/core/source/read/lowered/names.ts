/** Names of one file: what each is given where, which calls there are, and what is changed after it was made. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { SdkPackage } from '../../sdks/packages/sdkPackage';
import { lastIndexOf } from '../lastIndex';
import { step } from '../work';
import type { Language } from './language';

export interface Scope {
  readonly kind: 'module' | 'class' | 'function';
  readonly name: string | null;
  readonly parent: Scope | null;
  readonly names: Map<string, Binding[]>;
}

/** Something that a name is given. */
export interface Binding {
  readonly kind: 'variable' | 'parameter' | 'import' | 'self' | 'function';
  /** The value given, or the parameter's default; null when there is none. */
  readonly value: Node | null;
  /** The type that the code states, or that a function returns. */
  readonly type: string | null;
  /** Where `value` is to be read. */
  readonly scope: Scope;
  /** Index in the text from which the name has the value. */
  readonly at: number;
  /** The innermost block around it; null at the top. */
  readonly block: Node | null;
  /** Of an import: the module. */
  readonly from?: string;
  /** Of a function: its node. */
  readonly node?: Node;
}

/** A change of what a name holds: a call on it, or a value for a member (null: one more element). */
export interface Change {
  readonly name: string;
  /** It is a member of what the name holds that is changed: `options.Tools.Add(tool)`. */
  readonly member?: string | Node;
  readonly scope: Scope;
  readonly node: Node;
  readonly set?: { readonly key: string | Node | null; readonly value: Node };
  /** The node is a call that is handed what the name holds, to write to it. */
  readonly isHanded?: true;
  /** The function of the file that it is handed to, perhaps. */
  readonly handedTo?: string;
}

/** Under what name changes of a member of the object around them are kept. */
export function ofSelf(member: string): string {
  return `self ${member}`;
}

export interface CallPlace {
  readonly node: Node;
  readonly scope: Scope;
}

/** Where the walk is. */
export interface Place {
  readonly scope: Scope;
  readonly block: Node | null;
}

export class FileNames {
  readonly module = createScope('module', null, null);
  readonly classes = new Map<string, Scope>();
  readonly modules = new Set<string>();
  readonly calls: CallPlace[] = [];
  readonly changes = new Map<string, Change[]>();
  /** Scope of what a function's node holds, by the node's id. */
  readonly functionScopes = new Map<number, Scope>();

  constructor(readonly root: Node) {}

  imports({ modules }: SdkPackage): boolean {
    return [...this.modules].some((module) => modules.test(module));
  }

  bind(place: Place, name: string, given: Partial<Binding>, scope = place.scope): void {
    const binding: Binding = {
      kind: 'variable',
      value: null,
      type: null,
      scope: place.scope,
      at: 0,
      block: place.block,
      ...given,
    };
    const known = scope.names.get(name);
    if (known === undefined) scope.names.set(name, [binding]);
    else known.push(binding);
  }

  change(change: Change): void {
    const known = this.changes.get(change.name);
    if (known === undefined) this.changes.set(change.name, [change]);
    else known.push(change);
  }

  /** Members of a class by its name; methods may stand apart from it. */
  classScope(name: string, parent: Scope): Scope {
    const known = this.classes.get(name);
    if (known !== undefined) return known;
    const scope = createScope('class', name, parent);
    this.classes.set(name, scope);
    return scope;
  }
}

export function createScope(kind: Scope['kind'], name: string | null, parent: Scope | null): Scope {
  return { kind, name, parent, names: new Map() };
}

export function classAround(scope: Scope): Scope | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) if (at.kind === 'class') return at;
  return null;
}

/** Names of the functions and classes around a scope, outermost first. */
export function namesAround(scope: Scope): string[] {
  const names: string[] = [];
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at.name !== null) names.unshift(at.name);
  }
  return names;
}

export function functionAround(scope: Scope): string | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at.kind === 'function' && at.name !== null) return at.name;
  }
  return null;
}

/** True when whoever is at `index` has passed through the block's beginning. */
function isInside(block: Node | null, index: number): boolean {
  return block === null || (block.startIndex <= index && index <= block.endIndex);
}

/**
 * What a name may hold at a place: the last thing it was surely given, and all that it may have been given since,
 * in order. Empty when the file does not say.
 *
 * @param isOnMore What is given rests on what was given before.
 */
export function bindingsOf(
  scope: Scope,
  name: string,
  at: number,
  language: Language,
  isOnMore: (binding: Binding) => boolean = () => false,
): readonly Binding[] {
  step();
  let isOwn = true;
  for (let in_: Scope | null = scope; in_ !== null; in_ = in_.parent) {
    const isHidden = in_.kind === 'class' && !language.seesMembers;
    const bindings = isHidden ? undefined : namesIn(in_, name, language);
    if (bindings !== undefined) {
      const before = isOwn ? bindings.filter((binding) => binding.at <= at) : bindings;
      return sinceLastSure(before.length > 0 ? before : bindings, at, isOnMore);
    }
    isOwn = false;
  }
  return [];
}

function namesIn(scope: Scope, name: string, { memberPrefix }: Language): readonly Binding[] | undefined {
  const own = scope.names.get(name);
  return own !== undefined || memberPrefix === undefined || scope.kind !== 'class'
    ? own
    : scope.names.get(`${memberPrefix}${name}`);
}

function sinceLastSure(
  bindings: readonly Binding[],
  at: number,
  isOnMore: (binding: Binding) => boolean,
): readonly Binding[] {
  const sure = lastIndexOf(bindings, (binding) => isInside(binding.block, at) && !isOnMore(binding));
  return bindings.slice(Math.max(0, sure));
}

/** What the name is given later in the function of a use. */
export function bindingsAfter(scope: Scope, name: string, at: number): readonly Binding[] {
  return (scope.names.get(name) ?? []).filter((binding) => binding.at > at);
}

/** Changes of a name in a function, in document order. */
export function changesOf(file: FileNames, name: string, scope: Scope): readonly Change[] {
  const its = (file.changes.get(name) ?? []).filter((change) => isSeenFrom(change.scope, name, scope));
  return its.sort((a, b) => a.node.startIndex - b.node.startIndex);
}

/** A function without a name changes what is around it as its own. */
function isSeenFrom(inner: Scope, name: string, scope: Scope): boolean {
  let at = inner;
  while (
    at !== scope &&
    at.kind === 'function' &&
    at.name === null &&
    !at.names.has(name) &&
    at.parent !== null
  )
    at = at.parent;
  return at === scope;
}

/** Changes of a member by the methods of its class, in document order. */
export function changesOfMember(file: FileNames, name: string, owner: Scope): readonly Change[] {
  const bare = (file.changes.get(name) ?? []).filter(({ scope }) => givesName(scope, name) === owner);
  return [...bare, ...(file.changes.get(ofSelf(name)) ?? [])]
    .filter(({ scope }) => scope.kind === 'function' && classAround(scope) === owner)
    .sort((a, b) => a.node.startIndex - b.node.startIndex);
}

function givesName(from: Scope, name: string): Scope | null {
  let at: Scope | null = from;
  while (at !== null && !at.names.has(name)) at = at.parent;
  return at;
}

const CONSTRUCTOR = /^(?:initialize|__construct|constructor)$/;

/** What a scope does is done as the object is made. */
export function isConstructor({ name, parent }: Scope): boolean {
  return name !== null && (CONSTRUCTOR.test(name) || name === parent?.name);
}

/** Gives a value to a name that is declared around the place. */
export function assign(file: FileNames, place: Place, name: string, value: Node | null, at: number): void {
  let declaring = place.scope;
  for (let scope: Scope | null = place.scope; scope !== null; scope = scope.parent) {
    if (!scope.names.has(name)) continue;
    declaring = scope;
    break;
  }
  file.bind(place, name, { value, at }, declaring);
}

/** Gives a value to a member of the object around the place. */
export function assignMember(file: FileNames, place: Place, name: string, value: Node | null): void {
  const owner = classAround(place.scope);
  if (owner !== null) file.bind(place, name, { value }, owner);
}
