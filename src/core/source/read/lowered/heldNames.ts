/** What names hold where they are used: what they are given and what is done to it, as far as branches and loops come to it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Way } from '../../callSite';
import { concat, plainText, staticText, text, unknown, type Value, via } from '../../value';
import { type WaysReader, waysReader } from '../flow/ways';
import { additionsOnWays, isFirstHole } from '../growth';
import { lastIndexOf } from '../lastIndex';
import { HISTORY } from '../madeBefore';
import { rangeOf } from '../nodes';
import { adding, changing, giving, type Step, valueAfter } from '../steps';
import { type Addition, additionTo } from './additions';
import { isRepeating } from './indexNames';
import type { Language } from './language';
import { builder, isMade, snake } from './made';
import {
  type Binding,
  bindingsAfter,
  bindingsOf,
  type Change,
  changesOf,
  classAround,
  type FileNames,
  type Scope,
} from './names';
import { afterPass, codeOf, holding, onBranches, oneOf } from './possible';

/** A use of a name. */
export interface NameUse {
  readonly name: string;
  readonly use: Node;
  /** Of the use. */
  readonly scope: Scope;
  readonly depth: number;
}

/** How expressions are read. */
export interface Reading {
  evaluate(node: Node, scope: Scope, depth: number): Value;
  /** Of list items, among which some are spread. */
  items(nodes: readonly Node[], scope: Scope, depth: number): readonly Value[];
  bound(binding: Binding, use: Node, depth: number): Value;
  /** What a call writes to the text that it is handed first; null where that is not known. */
  written(change: Change, depth: number): Value | null;
  /** A value after the calls of a statement on it. */
  afterCalls(value: Value, change: Change, depth: number): Value;
}

/** Something that is done to what a name holds. */
interface Place {
  /** Null for what is there in any case, such as a parameter. */
  readonly node: Node | null;
  readonly scope: Scope;
  readonly stepsOn: (ways: readonly Way[]) => readonly Step[];
}

/** Something that a name is given: a value, or what it held and more. */
type Given =
  | { readonly binding: Binding; readonly value: Value; readonly added: null }
  | { readonly binding: Binding; readonly value: null; readonly added: Value };

type Whole = 'text' | 'list';

/** A name that is given a value, or changed, more often is generated. */
const MAX_PLACES = 2000;

export class HeldNames {
  private readonly ways: WaysReader;
  /** Names whose passes are being read: what rests on themselves is no longer told apart. */
  private readonly underWay: NameUse[] = [];
  /** How often one was come by again. */
  circles = 0;

  constructor(
    private readonly language: Language,
    private readonly file: FileNames,
    private readonly reading: Reading,
  ) {
    this.ways = waysReader((node) => isRepeating(node, language));
  }

  valueOf(held: NameUse): Value {
    const { name, use, scope } = held;
    const isAdded = (binding: Binding) => this.additionOf(binding, name) !== null;
    const bindings = bindingsOf(scope, name, use.startIndex, this.language, isAdded);
    const from = bindings[0]?.at ?? 0;
    const changes = changesOf(this.file, name, scope).filter(({ node }) => node.startIndex >= from);
    if (bindings.length + changes.length > MAX_PLACES) return notKnown(use);
    const all = bindings.map((binding) => this.given(binding, held));
    const values = all.flatMap(({ value }) => value ?? []);
    const whole = wholeOf(all.map(({ value, added }) => value ?? added));
    const before = changes.filter(({ node }) => node.endIndex <= use.startIndex);
    if (whole === null && all.length > 1 && !values.every(({ kind }) => kind === 'record')) {
      const last = Math.max(...bindings.map(({ at }) => at));
      const since = before.filter(({ node }) => node.startIndex >= last);
      return this.changed(oneOf(values, use), since, held);
    }
    const [only] = all;
    const isChanged = changes.length > 0 || bindingsAfter(scope, name, use.startIndex).length > 0;
    if (all.length === 1 && !isChanged && only?.value != null) return only.value;
    const isAddedTo = values.length < all.length;
    const given = all.map((one) => this.placeOf(one, isAddedTo ? whole : null, held));
    const changed = before.map((change) => this.placeOfChange(change, whole, held));
    const steps = this.stepsOf([...given, ...changed], held);
    return steps.length === 0 && values.length > 0
      ? oneOf(values, use)
      : this.joined(
          whole === null
            ? [...steps, ...this.historyOfMembers([...given, ...changed], changes, held)]
            : this.withPasses(steps, [...given, ...changed], whole, held),
          held,
        );
  }

