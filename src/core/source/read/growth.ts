/** Lists that code builds step by step: `messages = [system]`, then `messages.append(user)` before they are sent. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Way } from '../callSite';
import { onWays, type RecordValue, type Value } from '../value';
import { classAround, type Definition, moduleOf, type Scope } from './fileIndex';
import { isFunction } from './flow/syntax';
import type { LanguageReader } from './language';
import { type Addition, additionsIn, HANDED, INSIDE, isAddedToBy, SELF } from './listAdditions';
import { HISTORY, madeBefore, waysIn } from './madeBefore';
import { children } from './nodes';
import { isConstructor } from './reaching';

/** A list that is added to more often, or holds more, is generated. */
const MAX_GROWTHS = 300;
const MAX_WEIGHT = 2000;

interface Growth extends Addition {
  readonly run: Run;
}

/** What is run as a whole: a function, with the iterations in it. */
interface Run {
  /** Null for statements of a module or a class. */
  readonly id: number | null;
  /** It is run once, as the object or the module is made. */
  readonly isMaking: boolean;
}

/** Where the value of a list is asked for. */
interface Use {
  readonly node: Node;
  readonly reader: LanguageReader;
  readonly depth: number;
}

/** What is added to a list, as seen from one use of it. */
interface Added {
  /** In what runs once before all uses: a module's statements, a constructor. */
  readonly before: readonly Growth[];
  /** In other runs of the functions that share the list, nobody knows how often. */
  readonly elsewhere: boolean;
  /** In the function of the use. */
  readonly here: readonly Growth[];
  /** Where the list was last made; 0 where that is not seen. */
  readonly madeAt: number;
}

/** The value of a name with what is added to it. */
export function grownName(value: Value, name: string, scope: Scope, use: Use): Value {
  if (value.kind !== 'list' && value.kind !== 'unknown') return value;
  const growths = growthsOf(name, scope, use.reader);
  const root = rootOf(name);
  const holder = growths.size === 0 ? null : scopeOf(root, scope);
  const its = growths.get(holder);
  if (its === undefined) return value;
  if (its.length > MAX_GROWTHS) return withHole(value, name);
  const { id } = runOf(use.node, use.reader);
  const here = its.filter(({ run }) => run.id === id);
  const madeAt = madeBefore(scope, root, use.node, use.reader);
  if (holder === null || runsIn(holder, scope, use))
    return withAdded(value, name, { before: [], elsewhere: here.length < its.length, here, madeAt }, use);
  const shared = its.filter((growth) => growth.scope === holder && growth.run.id !== id);
  const elsewhere = shared.length < its.length;
  // A function that is handed on where the use is, as to what awaits it, as a rule runs there.
  if (isHandedOn(use))
    return withAdded(value, name, { before: [], elsewhere, here: [...shared, ...here], madeAt }, use);
  const before = shared.filter(({ node }) => node.startIndex >= madeAt);
  return withAdded(value, name, { before, elsewhere, here, madeAt: 0 }, use);
}

/** An object with what is added to the lists that are its members: `body.messages.push(…)`. */
export function grownRecord(value: RecordValue, name: string, scope: Scope, use: Use): RecordValue {
  const grown = [...value.entries].flatMap(([key, member]) => {
    const now = grownName(member, `${name}.${key}`, scope, use);
    return now === member ? [] : [[key, now] as const];
  });
  return grown.length === 0 ? value : { ...value, entries: new Map([...value.entries, ...grown]) };
}

/** Of a member, the name of the object. */
function rootOf(name: string): string {
  return name.replace(/\..*$/, '');
}

/** The value of a member of a class with what its methods add to it. `reached`: what the member is given. */
export function grownMember(
  value: Value,
  name: string,
  owner: Scope,
  reached: () => readonly Definition[],
  use: Use,
): Value {
  if (value.kind !== 'list' && value.kind !== 'unknown') return value;
  const { reader } = use;
  const its = [...growthsOf(SELF + name, owner, reader)].flatMap(([holder, growths]) =>
    isOfClass(holder, owner) ? growths : [],
  );
  if (its.length === 0) return value;
  if (its.length > MAX_GROWTHS) return withHole(value, use.node.text);
  const own = runOf(use.node, reader);
  const given = reached();
  const last = given.at(-1);
  const isFresh =
    last !== undefined &&
    !own.isMaking &&
    given.every(({ value: made, startIndex }) => {
      return made !== null && runOf(made, reader).id === own.id && startIndex <= use.node.startIndex;
    });
  const here = its.filter(({ run }) => run.id === own.id);
  const others = isFresh ? [] : its.filter((growth) => !here.includes(growth));
  const before = others.filter(({ run }) => run.isMaking);
  const isKept = !isFresh && !own.isMaking;
  const elsewhere = before.length < others.length || (isKept && here.length > 0);
  return withAdded(
    value,
    use.node.text,
    { before, elsewhere, here, madeAt: isFresh ? last.startIndex : 0 },
    use,
  );
}

