/** Small helpers over syntax nodes. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { TextRange } from '../callSite';

export function rangeOf(node: Node): TextRange {
  const { startPosition: start, endPosition: end } = node;
  return {
    start: { line: start.row, character: start.column },
    end: { line: end.row, character: end.column },
  };
}

/** Named children that are code: comments can stand anywhere and mean nothing. */
export function children(node: Node): Node[] {
  return node.namedChildren.filter((child): child is Node => child !== null && child.type !== 'comment');
}

export function field(node: Node, name: string): Node | null {
  return node.childForFieldName(name);
}

/** What the `return` statements of a function give, those of the functions inside it left out. */
export function returnedBy(functionNode: Node, isFunction: RegExp): Node[] {
  return functionNode.descendantsOfType('return_statement').flatMap((statement) => {
    let at = statement?.parent ?? null;
    while (at !== null && !isFunction.test(at.type)) at = at.parent;
    return statement !== null && at?.id === functionNode.id ? children(statement).slice(0, 1) : [];
  });
}

/** An expression deeper than this is generated code, not a prompt. */
export const MAX_DEPTH = 40;
