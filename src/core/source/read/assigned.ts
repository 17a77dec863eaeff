/** What a name is worth where several statements give it a value: branches, defaults, and text that is added to. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Way } from '../callSite';
import { isShort, plainText, type RecordValue, standingIn, unknown, type Value, via } from '../value';
import { alternatives, repeated } from './alternatives';
import { valueOfDefinition, valueOfOnly } from './definitions';
import { givenElsewhere } from './elsewhere';
import { type Definition, definitionsOf, follow, type Scope } from './fileIndex';
import { grownName, grownRecord, holeOf, isFirstHole } from './growth';
import type { LanguageReader } from './language';
import { HISTORY, madeBefore, reachingHere, waysIn } from './madeBefore';
import { rangeOf } from './nodes';
import { isOtherBranch, reaching } from './reaching';
import { hasSetElements, setMembers, withSet } from './setMembers';
import { adding, giving, MAX_BRANCHES, type Step, sumOf, valueAfter, whereTaken } from './steps';

/** What the name stands for at its use. Where branches give it different values it depends, and is not known. */
export function valueOfName(reader: LanguageReader, use: Node, scope: Scope, depth: number): Value {
  const own = valueAsMade(reader, use, scope, depth);
  const made = givenElsewhere(own, scope, { node: use, reader, depth });
  const value = withSetElements(
    grownName(made, use.text, scope, { node: use, reader, depth }),
    use,
    scope,
    reader,
  );
  if (value.kind !== 'record' && value.kind !== 'unknown') return value;
  const set = setMembers(use, scope, reader);
  const at = { node: use, reader, depth };
  if (set.length === 0) return value.kind === 'record' ? grownRecord(value, use.text, scope, at) : value;
  const held: RecordValue =
    value.kind === 'record'
      ? value
      : { kind: 'record', entries: new Map(), spreads: [use.text], origin: 'constant' };
  const entries = withSet(held.entries, set, (member) =>
    member.isConditional
      ? unknown(member.value.text, 'unknown', rangeOf(use))
      : reader.evaluate(member.value, scope, depth + 1),
  );
  return grownRecord({ ...held, entries }, use.text, scope, at);
}

/** What is put into elements of a list is not told apart. */
function withSetElements(value: Value, use: Node, scope: Scope, reader: LanguageReader): Value {
  if (value.kind !== 'list' || !hasSetElements(use, scope, reader)) return value;
  return { ...value, items: [...value.items, holeOf(use.text)].filter(isFirstHole) };
}

function valueAsMade(reader: LanguageReader, use: Node, scope: Scope, depth: number): Value {
  const value = valueOfPass(reader, use, scope, depth);
  const all = value.kind === 'text' || value.kind === 'list' ? scope.names.get(use.text) : undefined;
  if (all?.some(({ isAppended }) => isAppended === true) !== true) return value;
  const madeAt = madeBefore(scope, use.text, use, reader);
  const earlier = all.flatMap((definition): Value[] => {
    const ways = waysOfEarlier(definition, use, madeAt, reader);
    return ways === null ? [] : [whereTaken(valueOfDefinition(reader, follow(definition), use, depth), ways)];
  });
  if (earlier.length === 0) return value;
  const known = earlier.filter(({ kind }) => kind === value.kind);
  const history: Value = value.kind === 'list' ? { ...value, items: [HISTORY] } : HISTORY;
  return sumOf([value, ...known, ...(known.length < earlier.length ? [history] : [])], use);
}

/** How the passes before this one of a loop around the use come to what they add; null for what none of them adds. */
function waysOfEarlier(
  { value, valueScope, isAppended }: Definition,
  use: Node,
  madeAt: number,
  reader: LanguageReader,
): readonly Way[] | null {
  if (isAppended !== true || value === null) return null;
  const ways = waysIn(valueScope, reader);
  const earlier = ways.earlierPasses(value, use, madeAt);
  const inside =
    earlier === null ? null : ways.waysTo(value, use, (node) => reader.evaluate(node, valueScope));
  return earlier === null || inside === null ? null : [earlier, ...inside];
}

