/** Texts and lists that statements build up piece by piece, and what of them is not seen. */

import type { Way } from '../../callSite';
import { concat, text, type Value } from '../../value';
import { additionsOnWays } from '../growth';
import { HISTORY } from '../madeBefore';
import { adding, type Step } from '../steps';
import type { NameUse } from './changeSteps';
import { isMade } from './made';

export type Whole = 'text' | 'list';

export function listOf(items: readonly Value[]): Value {
  return { kind: 'list', items, origin: 'literal' };
}

export function emptyWhole(whole: Whole): Value {
  return whole === 'list' ? listOf([]) : text([]);
}

/** Of what a name is given and what is added to it, one that is a list or a text says that all are. */
export function wholeOf(values: readonly Value[]): Whole | null {
  const kinds = new Set(values.map(({ kind }) => kind));
  if (kinds.has('list')) return 'list';
  return kinds.has('text') ? 'text' : null;
}

/** What is not known becomes a part of what is added to it. */
export function asWhole(value: Value, whole: Whole | null): Value {
  if (whole === null || value.kind === whole) return value;
  if (whole === 'text') return value.kind === 'unknown' ? concat([value]) : value;
  if (value.kind === 'nothing') return listOf([]);
  return value.kind === 'unknown' ? listOf([{ ...value, kind: 'spread' }]) : value;
}

export function additions(added: Value, ways: readonly Way[], { name, use }: NameUse): readonly Step[] {
  if (added.kind !== 'list') return [adding(ways, () => added, use)];
  return additionsOnWays(added.items, ways, name).map((items) =>
    adding(items.ways, () => listOf(items.items), use),
  );
}

/** A builder of a request with messages that nobody sees. */
export function withUnseen(value: Value, name: string): Value {
  if (!isMade(value) || !value.isBuilder) return value;
  const messages = value.entries.get('messages');
  const items = messages?.kind === 'list' ? messages.items : [];
  const unseen: Value = { kind: 'spread', expression: `${name}.messages`, origin: 'unknown' };
  return { ...value, entries: new Map([...value.entries, ['messages', listOf([...items, unseen])]]) };
}

/** An object of which the lists of these names are a history. */
export function withHistory(value: Value, keys: ReadonlySet<string>): Value {
  if (value.kind !== 'record') return value;
  const grown = [...value.entries].flatMap(([name, member]) =>
    keys.has(name) && member.kind === 'list'
      ? [[name, { ...member, items: [...member.items, HISTORY] }] as const]
      : [],
  );
  return { ...value, entries: new Map([...value.entries, ...grown]) };
}