  /** A value after changes of it. */
  changed(value: Value, changes: readonly Change[], held: NameUse): Value {
    if (changes.length === 0) return value;
    const whole = wholeOf([value]);
    const places = changes.map((change) => this.placeOfChange(change, whole, held));
    return this.joined([giving([], () => value), ...this.stepsOf(places, held)], held);
  }

  private given(binding: Binding, held: NameUse): Given {
    const addition = this.additionOf(binding, held.name);
    return addition === null
      ? { binding, value: this.reading.bound(binding, held.use, held.depth), added: null }
      : { binding, value: null, added: this.valueOfAddition(addition, binding.scope, held.depth + 1) };
  }

  private additionOf({ kind, value }: Binding, name: string): Addition | null {
    return value === null || kind !== 'variable' ? null : additionTo(name, value, this.language);
  }

  private valueOfAddition(addition: Addition, scope: Scope, depth: number): Value {
    if (addition.kind === 'items') return listOf(this.reading.items(addition.nodes, scope, depth));
    const values = addition.parts.map((part) =>
      typeof part === 'string' ? staticText(part) : this.reading.evaluate(part, scope, depth),
    );
    const [only] = values;
    return values.length === 1 && only !== undefined ? only : concat(values);
  }

  /** @param whole What a value that is not known is part of, where more is added to it. */
  private placeOf({ binding, value, added }: Given, whole: Whole | null, held: NameUse): Place {
    return {
      node: binding.kind === 'variable' ? binding.value : null,
      scope: binding.scope,
      stepsOn: (ways) =>
        added === null ? [giving(ways, () => asWhole(value, whole))] : additions(added, ways, held),
    };
  }

  private placeOfChange(change: Change, whole: Whole | null, held: NameUse): Place {
    const { node, scope } = change;
    return { node, scope, stepsOn: (ways) => this.changeSteps(change, whole, ways, held) };
  }

  private changeSteps(
    change: Change,
    whole: Whole | null,
    ways: readonly Way[],
    held: NameUse,
  ): readonly Step[] {
    const { set, scope, member, isHanded } = change;
    const depth = held.depth + 1;
    if (member !== undefined) return [changing(ways, (before) => this.afterMember(before, change, held))];
    if (set?.key === null) {
      const item = this.reading.evaluate(set.value, scope, depth);
      return whole === 'list' ? additions(listOf([item]), ways, held) : [];
    }
    if (isHanded === true) return this.handedSteps(change, whole, ways, held);
    if (set !== undefined) return [changing(ways, (before) => this.afterSet(before, change, held))];
    if (whole === null) return [changing(ways, (before) => this.reading.afterCalls(before, change, depth))];
    const empty = emptyWhole(whole);
    if (this.isEmptying(change)) return [giving(ways, () => empty)];
    if (whole === 'text' && this.isReplacing(change)) return [giving(ways, () => unknown(held.name))];
    const added = this.reading.afterCalls(empty, change, depth);
    return added === empty ? [] : additions(added, ways, held);
  }

  private isReplacing({ node }: Change): boolean {
    const lowered = this.language.lower(node);
    return lowered.kind === 'call' && /^(?:gsub!|sub!|tr!|replace|Replace)$/.test(lowered.name);
  }

  private handedSteps(
    change: Change,
    whole: Whole | null,
    ways: readonly Way[],
    held: NameUse,
  ): readonly Step[] {
    const { handedTo, scope, node } = change;
    if (handedTo !== undefined && !this.isOwnFunction(handedTo, scope, node)) return [];
    if (whole === null) return [changing(ways, (before) => withUnseen(before, held.name))];
    const hole = asWhole(unknown(held.name), whole);
    return additions(this.reading.written(change, held.depth + 1) ?? hole, ways, held);
  }

  /** A function of the file that changes what it is handed. */
  private isOwnFunction(name: string, scope: Scope, { startIndex }: Node): boolean {
    const own = bindingsOf(scope, name, startIndex, this.language);
    const all = [...own, ...(classAround(scope)?.names.get(name) ?? [])];
    return all.some(({ kind, node }) => {
      const inner =
        kind === 'function' && node !== undefined ? this.file.functionScopes.get(node.id) : undefined;
      return inner !== undefined && this.changesParameter(inner);
    });
  }

  private changesParameter(inner: Scope): boolean {
    return [...inner.names].some(
      ([name, [first]]) =>
        first?.kind === 'parameter' &&
        changesOf(this.file, name, inner).some(({ handedTo }) => handedTo === undefined),
    );
  }

  private isEmptying({ node }: Change): boolean {
    const lowered = this.language.lower(node);
    if (lowered.kind !== 'call') return false;
    const isToNothing = /^(?:setLength|truncate|Truncate)$/.test(lowered.name);
    return isToNothing ? lowered.given.positional[0]?.text === '0' : EMPTYING.test(lowered.name);
  }

