import type { Node } from '@vscode/tree-sitter-wasm';
import { step } from './work';

/**
 * What one search finds at the nodes that it comes by. Names lead to the same expressions again and again, and in circles:
 * without this, a search takes twice as long with each function that calls two others.
 */
export class Traces<T> {
  private readonly known = new Map<number, { readonly depth: number; found: T }>();

  /** @param inCircle what is found at a node that is being searched. */
  constructor(private readonly inCircle: T) {}

  /** @param depth how far the search has come: at 0 a new one begins. */
  at(node: Node, depth: number, search: () => T): T {
    step();
    if (depth === 0) this.known.clear();
    const before = this.known.get(node.id);
    // From deeper down, it may have been given up too soon.
    if (before !== undefined && before.depth <= depth) return before.found;
    const trace = { depth, found: this.inCircle };
    this.known.set(node.id, trace);
    trace.found = search();
    return trace.found;
  }
}
