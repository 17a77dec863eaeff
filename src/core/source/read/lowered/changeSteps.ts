/** What a statement does to what a name holds: adds to it, empties it, sets a member of it, hands it on. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Way } from '../../callSite';
import { plainText, unknown, type Value } from '../../value';
import { changing, giving, type Step } from '../steps';
import type { Language } from './language';
import { builder, snake } from './made';
import {
  type Binding,
  bindingsOf,
  type Change,
  changesOf,
  classAround,
  type FileNames,
  type Scope,
} from './names';
import { holding } from './possible';
import { additions, asWhole, emptyWhole, listOf, type Whole, withUnseen } from './wholes';

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

export class ChangeSteps {
  constructor(
    private readonly language: Language,
    private readonly file: FileNames,
    private readonly reading: Reading,
  ) {}

  stepsOf(change: Change, whole: Whole | null, ways: readonly Way[], held: NameUse): readonly Step[] {
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
    if (this.makesAnew(change, whole))
      return [giving(ways, () => (this.isEmptying(change) ? empty : unknown(held.name)))];
    const added = this.reading.afterCalls(empty, change, depth);
    return added === empty ? [] : additions(added, ways, held);
  }

  /** Of a text or a list, it leaves nothing of what it was. */
  makesAnew(change: Change, whole: Whole | null): boolean {
    const { set, member, isHanded } = change;
    if (whole === null || set !== undefined || member !== undefined || isHanded === true) return false;
    return this.isEmptying(change) || (whole === 'text' && this.isReplacing(change));
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

  /** Names of the members of a builder that a statement adds to. */
  listsOf(change: Change, { depth }: NameUse): readonly string[] {
    if (change.member !== undefined) {
      const key = this.keyOf(change.member, change.scope, depth);
      return key === null ? [] : [snake(key)];
    }
    const after = this.reading.afterCalls(builder(''), change, depth + 1);
    const entries = after.kind === 'record' ? [...after.entries] : [];
    return entries.flatMap(([name, { kind }]) => (kind === 'list' ? [name] : []));
  }
}

const EMPTYING = /^(?:clear!?|Clear|Reset)$/;
