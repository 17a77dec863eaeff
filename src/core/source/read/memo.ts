/** Answers about nodes that are remembered while a file is read: names lead to the same expressions again and again. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Value } from '../value';
import { moduleOf, type Scope } from './fileIndex';
import { step } from './work';

/** Stands for an answer that is being looked for. */
const IN_CIRCLE = Symbol('in circle');

/** What is known of one module's nodes, by their ids, in one pass over a document. */
export interface Memo {
  readonly pass: number;
  readonly values: Map<number, Value | typeof IN_CIRCLE>;
  readonly owners: Map<number, Scope | null | typeof IN_CIRCLE>;
  /** Nodes whose answers lack a file that is still to be read. */
  readonly lacking: Set<number>;
}

/** The answer from before in this pass; a question that comes up while it is being answered goes round in a circle, and gets `inCircle`. */
export function remembered<K extends 'values' | 'owners'>(
  kind: K,
  node: Node,
  scope: Scope,
  inCircle: () => Answer<K>,
  answer: () => Answer<K>,
): Answer<K> {
  step();
  const memo = memoOf(scope);
  const known = memo[kind] as Map<number, Answer<K> | typeof IN_CIRCLE>;
  const before = known.get(node.id);
  if (before === IN_CIRCLE) return inCircle();
  const { links } = moduleOf(scope);
  if (before !== undefined) {
    // Whoever is told it lacks the file as well.
    if (memo.lacking.has(node.id)) links?.lack();
    return before;
  }
  known.set(node.id, IN_CIRCLE);
  const lackedBefore = links?.lacked;
  const found = answer();
  known.set(node.id, found);
  if (links?.lacked !== lackedBefore) memo.lacking.add(node.id);
  return found;
}

type Answer<K extends 'values' | 'owners'> = K extends 'values' ? Value : Scope | null;

function memoOf(scope: Scope): Memo {
  const module = moduleOf(scope);
  const pass = module.links?.pass ?? 0;
  if (module.memo?.pass !== pass)
    module.memo = { pass, values: new Map(), owners: new Map(), lacking: new Set() };
  return module.memo;
}
