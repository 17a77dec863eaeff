/** Lists that code builds step by step: `messages = [system]`, then `messages.append(user)` before the call. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Value } from '../value';
import type { CallNode, FileIndex, Scope } from './fileIndex';
import { lookUp } from './fileIndex';
import type { LanguageReader } from './language';

const GROWERS = new Set(['append', 'push', 'extend', 'insert', 'unshift']);

interface Growth {
  readonly scope: Scope;
  readonly startIndex: number;
  readonly method: string;
  readonly argument: Node;
}

export interface GrownLists {
  /** The list with what was added to it between its assignment and the call, in the same function. */
  withAppended(value: Value, argumentName: string, call: CallNode): Value;
}

export function grownLists(index: FileIndex, reader: LanguageReader): GrownLists {
  let known: ReadonlyMap<string, readonly Growth[]> | null = null;
  // Few files ask.
  const growthOf = (name: string) => {
    known ??= growthByName(index, reader);
    return known.get(name) ?? [];
  };
  return {
    withAppended(value, argumentName, call) {
      const name = heldBy(call, argumentName, reader);
      if (name === null || value.kind !== 'list') return value;
      const definition = lookUp(call.scope, name, call.node.startIndex);
      const added = growthOf(name).filter(
        ({ scope, startIndex }) =>
          scope === call.scope &&
          startIndex < call.node.startIndex &&
          startIndex > (definition?.startIndex ?? 0),
      );
      const items = added.flatMap(({ method, argument, scope }) =>
        asItems(method, reader.evaluate(argument, scope)),
      );
      return items.length === 0 ? value : { ...value, items: [...value.items, ...items] };
    },
  };
}

function growthByName(index: FileIndex, reader: LanguageReader): ReadonlyMap<string, readonly Growth[]> {
  const byName = new Map<string, Growth[]>();
  for (const { node, scope } of index.calls) {
    const callee = node.childForFieldName('function');
    const link = callee === null ? null : reader.linkOf(callee);
    const name = link === null || !GROWERS.has(link.name) ? null : reader.identifier(link.object);
    const argument = name === null ? null : node.childForFieldName('arguments')?.namedChildren.at(-1);
    if (link === null || name === null || argument == null) continue;
    const growth = { scope, startIndex: node.startIndex, method: link.name, argument };
    byName.set(name, [...(byName.get(name) ?? []), growth]);
  }
  return byName;
}

function asItems(method: string, value: Value): readonly Value[] {
  if (method !== 'extend') return [value];
  if (value.kind === 'list') return value.items;
  return value.kind === 'unknown' ? [{ ...value, kind: 'spread' }] : [value];
}

/** The variable that is given for an argument, when it is a bare one. */
function heldBy(call: CallNode, argumentName: string, reader: LanguageReader): string | null {
  const node = reader.arguments(call.node, call.scope).nodes.get(argumentName);
  return node === undefined
    ? null
    : (reader.identifier(reader.unwrap(node)) ??
        (node.type === 'shorthand_property_identifier' ? node.text : null));
}
