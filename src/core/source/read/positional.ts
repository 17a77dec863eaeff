/** Arguments that are given by position, under their names. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { RecordValue, Value } from '../value';
import type { Scope } from './fileIndex';
import type { Arguments, LanguageReader } from './language';

/** Arguments that are objects, with members that parameters name. */
const OBJECTS: ReadonlySet<string> = new Set(['agent', 'options', 'state']);

/** The named arguments, and the positional ones under `names`. A name that is given stays. */
export function withPositional(
  { named, positional }: Arguments,
  names: readonly string[] | undefined,
  reader: LanguageReader,
  scope: Scope,
): RecordValue {
  if (names === undefined) return named;
  const entries = new Map<string, Value>();
  names.forEach((name, index) => {
    const node = positional[index];
    const value = node === undefined ? null : reader.evaluate(node, scope);
    // In JavaScript the first argument may be the object that holds the named ones.
    const isBag = value?.kind === 'record' && !OBJECTS.has(name);
    if (value !== null && !isBag) entries.set(name, value);
  });
  const spreads = entries.size > 0 ? [] : named.spreads;
  return { ...named, spreads, entries: new Map([...entries, ...named.entries]) };
}

/** The expressions of the same arguments. */
export function withPositionalNodes(
  { nodes, positional }: Arguments,
  names: readonly string[] = [],
): ReadonlyMap<string, Node> {
  const given = names.flatMap((name, index) => {
    const node = positional[index];
    return node === undefined ? [] : [[name, node] as const];
  });
  return new Map([...given, ...nodes]);
}

/** A named argument, or a member of one: `config.system_instruction`. */
export function argumentNamed(named: RecordValue, path: string): Value | undefined {
  // Many are asked for at every call: most have one part, or a first one that is not there.
  const dot = path.indexOf('.');
  const value = named.entries.get(dot === -1 ? path : path.slice(0, dot));
  if (dot === -1 || value === undefined) return value;
  return value.kind === 'record' ? argumentNamed(value, path.slice(dot + 1)) : undefined;
}
