/** What a name or a member holds that other code gives it too: functions that assign names of others, later passes, subclasses. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { concat, isEmpty, isProse, isSame, unknown, type Value } from '../value';
import { alternatives } from './alternatives';
import { type Definition, definitionsOf, givingOuter, moduleOf, type Scope, subclassesOf } from './fileIndex';
import { isFunction } from './flow/syntax';
import { holeOf } from './growth';
import type { LanguageReader } from './language';
import { madeBefore, waysIn } from './madeBefore';
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
  const prompts = later.map((definition) => given(definition, use)).filter(isProse);
  // Of all passes but the first.
  const inLoop = prompts.length === 0 ? added : oneOf([...prompts, added], `later ${name}`, use);
  const others = assigned.map((definition) => given(definition, use));
  return others.length === 0 ? inLoop : oneOf([inLoop, ...others], `elsewhere ${name}`, use);
}

/** The value of a member of an object that code sets members of: `config.model = …`. */
export function memberGivenElsewhere(value: Value, path: string, scope: Scope, use: Use): Value {
  const root = path.replace(/\..*$/, '');
  const holder = scopeOf(root, scope);
  const others = (moduleOf(scope).setPaths?.get(path) ?? []).filter(
    ({ valueScope }) => valueScope !== scope && scopeOf(root, valueScope) === holder,
  );
  const own = definitionsOf(scope, path, use.node.startIndex).filter(({ kind }) => kind === 'field');
  const set = [...new Set([...own, ...others])];
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
  return others.length === 0 ? value : oneOf([value, ...others], `class ${owner.name} ${name}`, use);
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
  const inner = givingOuter(name, declaring).filter((other) => !isAround(other, scope));
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
  const madeAt = madeBefore(scope, name, node, reader);
  return all.filter(
    ({ kind, value, startIndex, isAppended }) =>
      kind === 'variable' &&
      value !== null &&
      isAppended !== true &&
      startIndex > node.startIndex &&
      waysIn(scope, reader).earlierPasses(value, node, madeAt) !== null,
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
  if (!known.some(isProse) && !known.every(({ kind }) => kind === 'list'))
    return known.every(isPlain) ? hole(node) : (values[0] ?? first);
  const texts = known.map((value) => (value.kind === 'unknown' ? concat([value]) : value));
  const one = alternatives(texts, `${at} ${texts.length}`);
  return one === null ? hole(node) : { ...one, range: rangeOf(node) };
}

function hole(node: Node): Value {
  return unknown(node.text, 'unknown', rangeOf(node));
}

function isPlain({ kind }: Value): boolean {
  return kind === 'text' || kind === 'number' || kind === 'unknown';
}

function withMore(value: Value, name: string): Value {
  if (value.kind === 'text') return concat([value, unknown(name)], value.range);
  return value.kind === 'list' ? { ...value, items: [...value.items, holeOf(name)] } : value;
}

function scopeOf(name: string, scope: Scope): Scope | null {
  let at: Scope | null = scope;
  // Names of a class are not seen from its methods.
  while (at !== null && (!at.names.has(name) || (at.kind === 'class' && at !== scope))) at = at.parent;
  return at;
}

function isAround(outer: Scope, scope: Scope): boolean {
  let at: Scope | null = scope;
  while (at !== null && at !== outer) at = at.parent;
  return at === outer;
}
