/** Lists that code builds step by step: `messages = [system]`, then `messages.append(user)` before the call. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { onWays, type Value } from '../value';
import { HISTORY, madeBefore, waysIn } from './assigned';
import type { CallNode, FileIndex, Scope } from './fileIndex';
import type { LanguageReader } from './language';

const GROWERS = new Set(['append', 'push', 'extend', 'insert', 'unshift']);

interface Growth {
  readonly scope: Scope;
  readonly inLoop: boolean;
  readonly startIndex: number;
  readonly node: Node;
  readonly method: string;
  readonly argument: Node;
}

export interface GrownLists {
  /** The list that `held` names, with what was added to it between its assignment and the call, in the same function. */
  withAdded(value: Value, held: Node | undefined, call: CallNode): Value;
}

export function grownLists(index: FileIndex, reader: LanguageReader): GrownLists {
  /** Those that are there when the call is reached, each on the branches and in the loops that add it. */
  const addedItems = ({ node, method, argument, scope }: Growth, call: CallNode) => {
    const taken = waysIn(scope, reader).waysTo(node, call.node, (expression) =>
      reader.evaluate(expression, scope),
    );
    return taken === null ? [] : onWays(asItems(method, reader.evaluate(argument, scope)), taken);
  };
  const earlierItems = (growth: Growth, call: CallNode, madeAt: number) => {
    const passes = waysIn(growth.scope, reader).earlierPasses(growth.node, call.node, madeAt);
    return passes === null ? [] : onWays(addedItems(growth, call), [passes]);
  };
  let known: ReadonlyMap<string, readonly Growth[]> | null = null;
  // Few files ask.
  const growthOf = (name: string) => {
    known ??= growthByName(index, reader);
    return known.get(name) ?? [];
  };
  const withAdded: GrownLists['withAdded'] = (value, held, call) => {
    const name = held === undefined ? null : nameOf(held, reader);
    if (name === null || (value.kind !== 'list' && value.kind !== 'unknown')) return value;
    const from = madeBefore(call.scope, name, call.node, reader);
    const all = growthOf(name).filter(({ scope, startIndex }) => scope === call.scope && startIndex > from);
    const added = all.filter(({ startIndex }) => startIndex < call.node.startIndex);
    const grows =
      call.inLoop && all.some(({ inLoop, startIndex }) => inLoop && startIndex > call.node.startIndex);
    const items = added.flatMap((growth) => addedItems(growth, call));
    // Of a history nothing is told apart.
    const earlier = grows ? [] : added.flatMap((growth) => earlierItems(growth, call, from));
    const history = grows ? [HISTORY] : [];
    return items.length + history.length === 0
      ? value
      : { ...listOf(value), items: [...listOf(value).items, ...earlier, ...items, ...history] };
  };
  return { withAdded };
}

type List = Extract<Value, { kind: 'list' }>;

/** A list that the function is given is there before what it adds. */
function listOf(value: List | Extract<Value, { kind: 'unknown' }>): List {
  if (value.kind === 'list') return value;
  const { expression: _name, ...rest } = value;
  return { ...rest, kind: 'list', items: [{ ...value, kind: 'spread' }] };
}

function growthByName(index: FileIndex, reader: LanguageReader): ReadonlyMap<string, readonly Growth[]> {
  const byName = new Map<string, Growth[]>();
  for (const { node, scope, inLoop, name: method } of index.calls) {
    const callee = GROWERS.has(method) ? node.childForFieldName('function') : null;
    const link = callee === null ? null : reader.linkOf(callee);
    const name = link === null ? null : reader.identifier(link.object);
    const argument = name === null ? null : node.childForFieldName('arguments')?.namedChildren.at(-1);
    if (link === null || name === null || argument == null) continue;
    const growth = { scope, inLoop, startIndex: node.startIndex, node, method: link.name, argument };
    byName.set(name, [...(byName.get(name) ?? []), growth]);
  }
  return byName;
}

function asItems(method: string, value: Value): readonly Value[] {
  if (method !== 'extend') return [value];
  if (value.kind === 'list') return value.items;
  return value.kind === 'unknown' ? [{ ...value, kind: 'spread' }] : [value];
}

/** The variable that an expression is, when it is a bare one. */
function nameOf(node: Node, reader: LanguageReader): string | null {
  return (
    reader.identifier(reader.unwrap(node)) ??
    (node.type === 'shorthand_property_identifier' ? node.text : null)
  );
}
