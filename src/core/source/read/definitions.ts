/** From names to values: what a definition is worth at a use of it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { isEmpty, isProse, plainText, relocated, standingIn, unknown, type Value, via } from '../value';
import { alternatives } from './alternatives';
import { givenBySubclasses } from './elsewhere';
import {
  besides,
  type Definition,
  definitionsOfMember,
  follow,
  followAll,
  type Imported,
  importedBy,
  type Scope,
} from './fileIndex';
import { keyOf } from './flow/choices';
import { grownMember } from './growth';
import type { LanguageReader } from './language';
import { rangeOf } from './nodes';
import { reachingMembers, reachingNames } from './reaching';

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
  // What is empty unless it is given, is given.
  if (isParameter && isEmpty(member)) return unknown(use.text, 'parameter', range);
  const here = definition.value.tree === use.tree ? member : relocated(member, range);
  const known = { ...via(here, isParameter ? 'default' : 'constant'), range };
  return isParameter ? standingIn(known, use.text, true) : known;
}

/** What the last of the definitions gives, unless another that can be in force gives another text. */
function valueOfReached(
  reader: LanguageReader,
  definitions: readonly Definition[],
  reaching: typeof reachingNames,
  use: Node,
  depth: number,
): Value {
  const last = definitions.at(-1) ?? null;
  const value = valueOfDefinition(reader, follow(last), use, depth);
  const text = definitions.length < 2 ? null : plainText(value);
  if (text === null) return value;
  const isOther = (definition: Definition) => {
    const other = plainText(valueOfDefinition(reader, definition, use, depth));
    // A text that is empty is still to be given.
    return other !== null && other !== '' && other !== text;
  };
  return reaching(definitions, use).some(isOther) ? unknown(use.text, 'unknown', rangeOf(use)) : value;
}

/** What a name stands for that is given once where it is used: there, or in the file that it is imported from. */
export function valueOfOnly(
  reader: LanguageReader,
  definition: Definition | null,
  use: Node,
  depth: number,
): Value {
  const definitions = definition === null ? [] : followAll([definition], use.text);
  return valueOfReached(reader, definitions, reachingNames, use, depth);
}

/** What a member of a class stands for. */
export function valueOfMember(
  reader: LanguageReader,
  owner: Scope,
  name: string,
  use: Node,
  depth: number,
): Value {
  const definitions = followAll(definitionsOfMember(owner, name), name);
  const own = valueOfReached(reader, definitions, reachingMembers, use, depth);
  const at = { node: use, reader, depth };
  const value = givenBySubclasses(own, name, owner, at, (definition) =>
    valueOfDefinition(reader, follow(definition), use, depth),
  );
  const reached = () => reachingMembers(definitions, use);
  return grownMember(value, name, owner, reached, { node: use, reader, depth });
}

/** The value of what another module gives under the name. */
export function importedValue(
  reader: LanguageReader,
  imported: Imported,
  name: string,
  use: Node,
  depth: number,
): Value | null {
  if (imported.kind === 'definition') {
    const definitions = followAll(besides(imported.definition, name), name);
    return valueOfReached(reader, definitions, reachingNames, use, depth);
  }
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
    const isSure = value.items
      .slice(0, Number(name) + 1)
      .every(({ ways, kind }) => ways === undefined && kind !== 'spread');
    return item === undefined || !isSure ? null : via(item, 'constant');
  }
  return null;
}

/** `value[key]`: a member by its name or an element by its number; one of the texts where the key is not known. */
export function elementOf(value: Value, key: Value, node: Node): Value | null {
  const name = key.kind === 'number' ? String(key.value) : plainText(key);
  return name === null ? oneElement(value, [], node) : memberOfValue(value, name);
}

/** Of more texts it is not seen which are meant. */
const MAX_ELEMENTS = 50;

/** One of the prompts that are written out in a list or by names, or of some others; null for anything else. */
export function oneElement(value: Value, others: readonly Value[], node: Node): Value | null {
  const elements =
    value.kind === 'list' ? value.items : value.kind === 'record' ? [...value.entries.values()] : [];
  const all = [...elements, ...others];
  const isWhole = value.kind !== 'record' || value.spreads.length === 0;
  // Names, such as those of models, are no range.
  const isPrompts = all.every(({ kind }) => kind === 'text') && all.some(isProse);
  const isFew = elements.length > 1 && all.length <= MAX_ELEMENTS;
  return isWhole && isPrompts && isFew ? alternatives(all, keyOf(node)) : null;
}
