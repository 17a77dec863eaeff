/** Arguments that are given by position, under their names. */

import type { RecordValue, Value } from '../value';
import type { Scope } from './fileIndex';
import type { Arguments, LanguageReader } from './language';

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
    if (value !== null && value.kind !== 'record') entries.set(name, value);
  });
  const spreads = entries.size > 0 ? [] : named.spreads;
  return { ...named, spreads, entries: new Map([...entries, ...named.entries]) };
}

/** A named argument, or a member of one: `config.system_instruction`. */
export function argumentNamed(named: RecordValue, path: string): Value | undefined {
  const [first = '', ...rest] = path.split('.');
  return rest.reduce<Value | undefined>(
    (value, name) => (value?.kind === 'record' ? value.entries.get(name) : undefined),
    named.entries.get(first),
  );
}
