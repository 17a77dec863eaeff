/** Expressions as most languages have them. A language lowers its syntax to these; all that reads them is shared. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { exitsOf } from '../flow/syntax';

/** Arguments of a call, or the members of an object literal. */
export interface Given {
  readonly positional: readonly Node[];
  /** By the name as written. */
  readonly named: ReadonlyMap<string, Node>;
  /** Expressions spread among them. */
  readonly spreads: readonly Node[];
}

export interface Entry {
  readonly key: string | Node;
  readonly value: Node;
}

export type Expression =
  /** Text as it is worth, with the expressions that fill its holes. */
  | { readonly kind: 'text'; readonly parts: readonly (string | Node)[] }
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'name'; readonly name: string }
  /** A member of something; of the object around the code where `object` is null. */
  | { readonly kind: 'member'; readonly object: Node | null; readonly name: string }
  | { readonly kind: 'call'; readonly object: Node | null; readonly name: string; readonly given: Given }
  /** An object of a type, which is null where the place it is given to says it: `new() { … }`. */
  | { readonly kind: 'make'; readonly type: string | null; readonly given: Given }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'spread'; readonly node: Node }
  | { readonly kind: 'record'; readonly entries: readonly Entry[]; readonly spreads: readonly Node[] }
  | { readonly kind: 'index'; readonly object: Node; readonly key: Node }
  | { readonly kind: 'sum'; readonly left: Node; readonly right: Node }
  | { readonly kind: 'fallback'; readonly value: Node; readonly otherwise: Node }
  /** One of these, whatever decides. */
  | { readonly kind: 'choice'; readonly values: readonly Node[] }
  /** Parentheses, references, casts, `await`: worth what is inside. */
  | { readonly kind: 'same'; readonly node: Node }
  | { readonly kind: 'unknown' };

export const UNKNOWN: Expression = { kind: 'unknown' };

export function given(
  positional: readonly Node[],
  named: ReadonlyMap<string, Node> = new Map(),
  spreads: readonly Node[] = [],
): Given {
  return { positional, named, spreads };
}

const FAILING = /^(?:(?:panic|unreachable|unimplemented|todo|bail)!|(?:throw|raise)\b)/;

/** One of these; what fails or leaves is worth nothing. Unknown where none is left. */
export function choiceOf(nodes: readonly Node[]): Expression {
  const values = nodes.filter((node) => exitsOf(node).size === 0 && !FAILING.test(node.text));
  return values.length === 0 ? UNKNOWN : { kind: 'choice', values };
}

/** What is inside, or unknown where the code is not finished. */
export function same(node: Node | null | undefined): Expression {
  return node == null ? UNKNOWN : { kind: 'same', node };
}

/**
 * A call with its callee: `f(x)` of a name, `object.f(x)` of a member. What is called on what another call returns has no
 * name, and a row of such calls is as deep as it is long.
 */
export function callOf(
  call: Node,
  calleeNode: Node | null,
  lower: (node: Node) => Expression,
  args: Given,
): Expression {
  if (calleeNode === null || calleeNode.type === call.type) return UNKNOWN;
  const callee = lower(calleeNode);
  if (callee.kind === 'name') return { kind: 'call', object: null, name: callee.name, given: args };
  if (callee.kind === 'member' && callee.object !== null)
    return { kind: 'call', object: callee.object, name: callee.name, given: args };
  // A method of the object around the code is looked up by its name.
  return callee.kind === 'member' ? { kind: 'call', object: null, name: callee.name, given: args } : UNKNOWN;
}

/** The two sides of an operator, where both are there. */
export function sides(
  left: Node | null,
  right: Node | null,
  make: (left: Node, right: Node) => Expression,
): Expression {
  return left === null || right === null ? UNKNOWN : make(left, right);
}
