/** One pass over a syntax tree that gives a file's index; each language says what it defines. */

import type { Language, Node } from '@vscode/tree-sitter-wasm';
import { type CallNode, createScope, type Definition, type FileIndex, type Scope } from './fileIndex';
import { isAfterDot, wordBefore } from './words';

export interface Grammar {
  /** Node type of a call. */
  readonly call: string;
  /** Node types that `enter` knows. A grammar need not have them all. */
  readonly types: readonly string[];
  /** Records what the node defines, imports and exports; returns the scope of its children. */
  enter(node: Node, type: string, scope: Scope, file: FileNames, code: Code): Scope;
}

/** What a file takes from others and gives to them. */
export interface FileNames {
  readonly modules: Set<string>;
  readonly exports: Map<string, Definition>;
  readonly handedOn: string[];
}

/** The file's text, for what it says without a look at its nodes. */
export interface Code {
  /** What the sticky pattern finds at a place in the tree. */
  matchAt(index: number, pattern: RegExp): RegExpExecArray | null;
}

/** Where a node's inside ends, and what holds there. */
interface Around {
  readonly endIndex: number;
  readonly scope: Scope;
}

/** Visits the nodes that matter, outer before inner. */
export function indexTree(root: Node, grammar: Grammar): FileIndex {
  const module = createScope('module', null, null);
  const calls: CallNode[] = [];
  const file: FileNames = { modules: new Set(), exports: new Map(), handedOn: [] };
  const around: Around[] = [{ endIndex: Number.MAX_SAFE_INTEGER, scope: module }];
  const { text, startIndex: start } = root;
  const code: Code = {
    matchAt: (index, pattern) => {
      pattern.lastIndex = index - start;
      return pattern.exec(text);
    },
  };
  for (const { type, node } of nodesOf(root, [grammar.call, ...grammar.types])) {
    while (around.length > 1 && (around.at(-1)?.endIndex ?? 0) <= node.startIndex) around.pop();
    const { scope } = around.at(-1) ?? { scope: module };
    if (type === grammar.call) {
      calls.push({ node, ...calledName(node, text, start), scope });
      continue;
    }
    const inner = grammar.enter(node, type, scope, file, code);
    if (inner !== scope) around.push({ endIndex: node.endIndex, scope: inner });
  }
  module.calls = calls;
  return { text: () => root.text, module, calls, ...file };
}

function calledName(call: Node, text: string, start: number): Pick<CallNode, 'name' | 'isMember'> {
  const end = (call.childForFieldName('function')?.endIndex ?? start) - start;
  const { word: name, start: nameStart } = wordBefore(text, end, 0);
  return { name, isMember: name !== '' && isAfterDot(text, nameStart) };
}

/**
 * Nodes that are of one of the types, in document order, outer before inner. The tree is walked beside it: here, each of its
 * nodes would be carried over.
 */
export function nodesOf(
  root: Node,
  types: readonly string[],
): { readonly node: Node; readonly type: string }[] {
  const words = wordsOf(root.tree.language);
  return root.descendantsOfType([...types]).flatMap((node) => {
    // The package's types allow for none, which it never gives.
    if (node === null) return [];
    const { type } = node;
    return words.has(type) && !node.isNamed ? [] : [{ node, type }];
  });
}

const wordsByLanguage = new WeakMap<Language, ReadonlySet<string>>();

/** Types of nodes that are words of the text; some are called like what they begin: `lambda` in Python. */
function wordsOf(language: Language): ReadonlySet<string> {
  const known =
    wordsByLanguage.get(language) ?? new Set(language.types.filter((_, id) => !language.nodeTypeIsNamed(id)));
  wordsByLanguage.set(language, known);
  return known;
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
