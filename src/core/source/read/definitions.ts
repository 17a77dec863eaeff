/** From names to values: what a definition is worth at a use of it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { plainText, relocated, unknown, type Value, via } from '../value';
import { type Definition, follow, type Imported, importedBy } from './fileIndex';
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
  const imported = importedBy(definition);
  if (imported?.kind === 'data') return { ...via(relocated(imported.value, range), 'constant'), range };
  if (definition.value === null) return unknown(use.text, isParameter ? 'parameter' : 'unknown', range);
  const value = reader.evaluate(definition.value, definition.valueScope, depth + 1);
  const member = definition.path.reduce<Value>(
    (at, name) => memberOfValue(at, name) ?? unknown(use.text),
    value,
  );
  if (member.kind === 'unknown') return unknown(use.text, isParameter ? 'parameter' : member.origin, range);
  if (isParameter && member.kind === 'nothing') return unknown(use.text, 'parameter', range);
  const here = definition.value.tree === use.tree ? member : relocated(member, range);
  return { ...via(here, isParameter ? 'default' : 'constant'), range };
}

/** The value of what another module gives. */
export function importedValue(
  reader: LanguageReader,
  imported: Imported,
  use: Node,
  depth: number,
): Value | null {
  if (imported.kind === 'definition')
    return valueOfDefinition(reader, follow(imported.definition), use, depth);
  return imported.kind === 'data' ? relocated(imported.value, rangeOf(use)) : null;
}

/** A member of a record or an element of a list; null when it is not there to see. */
export function memberOfValue(value: Value, name: string): Value | null {
  if (value.kind === 'record') {
    const member = value.entries.get(name);
    return member === undefined ? null : via(member, 'constant');
  }
  if (value.kind === 'list' && /^\d+$/.test(name)) {
    const item = value.items[Number(name)];
    // Behind elements that may be absent, none has a number that is known.
    const isSure = value.items.slice(0, Number(name) + 1).every(({ ways }) => ways === undefined);
    return item === undefined || !isSure ? null : via(item, 'constant');
  }
  return null;
}

/** `value[key]`: a member by its name or an element by its number. */
export function elementOf(value: Value, key: Value): Value | null {
  const name = key.kind === 'number' ? String(key.value) : plainText(key);
  return name === null ? null : memberOfValue(value, name);
}
