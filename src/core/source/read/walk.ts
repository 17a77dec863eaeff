/** One pass over a syntax tree that gives a file's index; each language says what it defines. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { type CallNode, createScope, type Definition, type FileIndex, type Scope } from './fileIndex';
import { children } from './nodes';

export interface Grammar {
  /** Node type of a call. */
  readonly call: string;
  /** True when the node runs what is inside it more than once. */
  repeats(node: Node): boolean;
  /** Records what the node defines, imports and exports; returns the scope of its children. */
  enter(node: Node, scope: Scope, file: FileNames): Scope;
}

/** What a file takes from others and gives to them. */
export interface FileNames {
  readonly modules: Set<string>;
  readonly exports: Map<string, Definition>;
  readonly handedOn: string[];
}

interface Visit {
  readonly node: Node;
  readonly scope: Scope;
  readonly inLoop: boolean;
}

/** Walks with a stack of its own: generated code nests deeper than the engine's. */
export function indexTree(root: Node, grammar: Grammar): FileIndex {
  const module = createScope('module', null, null);
  const calls: CallNode[] = [];
  const file: FileNames = { modules: new Set(), exports: new Map(), handedOn: [] };
  const stack: Visit[] = [{ node: root, scope: module, inLoop: false }];
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    const { node, scope, inLoop } = visit;
    if (node.type === grammar.call) calls.push({ node, scope, inLoop });
    const inner = grammar.enter(node, scope, file);
    // A function defined in a loop is called who knows where.
    const repeated = grammar.repeats(node) || (inLoop && inner === scope);
    for (const child of children(node).reverse()) stack.push({ node: child, scope: inner, inLoop: repeated });
  }
  calls.sort((a, b) => a.node.startIndex - b.node.startIndex);
  return { module, calls, ...file };
}

/** A definition of a variable without a value, to be filled in. */
export function blankDefinition(node: Node, scope: Scope): Definition {
  return {
    kind: 'variable',
    value: null,
    type: null,
    path: [],
    startIndex: node.startIndex,
    valueScope: scope,
  };
}
