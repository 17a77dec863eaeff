/** What names hold where they are used: what they are given and what is done to it, as far as branches and loops come to it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Way } from '../../callSite';
import { concat, staticText, unknown, type Value, via } from '../../value';
import { type WaysReader, waysReader } from '../flow/ways';
import { isFirstHole } from '../growth';
import { lastIndexOf } from '../lastIndex';
import { HISTORY } from '../madeBefore';
import { rangeOf } from '../nodes';
import { adding, changing, giving, type Step, valueAfter } from '../steps';
import { type Addition, additionTo } from './additions';
import { ChangeSteps, type NameUse, type Reading } from './changeSteps';
import { isRepeating } from './indexNames';
import type { Language } from './language';
import {
  type Binding,
  bindingsAfter,
  bindingsOf,
  type Change,
  changesOf,
  type FileNames,
  type Scope,
} from './names';
import { afterPass, codeOf, onBranches, oneOf } from './possible';
import { additions, asWhole, listOf, type Whole, wholeOf, withHistory } from './wholes';

/** Something that is done to what a name holds. */
interface Place {
  /** Null for what is there in any case, such as a parameter. */
  readonly node: Node | null;
  readonly scope: Scope;
  /** Whatever the name has held before. */
  readonly isNew: boolean;
  readonly stepsOn: (ways: readonly Way[]) => readonly Step[];
}

/** Something that a name is given: a value, or what it held and more. */
type Given =
  | { readonly binding: Binding; readonly value: Value; readonly added: null }
  | { readonly binding: Binding; readonly value: null; readonly added: Value };

/** A name that is given a value, or changed, more often is generated. */
const MAX_PLACES = 2000;

export class HeldNames {
  private readonly ways: WaysReader;
  private readonly changes: ChangeSteps;
  private readonly additions = new Map<Binding, Addition | null>();
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
    this.changes = new ChangeSteps(language, file, reading);
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

  /** Each use of the name asks for all of them. */
  private additionOf(binding: Binding, name: string): Addition | null {
    const { kind, value } = binding;
    if (value === null || kind !== 'variable') return null;
    const known = this.additions.get(binding);
    if (known !== undefined) return known;
    const addition = additionTo(name, value, this.language);
    this.additions.set(binding, addition);
    return addition;
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
      isNew: added === null,
      stepsOn: (ways) =>
        added === null ? [giving(ways, () => asWhole(value, whole))] : additions(added, ways, held),
    };
  }

  private placeOfChange(change: Change, whole: Whole | null, held: NameUse): Place {
    const { node, scope } = change;
    const isNew = this.changes.makesAnew(change, whole);
    return { node, scope, isNew, stepsOn: (ways) => this.changes.stepsOf(change, whole, ways, held) };
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
    const keys = new Set(grows.flatMap((change) => this.changes.listsOf(change, held)));
    return keys.size === 0 ? [] : [changing([], (now) => withHistory(now, keys))];
  }

  private passesBefore(node: Node | null, madeAt: number, { use }: NameUse): Way | null {
    return node === null ? null : this.ways.earlierPasses(node, use, madeAt);
  }

  /** Where the name was last given a value in any case. */
  private madeAt(before: readonly Place[], held: NameUse): number {
    const sure = before.filter((place) => place.isNew && this.waysTo(place, held)?.length === 0);
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

function inOrder(a: Place, b: Place): number {
  return (a.node?.startIndex ?? 0) - (b.node?.startIndex ?? 0);
}

function notKnown(use: Node): Value {
  return unknown(codeOf(use), 'unknown', rangeOf(use));
}
