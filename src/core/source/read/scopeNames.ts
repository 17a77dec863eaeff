/** The names of one scope. What a name is given is read when the name is first looked up: most never are. */

import type { Definition } from './fileIndex';

/** Null where it turns out to be no definition. */
type Deferred = () => Definition | null;

export class ScopeNames implements Iterable<readonly [string, Definition[]]> {
  private readonly read = new Map<string, Definition[]>();
  private readonly deferred = new Map<string, (Definition | Deferred)[]>();

  /** In the order of the code; undefined for a name that the scope does not give. */
  get(name: string): Definition[] | undefined {
    const waiting = this.deferred.get(name);
    if (waiting === undefined) return this.read.get(name);
    this.deferred.delete(name);
    const found = waiting.flatMap((entry) => (typeof entry === 'function' ? (entry() ?? []) : entry));
    const all = [...(this.read.get(name) ?? []), ...found];
    if (all.length === 0) return undefined;
    this.read.set(name, all);
    return all;
  }

  /** What the name is given is not read for it. */
  has(name: string): boolean {
    return this.read.has(name) || this.deferred.has(name);
  }

  add(name: string, definition: Definition): void {
    const waiting = this.deferred.get(name);
    if (waiting !== undefined) {
      waiting.push(definition);
      return;
    }
    const known = this.read.get(name);
    if (known === undefined) this.read.set(name, [definition]);
    else known.push(definition);
  }

  defer(name: string, definition: Deferred): void {
    const waiting = this.deferred.get(name);
    if (waiting === undefined) this.deferred.set(name, [definition]);
    else waiting.push(definition);
  }

  *[Symbol.iterator](): Iterator<readonly [string, Definition[]]> {
    for (const name of [...this.deferred.keys()]) this.get(name);
    yield* this.read;
  }
}