/** In the pass of the use, where it is in a loop. */
function valueOfPass(reader: LanguageReader, use: Node, scope: Scope, depth: number): Value {
  const definitions = definitionsOf(scope, use.text, use.startIndex).filter(
    (definition) => !isOtherBranch(definition, use),
  );
  const last = definitions.at(-1) ?? null;
  if (definitions.length < 2 || last === null) return valueOfOnly(reader, last, use, depth);
  const known = new Map<Definition, Value>();
  const evaluate = (definition: Definition) => {
    const value = known.get(definition) ?? valueOfDefinition(reader, follow(definition), use, depth);
    known.set(definition, value);
    return value;
  };
  const growth = { evaluate, use, reader };
  const whole = reachingHere(definitions, use.text, use, reader);
  const value = valueOfReached(whole, growth);
  // Of what a loop adds to the last value alone may be known.
  const sure = value.kind === 'unknown' ? reaching(definitions, use) : whole;
  return sure.length === whole.length ? value : valueOfReached(sure, growth);
}

function valueOfReached(reached: readonly Definition[], growth: Growth): Value {
  const values = reached.map(growth.evaluate);
  const isGrown = reached.some(({ isAppended }) => isAppended === true);
  if (!isGrown) {
    const value = oneOf(values, growth.use, null);
    const isChosen = reached.length <= MAX_BRANCHES && values.every(({ kind }) => kind === 'text');
    if (value.kind !== 'unknown' || !isChosen) return value;
  }
  return grown(reached, growth);
}

interface Growth {
  readonly evaluate: (definition: Definition) => Value;
  readonly use: Node;
  readonly reader: LanguageReader;
}

/** What the name is given and what is added to it, one after the other, as far as branches and loops come to it. */
function grown(definitions: readonly Definition[], growth: Growth): Value {
  const { use } = growth;
  const value = valueAfter(
    definitions.flatMap((definition) => stepsOf(definition, growth)),
    {
      use,
      chosen: (values, at) => oneOf(values, use, at),
      passed: (before, after, way) => repeated(before, after, way) ?? after,
    },
  );
  return value === null || !isShort(value) ? unknown(use.text, 'unknown', rangeOf(use)) : value;
}

/** None where the definition is on a branch that leaves before the use. */
function stepsOf(definition: Definition, { evaluate, reader, use }: Growth): Step[] {
  const { value, valueScope } = definition;
  const isSure = value === null || definition.kind !== 'variable';
  const ways = isSure
    ? []
    : waysIn(valueScope, reader).waysTo(value, use, (node) => reader.evaluate(node, valueScope));
  if (ways === null) return [];
  const held = () => evaluate(definition);
  return [definition.isAppended === true ? adding(ways, held, use) : giving(ways, held)];
}

/** The values that the name may have; what is None or undefined until a branch gives it a value, has that value. */
function oneOf(values: readonly Value[], use: Node, at: string | null): Value {
  const given = values.filter(({ kind }) => kind !== 'nothing');
  const [first] = given;
  if (first === undefined) return values[0] ?? unknown(use.text, 'unknown', rangeOf(use));
  if (given.length === 1)
    return values.some(({ origin }) => origin === 'default' || origin === 'parameter')
      ? standingIn(via(first, 'default'), use.text, true)
      : first;
  const text = plainText(first);
  if (text !== null && given.every((value) => plainText(value) === text)) return first;
  const known = given.filter(({ kind }) => kind !== 'unknown');
  // `def f(model=None): model = model or "gpt-4o"`: the parameter itself stands for nothing that is known.
  if (known.length === 1 && known[0] !== undefined && given.every(isParameterOr(known[0])))
    return standingIn(via(known[0], 'default'), use.text, true);
  const one = at === null ? null : alternatives(given, at);
  return one === null ? unknown(use.text, 'unknown', rangeOf(use)) : { ...one, range: rangeOf(use) };
}

function isParameterOr(known: Value): (value: Value) => boolean {
  return (value) => value === known || value.origin === 'parameter';
}
