/** What a name is worth where several statements give it a value: branches, defaults, and text that is added to. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { concat, plainText, type RecordValue, unknown, type Value, via } from '../value';
import { valueOfDefinition } from './definitions';
import { type Definition, definitionsOf, follow, type Scope } from './fileIndex';
import type { LanguageReader } from './language';
import { rangeOf } from './nodes';
import { isOtherBranch, reaching, trailing } from './reaching';
import { setMembers, withSet } from './setMembers';

/** What the name stands for at its use. Where branches give it different values it depends, and is not known. */
export function valueOfName(reader: LanguageReader, use: Node, scope: Scope, depth: number): Value {
  const value = valueAsMade(reader, use, scope, depth);
  if (value.kind !== 'record' && value.kind !== 'unknown') return value;
  const set = setMembers(use, scope, reader);
  if (set.length === 0) return value;
  const made: RecordValue =
    value.kind === 'record'
      ? value
      : { kind: 'record', entries: new Map(), spreads: [use.text], origin: 'constant' };
  const entries = withSet(made.entries, set, (member) =>
    member.isConditional
      ? unknown(member.value.text, 'unknown', rangeOf(use))
      : reader.evaluate(member.value, scope, depth + 1),
  );
  return { ...made, entries };
}

function valueAsMade(reader: LanguageReader, use: Node, scope: Scope, depth: number): Value {
  const definitions = definitionsOf(scope, use.text, use.startIndex).filter(
    (definition) => !isOtherBranch(definition, use),
  );
  const last = definitions.at(-1) ?? null;
  if (definitions.length < 2 || last === null) return valueOfDefinition(reader, follow(last), use, depth);
  const evaluate = (definition: Definition) => valueOfDefinition(reader, follow(definition), use, depth);
  const added = trailing(definitions, ({ isAppended }) => isAppended === true);
  if (added.length > 0) return appended(definitions, added, evaluate, use);
  return oneOf(reaching(definitions, use).map(evaluate), use);
}

function appended(
  definitions: readonly Definition[],
  added: readonly Definition[],
  evaluate: (definition: Definition) => Value,
  use: Node,
): Value {
  const before = definitions.slice(0, definitions.length - added.length);
  if (before.length === 0) return unknown(use.text, 'unknown', rangeOf(use));
  const values = [oneOf(reaching(before, use).map(evaluate), use), ...added.map(evaluate)];
  if (values.every((value) => value.kind === 'list'))
    return { kind: 'list', items: values.flatMap((value) => value.items), origin: 'constant' };
  return values[0]?.kind === 'text'
    ? via(concat(values, rangeOf(use)), 'constant')
    : unknown(use.text, 'unknown', rangeOf(use));
}

/** The values that the name may have; what is None or undefined until a branch gives it a value, has that value. */
function oneOf(values: readonly Value[], use: Node): Value {
  const given = values.filter(({ kind }) => kind !== 'nothing');
  const [first] = given;
  if (first === undefined) return values[0] ?? unknown(use.text, 'unknown', rangeOf(use));
  if (given.length === 1)
    return values.some(({ origin }) => origin === 'default' || origin === 'parameter')
      ? via(first, 'default')
      : first;
  const text = plainText(first);
  if (text !== null && given.every((value) => plainText(value) === text)) return first;
  const known = given.filter(({ kind }) => kind !== 'unknown');
  // `def f(model=None): model = model or "gpt-4o"`: the parameter itself stands for nothing that is known.
  if (known.length === 1 && known[0] !== undefined && given.every(isParameterOr(known[0])))
    return via(known[0], 'default');
  return unknown(use.text, 'unknown', rangeOf(use));
}

function isParameterOr(known: Value): (value: Value) => boolean {
  return (value) => value === known || value.origin === 'parameter';
}
