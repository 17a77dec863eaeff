/** Values of which branches of the code choose one; of objects, of each member. */

import { isProse, type RecordValue, text, unknown, type Value } from '../value';
import { alternatives } from './alternatives';

/** How values are told apart, and what those are worth of which nobody knows which it is. */
interface Differing {
  differing(values: readonly Value[]): Value;
  typeOf?(record: RecordValue): string | null;
}

/**
 * One of these values, the first as a rule. Members of objects are chosen between one by one; one that is not there on a
 * branch is there on another.
 *
 * @param at Of the choice.
 */
export function oneOnBranches(values: readonly Value[], at: string, how: Differing): Value {
  const given = values.filter(({ kind }) => kind !== 'nothing');
  const [first] = given;
  if (first === undefined || given.length < 2) return first ?? how.differing(values);
  const records = given.filter((value) => value.kind === 'record');
  const types = new Set(records.map((record) => how.typeOf?.(record)));
  if (records.length === given.length && types.size === 1)
    return merged(records, (members) => oneOnBranches(members, at, how));
  const isChosen = given.every(isList) || (given.every(isText) && given.some(isProse));
  return (isChosen ? alternatives(given, at) : null) ?? how.differing(given);
}

function merged(records: readonly RecordValue[], choose: (members: readonly Value[]) => Value): RecordValue {
  const names = new Set(records.flatMap(({ entries }) => [...entries.keys()]));
  const entries = [...names].map((name) => {
    const members = records.map((record) => record.entries.get(name));
    const known = members.filter((member) => member !== undefined);
    const empty = emptyLike(known[0]);
    const all = empty === null ? known : members.map((member) => member ?? empty);
    // A cap that is set on one branch is none on the others.
    if (all.length < records.length && all[0]?.kind === 'number') return [name, unknown(name)] as const;
    const isSame = all.every((member) => member === all[0]);
    return [name, isSame && all[0] !== undefined ? all[0] : choose(all)] as const;
  });
  const spreads = [...new Set(records.flatMap((record) => record.spreads))];
  const [first] = records;
  const own = first ?? { kind: 'record' as const, origin: 'literal' as const };
  return { ...own, entries: new Map(entries), spreads };
}

/** What an object without such a list or text has of it. */
export function emptyLike(member: Value | undefined): Value | null {
  if (member?.kind === 'list') return { kind: 'list', items: [], origin: 'literal' };
  return member?.kind === 'text' && isProse(member) ? text([]) : null;
}

function isList({ kind }: Value): boolean {
  return kind === 'list';
}

function isText({ kind }: Value): boolean {
  return kind === 'text';
}
