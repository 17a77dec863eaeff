/** What a name may hold where that is not one value: nothing yet, several values, an object of which only parts are seen. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Way } from '../../callSite';
import { plainText, type RecordValue, text, unknown, type Value, withFallback } from '../../value';
import { alternatives, repeated } from '../alternatives';
import { keyOf } from '../flow/choices';
import { rangeOf } from '../nodes';
import { isMade, isTextBuilder } from './made';

/** The code of an expression, as a name for what is not known. */
export function codeOf(node: Node): string {
  return node.endIndex - node.startIndex > 400 ? node.text.slice(0, 400) : node.text;
}

/** `var messages []openai.Message`, `List<Message> messages;`: nothing yet. */
export function emptyOf(type: string, hole: Value): Value {
  if (isTextBuilder(type)) return text([]);
  return /^\[\]|^(?:Array|Linked|I)?List\b|^Vec\b/.test(type)
    ? { kind: 'list', items: [], origin: 'literal' }
    : hole;
}

/** An object that is not known but for what is set. */
export function holding(expression: string): RecordValue {
  return { kind: 'record', entries: new Map(), spreads: [expression], origin: 'unknown' };
}

/** Of the values that a name may have, the one that is known; unknown where several are. */
export function oneOf(values: readonly Value[], use: Node): Value {
  const last = values.at(-1) ?? unknown(codeOf(use));
  if (values.length < 2) return last;
  const isKnown = (value: Value) =>
    value.kind !== 'unknown' && value.kind !== 'nothing' && plainText(value) !== '';
  const known = values.filter(isKnown);
  const [first] = known;
  if (first === undefined) return values[0] ?? last;
  const open = values.find(({ kind }) => kind === 'unknown');
  if (first.kind !== 'text' && first.kind !== 'number') return known.at(-1) ?? last;
  const same = known.every((value) => sameAs(value, first));
  if (!same) return unknown(codeOf(use), 'unknown', rangeOf(use));
  return open === undefined ? first : withFallback(open, first);
}

function sameAs(a: Value, b: Value): boolean {
  if (a.kind === 'number' && b.kind === 'number') return a.value === b.value;
  return plainText(a) !== null && plainText(a) === plainText(b);
}

/**
 * What a name holds behind a choice: one of these values, the first as a rule. Members of objects are chosen between one by
 * one; one that is not there on a branch is there on another.
 *
 * @param at Of the choice.
 */
export function onBranches(values: readonly Value[], use: Node, at: string): Value {
  const given = values.filter(({ kind }) => kind !== 'nothing');
  if (given.length < 2) return given[0] ?? oneOf(values, use);
  const records = given.filter((value) => value.kind === 'record');
  if (records.length === given.length && new Set(records.map(typeOf)).size === 1)
    return merged(records, (members) => onBranches(members, use, at));
  const isChosen = given.every(isList) || (given.every(isText) && given.some(saysMore));
  return (isChosen ? alternatives(given, at) : null) ?? oneOf(given, use);
}

/** What an expression that chooses is worth; null where one of the values is not known. */
export function oneChosen(values: readonly Value[], node: Node): Value | null {
  const isKnown = values.every(({ kind }) => kind !== 'unknown' && kind !== 'nothing');
  return isKnown ? onBranches(values, node, keyOf(node)) : null;
}

/** What a name holds behind a loop: of a text or a list, what each pass adds to it. */
export function afterPass(before: Value, after: Value, way: Way): Value {
  if (before.kind === 'record' && after.kind === 'record') {
    const entries = [...after.entries].map(([name, member]) => {
      const was = before.entries.get(name) ?? emptyLike(member);
      return [name, was === null ? member : afterPass(was, member, way)] as const;
    });
    return { ...after, entries: new Map(entries) };
  }
  return repeated(before, after, way) ?? after;
}

function typeOf(record: RecordValue): string | null {
  return isMade(record) ? record.type : null;
}

function merged(records: readonly RecordValue[], choose: (members: readonly Value[]) => Value): Value {
  const [first] = records;
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
  return { ...(first ?? holding('')), entries: new Map(entries), spreads };
}

/** What an object without such a list or text has of it. */
function emptyLike(member: Value | undefined): Value | null {
  if (member?.kind === 'list') return { kind: 'list', items: [], origin: 'literal' };
  return member?.kind === 'text' && saysMore(member) ? text([]) : null;
}

/** More than a name, such as that of a model. */
function saysMore(value: Value): boolean {
  const plain = plainText(value);
  return plain === null || /\s/.test(plain);
}

function isList({ kind }: Value): boolean {
  return kind === 'list';
}

function isText({ kind }: Value): boolean {
  return kind === 'text';
}