  /** A list that is a member, with what is added to it. */
  private afterMember(before: Value, change: Change, { depth, name }: NameUse): Value {
    const { set, scope, isHanded } = change;
    const key = this.keyOf(change.member ?? null, scope, depth);
    const record = before.kind === 'unknown' ? holding(before.expression) : before;
    if (record.kind !== 'record' || key === null) return before;
    const isSeen = record.spreads.length === 0;
    const unseen: Value = { kind: 'spread', expression: `${name}.${key}`, origin: 'unknown' };
    const was = record.entries.get(snake(key)) ?? listOf(isSeen ? [] : [unseen]);
    const added = isHanded === true ? this.reading.written(change, depth + 1) : null;
    const item = set === undefined ? null : listOf([this.reading.evaluate(set.value, scope, depth + 1)]);
    const more = added ?? item;
    const now =
      more?.kind === 'list' && was.kind === 'list'
        ? { ...was, items: [...was.items, ...more.items] }
        : this.reading.afterCalls(was, change, depth + 1);
    return now === was ? before : { ...record, entries: new Map([...record.entries, [snake(key), now]]) };
  }

  private keyOf(key: string | Node | null, scope: Scope, depth: number): string | null {
    return typeof key === 'object' && key !== null
      ? plainText(this.reading.evaluate(key, scope, depth + 1))
      : key;
  }

  private afterSet(before: Value, { set, scope }: Change, { depth }: NameUse): Value {
    const name = this.keyOf(set?.key ?? null, scope, depth);
    const record = before.kind === 'unknown' ? holding(before.expression) : before;
    if (record.kind !== 'record' || name === null || set === undefined) return before;
    const value = this.reading.evaluate(set.value, scope, depth + 1);
    return { ...record, entries: new Map([...record.entries, [snake(name), value]]) };
  }

  /** In the order of the code, with the ways to each. */
  private stepsOf(places: readonly Place[], held: NameUse): readonly Step[] {
    return [...places].sort(inOrder).flatMap((place) => {
      const ways = this.waysTo(place, held);
      return ways === null ? [] : place.stepsOn(ways);
    });
  }

  /** Null where it has never run when the use is reached. */
  private waysTo({ node, scope }: Place, { use, depth }: NameUse): readonly Way[] | null {
    if (node === null) return [];
    return this.ways.waysTo(node, use, (inner) => this.reading.evaluate(inner, scope, depth + 1));
  }

  /** With what the passes before this one, of a loop around the use, have added. */
  private withPasses(
    steps: readonly Step[],
    before: readonly Place[],
    whole: Whole,
    held: NameUse,
  ): readonly Step[] {
    const isUnderWay = this.underWay.some(({ name, scope }) => name === held.name && scope === held.scope);
    if (isUnderWay) {
      this.circles += 1;
      const more = whole === 'list' ? listOf([HISTORY]) : HISTORY;
      return [...steps, adding([], () => more, held.use)];
    }
    this.underWay.push(held);
    try {
      return this.withEarlier(steps, before, whole, held);
    } finally {
      this.underWay.pop();
    }
  }

  private withEarlier(
    steps: readonly Step[],
    before: readonly Place[],
    whole: Whole,
    held: NameUse,
  ): readonly Step[] {
    const madeAt = this.madeAt(before, held);
    const later = this.placesAfter(whole, held);
    const start = lastIndexOf(steps, ({ isNew, ways }) => isNew && ways.length === 0) + 1;
    // Of a history nothing is told apart.
    if (whole === 'list' && later.some(({ node }) => this.passesBefore(node, madeAt, held) !== null))
      return [...steps, adding([], () => listOf([HISTORY]), held.use)];
    const earlier = [...before, ...later].flatMap((place) => {
      const passes = this.passesBefore(place.node, madeAt, held);
      const ways = passes === null ? null : this.waysTo(place, held);
      return passes === null || ways === null ? [] : place.stepsOn([passes, ...ways]);
    });
    return [
      ...steps.slice(0, start),
      ...earlier.filter(({ added }) => added !== null),
      ...steps.slice(start),
    ];
  }

  /** Of an object, the lists that a loop around the use adds to behind it. */
  private historyOfMembers(
    before: readonly Place[],
    changes: readonly Change[],
    held: NameUse,
  ): readonly Step[] {
    const later = changes.filter(
      ({ node, set }) => set === undefined && node.startIndex > held.use.startIndex,
    );
    if (later.length === 0) return [];
    const madeAt = this.madeAt(before, held);
    const grows = later.filter(({ node }) => this.passesBefore(node, madeAt, held) !== null);
    const keys = new Set(grows.flatMap((change) => this.listsOf(change, held)));
    return keys.size === 0 ? [] : [changing([], (now) => withHistory(now, keys))];
  }