function isOfClass(other: Scope | null, owner: Scope): boolean {
  if (other === null) return false;
  const extendsIt = (a: Scope, b: Scope) => b.name !== null && a.bases.includes(b.name);
  return other === owner || extendsIt(other, owner) || extendsIt(owner, other);
}

function withAdded(
  value: List | Unknown,
  name: string,
  added: Added,
  { node: use, reader, depth }: Use,
): Value {
  const isBefore = ({ node }: Growth) => node.endIndex <= use.startIndex;
  const here = added.here.filter(({ node }) => node.startIndex >= added.madeAt);
  const itemsOf = (growth: Growth): readonly Value[] => {
    const evaluate = (node: Node) => reader.evaluate(node, growth.scope, depth + 1);
    const taken = waysIn(growth.scope, reader).waysTo(growth.node, use, evaluate);
    if (taken === null) return [];
    const given = givenItems(growth, evaluate);
    return additionsOnWays(given, taken, name).flatMap(({ items, ways }) => onWays(items, ways));
  };
  const passesBefore = ({ node, scope }: Growth) =>
    waysIn(scope, reader).earlierPasses(node, use, added.madeAt);
  const earlierItems = (growth: Growth): readonly Value[] => {
    const passes = passesBefore(growth);
    return passes === null ? [] : onWays(itemsOf(growth), [passes]);
  };
  const grows = here.some((growth) => !isBefore(growth) && passesBefore(growth) !== null);
  const known = here.filter(isBefore);
  const hasMore = added.elsewhere && value.kind === 'list' && !grows;
  const items = [
    ...added.before.flatMap(itemsOf),
    ...(hasMore ? [holeOf(name)] : []),
    // Of a history nothing is told apart.
    ...(grows ? [] : known.flatMap(earlierItems)),
    ...known.flatMap(itemsOf),
    ...(grows ? [HISTORY] : []),
  ];
  if (items.length === 0) return value;
  const list = listOf(value);
  const grown: Value = { ...list, items: [...list.items, ...items].filter(isFirstHole) };
  return weightOf(grown) > MAX_WEIGHT ? withHole(value, name) : grown;
}

/** Items that are added at once, on these ways. */
interface AddedItems {
  readonly items: readonly Value[];
  readonly ways: readonly Way[];
}

/**
 * Of what a loop adds and nothing is known of, the size is assumed as a whole, whichever way each of its passes goes.
 *
 * @param name Of the list.
 */
export function additionsOnWays(
  given: readonly Value[],
  taken: readonly Way[],
  name: string,
): readonly AddedItems[] {
  const open = taken.findIndex(isOpenLoop);
  if (open < 0) return [{ items: given, ways: taken }];
  const known = { items: given.filter(saysSomething), ways: withOneLoop(taken) };
  return given.every(saysSomething)
    ? [known]
    : [{ items: [holeOf(name)], ways: taken.slice(0, open) }, known];
}

type List = Extract<Value, { kind: 'list' }>;
type Unknown = Extract<Value, { kind: 'unknown' }>;

export function holeOf(name: string): Value {
  return { kind: 'spread', expression: name, origin: 'unknown' };
}

/** What lists hold in lists is shared, and so weighed once. */
const weights = new WeakMap<Value, number>();

function weightOf(value: Value): number {
  const known = weights.get(value);
  if (known !== undefined) return known;
  const weight = 1 + partsOf(value).reduce((sum, part) => sum + weightOf(part), 0);
  weights.set(value, weight);
  return weight;
}

function partsOf(value: Value): readonly Value[] {
  if (value.kind === 'list') return value.items;
  return value.kind === 'record' ? [...value.entries.values()] : [];
}

/** One hole is as large as the list may be, however often it is come by. */
export function isFirstHole(item: Value, index: number, items: readonly Value[]): boolean {
  if (item.kind !== 'spread') return true;
  const first = items.findIndex((other) => other.kind === 'spread' && other.expression === item.expression);
  return first === index;
}

