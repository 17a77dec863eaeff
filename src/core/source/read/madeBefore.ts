/** Where a name was given its value, before what code adds to it on its way to a use. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { LOOP_HISTORY } from '../callSite';
import { unknown, type Value } from '../value';
import { type Definition, definitionsOf, moduleOf, type Scope } from './fileIndex';
import { type WaysReader, waysReader } from './flow/ways';
import type { LanguageReader } from './language';
import { reaching } from './reaching';

/** Where the name was last given a value in any case, before what is added to it; 0 where that is not seen. */
export function madeBefore(scope: Scope, name: string, use: Node, reader: LanguageReader): number {
  return reachingHere(definitionsOf(scope, name, use.startIndex), name, use, reader)[0]?.startIndex ?? 0;
}

/** What is added after a use in a loop is there at the next: an agent's turns so far. */
export const HISTORY: Value = { kind: 'spread', expression: LOOP_HISTORY, origin: 'unknown' };

const waysInFile = new WeakMap<Scope, WaysReader>();

/** Of the file that a scope is of. */
export function waysIn(scope: Scope, reader: LanguageReader): WaysReader {
  const module = moduleOf(scope);
  const known = waysInFile.get(module) ?? waysReader((node) => reader.repeats(node));
  waysInFile.set(module, known);
  return known;
}

/** Those that can be in force at the use, with what adds to them. */
export function reachingHere(
  definitions: readonly Definition[],
  name: string,
  use: Node,
  reader: LanguageReader,
): readonly Definition[] {
  return reaching(definitions, use, (definition) => addsTo(definition, name, use, reader));
}

/** Also `text = text + more` in a loop that is over at the use: `text` is what it was before, and more. */
function addsTo(definition: Definition, name: string, use: Node, reader: LanguageReader): boolean {
  const { kind, value, valueScope, isAppended } = definition;
  if (isAppended === true) return true;
  if (kind !== 'variable' || value === null) return false;
  const ways = waysIn(valueScope, reader).waysTo(value, use, () => unknown(name)) ?? [];
  return ways.some((way) => way.kind === 'loop') && value.text.split(/[^\w$]+/).includes(name);
}
