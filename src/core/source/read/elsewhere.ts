/** What a name or a member holds that other code gives it too: functions that assign names of others, later passes, subclasses. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { concat, isEmpty, plainText, unknown, type Value } from '../value';
import { alternatives } from './alternatives';
import { type Definition, definitionsOf, type Scope, subclassesOf } from './fileIndex';
import { isFunction } from './flow/syntax';
import { holeOf } from './growth';
import type { LanguageReader } from './language';
import { waysIn } from './madeBefore';
import { rangeOf } from './nodes';

/** Where a value is used, and how others are read. */
interface Use {
  readonly node: Node;
  readonly reader: LanguageReader;
  readonly depth: number;
}

/** The value of a name with what other functions, and passes of a loop before this one, may have given it. */
export function givenElsewhere(value: Value, scope: Scope, use: Use): Value {
  const name = use.node.text;
  const declaring = scopeOf(name, scope);
  if (declaring === null) return value;
  const { assigned, isAdded } = givenInside(name, declaring, scope, use);
  const later = declaring === scope ? givenLater(name, scope, use) : [];
  const added = isAdded ? withMore(value, name) : value;
  const prompts = later.map((definition) => given(definition, use)).filter(isPrompt);
  // Of all passes but the first.
  const inLoop = prompts.length === 0 ? added : oneOf([...prompts, added], `later ${name}`, use);
  const others = assigned.map((definition) => given(definition, use));
  return others.length === 0 ? inLoop : oneOf([inLoop, ...others], `elsewhere ${name}`, use);
}

/** The value of a member of an object that code sets members of: `config.model = …`. */
export function memberGivenElsewhere(value: Value, path: string, scope: Scope, use: Use): Value {
  const set = definitionsOf(scope, path, use.node.startIndex).filter(({ kind }) => kind === 'field');
  return set.length === 0
    ? value
    : oneOf([value, ...set.map((definition) => given(definition, use))], `set ${path}`, use);
}

/** The value of a member of the object around the code, which may be of a class that gives it another. */
export function givenBySubclasses(
  value: Value,
  name: string,
  owner: Scope,
  use: Use,
  read: (definition: Definition) => Value,
): Value {
  const overrides = overridesOf(owner, name);
  if (overrides.length > MAX_OVERRIDES) return hole(use.node);
  const others = overrides.map(read);
  return others.length === 0 ? value : oneOf([value, ...others], `class ${name}`, use);
}

/** Of more classes nobody says which it is. */
const MAX_OVERRIDES = 16;

/** What classes of this file that extend the class give under the name. */
function overridesOf(owner: Scope, name: string): readonly Definition[] {
  return subclassesOf(owner).flatMap(({ names }) => names.get(name)?.at(-1) ?? []);
}

interface GivenInside {
  readonly assigned: readonly Definition[];
  readonly isAdded: boolean;
}

function givenInside(name: string, declaring: Scope, scope: Scope, { reader }: Use): GivenInside {
  const inner = [...(declaring.givenBy?.get(name) ?? [])].filter((other) => !isAround(other, scope));
  const all = inner.flatMap(({ names }) => names.get(name) ?? []);
  const own = all.filter(
    ({ kind, value }) => kind === 'variable' && value !== null && !isIteration(value, reader),
  );
  return {
    assigned: own.filter(({ isAppended }) => isAppended !== true),
    isAdded: own.some(({ isAppended }) => isAppended === true),
  };
}

/** What an iteration's function does is done where it stands, and read there. */
function isIteration(value: Node, reader: LanguageReader): boolean {
  let at: Node | null = value;
  while (at !== null && !isFunction(at)) at = at.parent;
  return at !== null && reader.repeats(at);
}

function givenLater(name: string, scope: Scope, { node, reader }: Use): readonly Definition[] {
  const all = scope.names.get(name) ?? [];
  return all.filter(
    ({ kind, value, startIndex, isAppended }) =>
      kind === 'variable' &&
      value !== null &&
      isAppended !== true &&
      startIndex > node.startIndex &&
      waysIn(scope, reader).earlierPasses(value, node, 0) !== null,
  );
}

function given({ value, valueScope, path }: Definition, { node, reader, depth }: Use): Value {
  return value === null || path.length > 0
    ? unknown(node.text)
    : reader.evaluate(value, valueScope, depth + 1);
}

/** One of the values. What is empty is still to be given; of names, such as those of models, nobody knows which. */
function oneOf(values: readonly Value[], at: string, { node }: Use): Value {
  const known = values.filter((value) => !isEmpty(value));
  const [first, ...others] = known;
  if (first === undefined || others.every((other) => isSame(other, first)))
    return first ?? values[0] ?? hole(node);
  if (!known.some(isPrompt) && !known.every(({ kind }) => kind === 'list'))
    return known.every(isPlain) ? hole(node) : (values[0] ?? first);
  const texts = known.map((value) => (value.kind === 'unknown' ? concat([value]) : value));
  const one = alternatives(texts, at);
  return one === null ? hole(node) : { ...one, range: rangeOf(node) };
}

function hole(node: Node): Value {
  return unknown(node.text, 'unknown', rangeOf(node));
}

function isSame(a: Value, b: Value): boolean {
  if (a.kind === 'number' && b.kind === 'number') return a.value === b.value;
  return plainText(a) !== null && plainText(a) === plainText(b);
}

function isPlain({ kind }: Value): boolean {
  return kind === 'text' || kind === 'number' || kind === 'unknown';
}

/** Text that is no name. */
function isPrompt(value: Value): boolean {
  return value.kind === 'text' && /\s/.test(plainText(value) ?? ' ');
}

function withMore(value: Value, name: string): Value {
  if (value.kind === 'text') return concat([value, unknown(name)], value.range);
  return value.kind === 'list' ? { ...value, items: [...value.items, holeOf(name)] } : value;
}

function scopeOf(name: string, scope: Scope): Scope | null {
  let at: Scope | null = scope;
  while (at !== null && !at.names.has(name)) at = at.parent;
  return at;
}

function isAround(outer: Scope, scope: Scope): boolean {
  let at: Scope | null = scope;
  while (at !== null && at !== outer) at = at.parent;
  return at === outer;
}