/** Some of its text is in the code. */
function saysSomething(item: Value): boolean {
  switch (item.kind) {
    case 'text':
      return item.segments.some((segment) => segment.kind === 'static' && /\S/.test(segment.text));
    case 'list':
      return item.items.some(saysSomething);
    case 'record':
      return ['content', 'parts', 'text'].some((name) => {
        const content = item.entries.get(name);
        return content !== undefined && saysSomething(content);
      });
    default:
      return false;
  }
}

/** Of loops in loops, of which nobody knows how often they run, the outermost stands for all. */
function withOneLoop(ways: readonly Way[]): readonly Way[] {
  const first = ways.findIndex(isOpenLoop);
  return ways.filter((way, index) => index <= first || !isOpenLoop(way));
}

function isOpenLoop(way: Way): boolean {
  return way.kind === 'loop' && way.passes === null;
}

function withHole(value: List | Unknown, name: string): Value {
  return value.kind === 'unknown' ? value : { ...value, items: [...value.items, holeOf(name)] };
}

/** A list that the function is given is there before what it adds. */
function listOf(value: List | Unknown): List {
  if (value.kind === 'list') return value;
  const { expression: _name, ...rest } = value;
  return { ...rest, kind: 'list', items: [{ ...value, kind: 'spread' }] };
}

function givenItems({ method, given }: Growth, evaluate: (node: Node) => Value): readonly Value[] {
  if (method === HANDED || method === INSIDE) return given.map(({ text }) => holeOf(text));
  return given.flatMap((node): readonly Value[] => {
    const [inner] = SPREADS.has(node.type) ? children(node) : [];
    const value = evaluate(inner ?? node);
    if (inner === undefined && method !== 'extend') return [value];
    if (value.kind === 'list') return value.items;
    return value.kind === 'unknown' ? [{ ...value, kind: 'spread' }] : [value];
  });
}

const SPREADS = new Set(['spread_element', 'list_splat']);

/** The scope that gives the name; null where none does. */
function scopeOf(name: string, from: Scope): Scope | null {
  for (let at: Scope | null = from; at !== null; at = at.parent)
    if (at.names.get(name) !== undefined && (at.kind !== 'class' || at === from)) return at;
  return null;
}

/** The name is given its value in the function that the use is in, or in one that runs in place in it. */
function runsIn(holder: Scope, scope: Scope, { node, reader }: Use): boolean {
  if (holder === scope) return true;
  if (scope.kind !== 'function') return false;
  let inner: Scope | null = scope;
  for (let at = node.parent; at !== null && inner !== null && inner !== holder; at = at.parent) {
    if (!isFunction(at)) continue;
    if (!reader.repeats(at)) return false;
    inner = inner.parent;
  }
  return inner === holder;
}

function runOf(node: Node, reader: LanguageReader): Run {
  const fn = functionAround(node, reader);
  return fn === null || isConstructor(fn) ? { id: null, isMaking: true } : { id: fn.id, isMaking: false };
}

function functionAround(node: Node, reader: LanguageReader): Node | null {
  let at = node.parent;
  while (at !== null && !(isFunction(at) && !reader.repeats(at))) at = at.parent;
  return at;
}

function isHandedOn({ node, reader }: Use): boolean {
  return /^(?:arguments|argument_list)$/.test(functionAround(node, reader)?.parent?.type ?? '');
}

/** By the scope that gives the name; for a member, by the class. */
type Growths = ReadonlyMap<Scope | null, readonly Growth[]>;

/** Of few names anyone asks. */
const growthsByHolder = new WeakMap<readonly Addition[], Growths>();
const NO_GROWTHS: Growths = new Map();

/** Of all of the module. */
function growthsOf(name: string, scope: Scope, reader: LanguageReader): Growths {
  const all = additionsIn(moduleOf(scope), reader).get(name);
  if (all === undefined) return NO_GROWTHS;
  const growths = growthsByHolder.get(all) ?? grouped(all, name, reader);
  growthsByHolder.set(all, growths);
  return growths;
}

function grouped(all: readonly Addition[], name: string, reader: LanguageReader): Growths {
  const groups = new Map<Scope | null, Growth[]>();
  for (const addition of all) {
    const holder = name.startsWith(SELF)
      ? classAround(addition.scope)
      : scopeOf(rootOf(name), addition.scope);
    if (addition.method === HANDED && !isAddedToBy(addition, reader)) continue;
    const growth = { ...addition, run: runOf(addition.node, reader) };
    const group = groups.get(holder);
    if (group === undefined) groups.set(holder, [growth]);
    else group.push(growth);
  }
  return groups;
}
