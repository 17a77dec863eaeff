/** From names to values: what a definition is worth at a use of it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { plainText, unknown, type Value, via } from '../value';
import type { Definition } from './fileIndex';
import type { LanguageReader } from './language';
import { rangeOf } from './nodes';

/** The value behind a name or member. A parameter without a default is its caller's choice. */
export function valueOfDefinition(
  reader: LanguageReader,
  definition: Definition | null,
  use: Node,
  depth: number,
): Value {
  const range = rangeOf(use);
  if (definition === null) return unknown(use.text, 'unknown', range);
  const isParameter = definition.kind === 'parameter';
  if (definition.value === null) return unknown(use.text, isParameter ? 'parameter' : 'unknown', range);
  const value = reader.evaluate(definition.value, definition.valueScope, depth + 1);
  const member = definition.path.reduce<Value>(
    (at, name) => memberOfValue(at, name) ?? unknown(use.text),
    value,
  );
  if (member.kind === 'unknown') return unknown(use.text, isParameter ? 'parameter' : member.origin, range);
  if (isParameter && member.kind === 'nothing') return unknown(use.text, 'parameter', range);
  return { ...via(member, isParameter ? 'default' : 'constant'), range };
}

/** A member of a record or an element of a list; null when it is not there to see. */
export function memberOfValue(value: Value, name: string): Value | null {
  if (value.kind === 'record') {
    const member = value.entries.get(name);
    return member === undefined ? null : via(member, 'constant');
  }
  if (value.kind === 'list' && /^\d+$/.test(name)) {
    const item = value.items[Number(name)];
    return item === undefined ? null : via(item, 'constant');
  }
  return null;
}

/** `value[key]`: a member by its name or an element by its number. */
export function elementOf(value: Value, key: Value): Value | null {
  const name = key.kind === 'number' ? String(key.value) : plainText(key);
  return name === null ? null : memberOfValue(value, name);
}
