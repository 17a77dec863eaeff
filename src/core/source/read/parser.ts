/** Syntax trees: grammars loaded when first needed, each tree freed after use. */

import type { Parser, Tree } from '@vscode/tree-sitter-wasm';
import type { Clock, WasmLoader } from '../../ports';
import { type Runtime, startRuntime } from './runtime';
import { editBetween } from './textEdit';

/** Work of one parse, in calls of the progress callback: 2 MB of code take some 25,000. What takes more needs gigabytes. */
const MAX_PROGRESS_CALLS = 30_000;

/**
 * And in time: where the code is broken, a parser may look at half of the file for each of its tokens. A whole file takes
 * some 0.5 to 1 ms for a thousand characters, and a broken one of a person's hardly more: of 483 texts in eight languages,
 * most of them broken on purpose, none took a quarter of what it may (2026-11-29). The last step, which nobody can stop, may
 * take twice as long as all before it.
 */
const MAX_MS = 300;
const MAX_MS_PER_CHARACTER = 0.003;
/** Between two looks at the clock, of which there are some ten for a thousand characters: a machine may do something else. */
const MAX_MS_OF_A_LOOK = 250;

/** A tree and the text that it was made of. */
export interface ParsedText {
  readonly tree: Tree;
  readonly text: string;
}

export class SyntaxParser {
  private runtime: Promise<Runtime> | null = null;
  private readonly parsers = new Map<string, Promise<Parser>>();
  private losses = 0;

  constructor(
    private readonly loadWasm: WasmLoader,
    private readonly clock: Clock,
  ) {}

  /** How often all trees were lost so far: those from before are to be dropped. */
  get lost(): number {
    return this.losses;
  }

  /**
   * A tree that the caller frees. With `before`, only what differs from it is parsed anew, unless the code is broken:
   * how errors are mended depends on the way there. Null when parsing was given up. Rejects when the grammar cannot be loaded.
   */
  async parse(grammar: string, text: string, before: ParsedText | null = null): Promise<Tree | null> {
    const parser = await this.parserFor(grammar);
    if (before !== null && (await this.holds(before.tree)) && !before.tree.rootNode.hasError) {
      const tree = this.parseFrom(parser, text, before);
      if (tree !== null && !tree.rootNode.hasError) return tree;
      tree?.delete();
    }
    return this.parseText(await this.parserFor(grammar), text, null);
  }

  /** Hands a tree to `use` and frees it. */
  async withTree<T>(grammar: string, text: string, use: (tree: Tree) => T): Promise<T | null> {
    const tree = await this.parse(grammar, text);
    if (tree === null) return null;
    try {
      return use(tree);
    } finally {
      tree.delete();
    }
  }

  private async holds(tree: Tree): Promise<boolean> {
    return (await this.runtime)?.holds(tree) === true;
  }

  private parseFrom(parser: Parser, text: string, before: ParsedText): Tree | null {
    const old = before.tree.copy();
    old.edit(editBetween(before.text, text));
    const tree = this.parseText(parser, text, old);
    old.delete();
    return tree;
  }

  private parseText(parser: Parser, text: string, old: Tree | null): Tree | null {
    try {
      const tree = parser.parse(text, old, { progressCallback: this.limitFor(text) });
      if (tree === null) this.renew();
      return tree;
    } catch {
      // Out of memory, or too deep for a stack.
      this.renew();
      return null;
    }
  }

  /** Asked every now and then while a text is parsed, whether that has taken too long. */
  private limitFor(text: string): () => boolean {
    const most = MAX_MS + text.length * MAX_MS_PER_CHARACTER;
    let calls = 0;
    let spent = 0;
    let last = this.clock();
    return () => {
      const now = this.clock();
      spent += Math.min(now - last, MAX_MS_OF_A_LOOK);
      last = now;
      calls += 1;
      return calls > MAX_PROGRESS_CALLS || spent > most;
    };
  }

  /** What a parse that came to no end has left, and how much memory it holds, nobody knows: the next one gets a new runtime. */
  private renew(): void {
    this.runtime = null;
    this.parsers.clear();
    this.losses += 1;
  }

  private parserFor(grammar: string): Promise<Parser> {
    const known = this.parsers.get(grammar);
    if (known !== undefined) return known;
    const loading = this.createParser(grammar);
    this.parsers.set(grammar, loading);
    // A failed load is tried again with the next document.
    loading.catch(() => {
      if (this.parsers.get(grammar) === loading) this.parsers.delete(grammar);
    });
    return loading;
  }

  private async createParser(grammar: string): Promise<Parser> {
    const starting = this.runtime ?? startRuntime(this.loadWasm);
    this.runtime = starting;
    try {
      return await (await starting).parserFor(grammar);
    } catch (error) {
      // It may have been the runtime itself, which costs little to be started anew.
      if (this.runtime === starting) this.runtime = null;
      throw error;
    }
  }

  dispose(): void {
    for (const parser of this.parsers.values()) {
      parser.then(
        (loaded) => loaded.delete(),
        () => undefined,
      );
    }
    this.parsers.clear();
  }
}
