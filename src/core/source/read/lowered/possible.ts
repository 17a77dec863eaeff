/** What a name may hold where that is not one value: nothing yet, several values, an object of which only parts are seen. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Way } from '../../callSite';
import { isSame, plainText, type RecordValue, text, unknown, type Value, withFallback } from '../../value';
import { repeated } from '../alternatives';
import { emptyLike, oneOnBranches } from '../branches';
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
  const same = known.every((value) => isSame(value, first));
  if (!same) return unknown(codeOf(use), 'unknown', rangeOf(use));
  return open === undefined ? first : withFallback(open, first);
}

/** What a name holds behind a choice: one of these values, the first as a rule. */
export function onBranches(values: readonly Value[], use: Node, at: string): Value {
  return oneOnBranches(values, at, { differing: (given) => oneOf(given, use), typeOf });
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