  /** Names of the members of a builder that a statement adds to. */
  private listsOf(change: Change, { depth }: NameUse): readonly string[] {
    if (change.member !== undefined) {
      const key = this.keyOf(change.member, change.scope, depth);
      return key === null ? [] : [snake(key)];
    }
    const after = this.reading.afterCalls(builder(''), change, depth + 1);
    const entries = after.kind === 'record' ? [...after.entries] : [];
    return entries.flatMap(([name, { kind }]) => (kind === 'list' ? [name] : []));
  }

  private passesBefore(node: Node | null, madeAt: number, { use }: NameUse): Way | null {
    return node === null ? null : this.ways.earlierPasses(node, use, madeAt);
  }

  /** Where the name was last given a value in any case. */
  private madeAt(before: readonly Place[], held: NameUse): number {
    const sure = before.filter((place) => {
      const ways = this.waysTo(place, held);
      return ways?.length === 0 && place.stepsOn(ways).some(({ isNew }) => isNew);
    });
    return Math.max(0, ...sure.map(({ node }) => node?.startIndex ?? 0));
  }

  /** What adds to the name behind the use, which a loop around both comes by before it. */
  private placesAfter(whole: Whole, held: NameUse): readonly Place[] {
    const { name, use, scope } = held;
    const later = changesOf(this.file, name, scope).filter(({ node }) => node.startIndex > use.startIndex);
    const added = bindingsAfter(scope, name, use.startIndex)
      .map((binding) => this.given(binding, held))
      .filter((given) => given.added !== null);
    return [
      ...later.map((change) => this.placeOfChange(change, whole, held)),
      ...added.map((given) => this.placeOf(given, whole, held)),
    ];
  }

  private joined(steps: readonly Step[], { use }: NameUse): Value {
    const value = valueAfter(steps, {
      use,
      chosen: (values, at) => onBranches(values, use, at),
      passed: afterPass,
    });
    if (value === null) return notKnown(use);
    const whole = value.kind === 'list' ? { ...value, items: value.items.filter(isFirstHole) } : value;
    return { ...via(whole, 'constant'), range: rangeOf(use) };
  }
}

const EMPTYING = /^(?:clear!?|Clear|Reset)$/;

function inOrder(a: Place, b: Place): number {
  return (a.node?.startIndex ?? 0) - (b.node?.startIndex ?? 0);
}

function notKnown(use: Node): Value {
  return unknown(codeOf(use), 'unknown', rangeOf(use));
}

/** A builder of a request with messages that nobody sees. */
function withUnseen(value: Value, name: string): Value {
  if (!isMade(value) || !value.isBuilder) return value;
  const messages = value.entries.get('messages');
  const items = messages?.kind === 'list' ? messages.items : [];
  const unseen: Value = { kind: 'spread', expression: `${name}.messages`, origin: 'unknown' };
  return { ...value, entries: new Map([...value.entries, ['messages', listOf([...items, unseen])]]) };
}

function withHistory(value: Value, keys: ReadonlySet<string>): Value {
  if (value.kind !== 'record') return value;
  const grown = [...value.entries].flatMap(([name, member]) =>
    keys.has(name) && member.kind === 'list'
      ? [[name, { ...member, items: [...member.items, HISTORY] }] as const]
      : [],
  );
  return { ...value, entries: new Map([...value.entries, ...grown]) };
}

function listOf(items: readonly Value[]): Value {
  return { kind: 'list', items, origin: 'literal' };
}

function emptyWhole(whole: Whole): Value {
  return whole === 'list' ? listOf([]) : text([]);
}

/** Of what a name is given and what is added to it, one that is a list or a text says that all are. */
function wholeOf(values: readonly Value[]): Whole | null {
  const kinds = new Set(values.map(({ kind }) => kind));
  if (kinds.has('list')) return 'list';
  return kinds.has('text') ? 'text' : null;
}

/** What is not known becomes a part of what is added to it. */
function asWhole(value: Value, whole: Whole | null): Value {
  if (whole === null || value.kind === whole) return value;
  if (whole === 'text') return value.kind === 'unknown' ? concat([value]) : value;
  if (value.kind === 'nothing') return listOf([]);
  return value.kind === 'unknown' ? listOf([{ ...value, kind: 'spread' }]) : value;
}

function additions(added: Value, ways: readonly Way[], { name, use }: NameUse): readonly Step[] {
  if (added.kind !== 'list') return [adding(ways, () => added, use)];
  return additionsOnWays(added.items, ways, name).map((items) =>
    adding(items.ways, () => listOf(items.items), use),
  );
}
