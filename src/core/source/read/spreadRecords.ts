/** Objects that are spread into others: `{ model, ...(tools ? { tools } : {}) }`, `{"model": model, **options}`. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { type RecordValue, unknown, type Value, via } from '../value';
import { oneOnBranches } from './branches';
import { keyOf } from './flow/choices';
import { children, field } from './nodes';

const NONE: RecordValue = { kind: 'record', entries: new Map(), spreads: [], origin: 'literal' };

/** What an object literal holds so far; what is spread into it takes its place. */
export interface Held {
  entries: Map<string, Value>;
  readonly spreads: string[];
}

/** Members of a known object, or of one of two; anything else may hold anything. */
export function spreadInto(held: Held, node: Node, inner: (node: Node) => Value): void {
  const choices = choicesOf(node, inner).map((value) => (value.kind === 'nothing' ? NONE : value));
  const records = choices.filter((value) => value.kind === 'record');
  if (records.length < choices.length) {
    held.spreads.push(node.text);
    return;
  }
  const on = records.map((record) => ({
    ...record,
    entries: new Map([...held.entries, ...constants(record)]),
  }));
  const value = oneOnBranches(on, keyOf(node), { differing: () => unknown(node.text) });
  if (value.kind !== 'record') return;
  held.entries = new Map(value.entries);
  held.spreads.push(...value.spreads);
}

function constants({ entries }: RecordValue): readonly (readonly [string, Value])[] {
  return [...entries].map(([name, member]) => [name, via(member, 'constant')] as const);
}

const BARE = /^(?:parenthesized_expression|as_expression|satisfies_expression|non_null_expression)$/;

/** The values of which the expression is one. */
function choicesOf(node: Node, inner: (node: Node) => Value): readonly Value[] {
  const [only] = children(node);
  if (BARE.test(node.type) && only !== undefined) return choicesOf(only, inner);
  if (/^(?:ternary|conditional)_expression$/.test(node.type)) return branchesOf(node).map(inner);
  const operator = field(node, 'operator')?.text ?? '';
  const [left, right] = [field(node, 'left'), field(node, 'right')];
  if (left === null || right === null) return [inner(node)];
  if (/^(?:&&|and)$/.test(operator)) return [inner(right), NONE];
  // Where the first is not known, it may hold more than what is there for want of it.
  return /^(?:\|\||\?\?|or)$/.test(operator) ? [inner(left)] : [inner(node)];
}

/** Python writes the condition between the two. */
function branchesOf(node: Node): readonly Node[] {
  const named = [field(node, 'consequence'), field(node, 'alternative')].filter((branch) => branch !== null);
  const [whenTrue, , whenFalse] = children(node);
  return named.length > 0 ? named : [whenTrue, whenFalse].filter((branch) => branch !== undefined);
}
