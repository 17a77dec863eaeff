/** What a call of a function of the project gives: prompts are often built by a function of their own. */

import type { Node } from '@vscode/tree-sitter-wasm';
import {
  onWays,
  plainText,
  type RecordValue,
  relocated,
  segmentsOf,
  unknown,
  type Value,
  via,
} from '../value';
import { alternatives } from './alternatives';
import { givenBySubclasses } from './elsewhere';
import type { Definition, Scope } from './fileIndex';
import { keyOf } from './flow/choices';
import type { LanguageReader } from './language';
import { rangeOf } from './nodes';
import { classOf, definitionOf } from './owners';

/** A call that is being evaluated. */
export interface ReadCall {
  readonly node: Node;
  readonly scope: Scope;
  readonly depth: number;
  readonly reader: LanguageReader;
  /** Value of an expression beside the call. */
  readonly inner: (node: Node) => Value;
}

/** What a call of a function or method of the project is worth, at the place of the call; null when it is none of these. */
export function calledValue(
  callee: Node,
  args: readonly Node[],
  { node, scope, depth, reader, inner }: ReadCall,
): Value | null {
  const definition = definitionOf(callee, scope, reader);
  if (definition === null) return null;
  const given = () => ({ positional: args.map(inner), named: reader.arguments(node, scope).named });
  const read = (made: Definition) => returnedValue(made, given, reader, depth);
  const value = withOverrides(read(definition), callee, read, { node, scope, depth, reader });
  return value === null || definition.node?.tree === node.tree ? value : relocated(value, rangeOf(node));
}

/** A method of the object around the code may be that of a class that extends its own. */
function withOverrides(
  value: Value | null,
  callee: Node,
  read: (definition: Definition) => Value | null,
  { node, scope, depth, reader }: Omit<ReadCall, 'inner'>,
): Value | null {
  const link = value === null ? null : reader.linkOf(reader.unwrap(callee));
  const owner = link === null ? null : classOf(link.object, scope, reader);
  if (value === null || link === null || owner === null) return value;
  const name = link.name.replace(/\(\)$/, '');
  const none = unknown(node.text);
  return givenBySubclasses(value, name, owner, { node, reader, depth }, (made) => read(made) ?? none);
}

interface GivenArguments {
  readonly positional: readonly Value[];
  readonly named: RecordValue;
}

/** Null when the function returns different things, or nothing that can be seen. */
function returnedValue(
  { node, scope, kind }: Definition,
  given: () => GivenArguments,
  reader: LanguageReader,
  depth: number,
): Value | null {
  if (kind !== 'function' || node === undefined || scope === undefined) return null;
  const values = reader
    .returned(node)
    .map((expression) => reader.evaluate(expression, scope, depth + 1))
    .filter((value) => value.kind !== 'nothing');
  const value = oneReturned(values, node);
  if (value === null || value.kind === 'unknown') return null;
  return via(withArguments(value, argumentsByName(scope.names, given())), 'constant');
}

/** One text of several that are known, as a rule the longest: what returns less is the exception. Of other values none. */
function oneReturned(values: readonly Value[], node: Node): Value | null {
  const [first] = values;
  const text = plainText(first);
  if (first === undefined || values.length === 1) return first ?? null;
  if (text !== null && values.every((other) => plainText(other) === text)) return first;
  return values.every(({ kind }) => kind === 'text')
    ? alternatives(
        [...values].sort((a, b) => lengthOf(b) - lengthOf(a)),
        keyOf(node),
      )
    : null;
}

/** Of a hole, about as many characters as those of unknown size are taken to have. */
const HOLE_CHARS = 400;

function lengthOf(value: Value): number {
  return segmentsOf(value).reduce(
    (sum, segment) => sum + (segment.kind === 'static' ? segment.text.length : HOLE_CHARS),
    0,
  );
}

/** By the order of the parameters, then by their names; an object that is taken apart gives its members. */
function argumentsByName(
  names: Iterable<readonly [string, readonly Definition[]]>,
  { positional, named }: GivenArguments,
): ReadonlyMap<string, Value> {
  const parameters = [...names].flatMap(([name, [first]]) =>
    first?.kind === 'parameter' && name !== 'self' && name !== 'cls' ? [{ name, first }] : [],
  );
  const values = new Map<string, Value>();
  const isTakenApart = parameters.some(({ first }) => first.path.length > 0);
  if (!isTakenApart)
    parameters.forEach(({ name }, index) => {
      const value = positional[index];
      if (value === undefined) return;
      values.set(name, value);
      for (const [member, entry] of value.kind === 'record' ? value.entries : [])
        values.set(`${name}.${member}`, entry);
    });
  for (const [name, value] of named.entries) values.set(name, value);
  return values;
}

/** The value with each variable that is a parameter replaced by what it is given. */
function withArguments(value: Value, given: ReadonlyMap<string, Value>): Value {
  switch (value.kind) {
    case 'text':
      return {
        ...value,
        segments: value.segments.flatMap((segment) => {
          const argument = segment.kind === 'variable' ? given.get(segment.name) : undefined;
          return argument === undefined ? [segment] : onWays(segmentsOf(argument), segment.ways);
        }),
      };
    case 'unknown':
      return onWays([given.get(value.expression) ?? value], value.ways)[0] ?? value;
    case 'spread': {
      const argument = given.get(value.expression);
      return argument?.kind === 'unknown' ? { ...value, expression: argument.expression } : value;
    }
    case 'list':
      return {
        ...value,
        items: value.items.flatMap((item) => {
          const list = item.kind === 'spread' ? given.get(item.expression) : undefined;
          return list?.kind === 'list' ? onWays(list.items, item.ways) : [withArguments(item, given)];
        }),
      };
    case 'record': {
      const entries = [...value.entries].map(([name, entry]) => [name, withArguments(entry, given)] as const);
      return { ...value, entries: new Map(entries) };
    }
    default:
      return value;
  }
}
