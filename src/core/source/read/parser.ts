/** Syntax trees: grammars loaded when first needed, each tree freed after use. */

import { Language, Parser, type Tree } from '@vscode/tree-sitter-wasm';
import type { WasmLoader } from '../../ports';
import { editBetween } from './textEdit';

/** Work of one parse, in calls of the progress callback; generated files can take any time. */
const MAX_PROGRESS_CALLS = 20_000;

/** A tree and the text that it was made of. */
export interface ParsedText {
  readonly tree: Tree;
  readonly text: string;
}

export class SyntaxParser {
  private runtime: Promise<void> | null = null;
  private readonly parsers = new Map<string, Promise<Parser>>();

  constructor(private readonly loadWasm: WasmLoader) {}

  /**
   * A tree that the caller frees. With `before`, only what differs from it is parsed anew, unless the code is broken:
   * how errors are mended depends on the way there. Null when parsing was given up. Rejects when the grammar cannot be loaded.
   */
  async parse(grammar: string, text: string, before: ParsedText | null = null): Promise<Tree | null> {
    const parser = await this.parserFor(grammar);
    if (before !== null && !before.tree.rootNode.hasError) {
      const tree = this.parseFrom(parser, grammar, text, before);
      if (tree !== null && !tree.rootNode.hasError) return tree;
      tree?.delete();
    }
    return this.parseText(await this.parserFor(grammar), grammar, text, null);
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

  private parseFrom(parser: Parser, grammar: string, text: string, before: ParsedText): Tree | null {
    const old = before.tree.copy();
    old.edit(editBetween(before.text, text));
    const tree = this.parseText(parser, grammar, text, old);
    old.delete();
    return tree;
  }

  private parseText(parser: Parser, grammar: string, text: string, old: Tree | null): Tree | null {
    let calls = 0;
    try {
      const tree = parser.parse(text, old, { progressCallback: () => ++calls > MAX_PROGRESS_CALLS });
      if (tree === null) parser.reset();
      return tree;
    } catch {
      // Out of memory: what this parser holds is let go, and the next document gets another. Its grammar stays: the
      // runtime takes no other after this.
      const fresh = new Parser();
      fresh.setLanguage(parser.language);
      this.parsers.set(grammar, Promise.resolve(fresh));
      parser.delete();
      return null;
    }
  }

  private parserFor(grammar: string): Promise<Parser> {
    const known = this.parsers.get(grammar);
    if (known !== undefined) return known;
    const loading = this.createParser(grammar);
    this.parsers.set(grammar, loading);
    // A failed load is tried again with the next document.
    loading.catch(() => this.parsers.delete(grammar));
    return loading;
  }

  private async createParser(grammar: string): Promise<Parser> {
    this.runtime ??= this.startRuntime();
    await this.runtime;
    const language = await Language.load(await this.loadWasm(`tree-sitter-${grammar}.wasm`));
    const parser = new Parser();
    parser.setLanguage(language);
    return parser;
  }

  private async startRuntime(): Promise<void> {
    try {
      // The types leave out that Emscripten takes the binary itself; with `locateFile` it does not ask where it lies.
      const wasmBinary = await this.loadWasm('tree-sitter.wasm');
      const options = { wasmBinary, locateFile: (name: string) => name };
      await Parser.init(options as unknown as NonNullable<Parameters<typeof Parser.init>[0]>);
    } catch (error) {
      this.runtime = null;
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
