/** The WebAssembly that parses: its memory, and a stack in it that code made for the purpose does not run through. */

import type { Parser, Tree } from '@vscode/tree-sitter-wasm';
import { treeSitter } from 'tree-sitter';
import type { WasmLoader } from '../../ports';

const PAGE_BYTES = 65_536;
const FIRST_PAGES = (32 * 1024 * 1024) / PAGE_BYTES;
/** A file of 2 MB takes up to 300 MB while it is parsed. One of 5 kB can be made to take all that there is. */
const MOST_PAGES = (512 * 1024 * 1024) / PAGE_BYTES;

/**
 * Of its own it has 64 kB, and what lies below them is its data: deeply nested code made it write there, and then nothing
 * could be read any longer. With so much, the engine's own stack ends first, which is an error like any other. Memory that
 * is not used is not taken.
 */
const STACK_BYTES = 16 * 1024 * 1024;
const STACK_ALIGNMENT = 16;

/** One is enough until something goes wrong in it. Its memory only grows, and is let go with it. */
export interface Runtime {
  /** A parser for a grammar; rejects when the grammar cannot be loaded. */
  parserFor(grammar: string): Promise<Parser>;
  /** Its own trees; those of another are another memory's. */
  holds(tree: Tree): boolean;
}

/** What is used of the engine's WebAssembly, of which the language alone knows nothing. */
interface Engine {
  compile(binary: Uint8Array): Promise<object>;
  readonly Memory: new (pages: { initial: number; maximum: number }) => object;
  readonly Instance: new (module: object, imports: Imports) => { readonly exports: object };
}

interface Imports {
  readonly env: { readonly __stack_pointer: { value: number } };
}

/** What Emscripten makes of the options that it is given. */
interface Started {
  readonly _malloc: (bytes: number) => number;
}

/** Rejects when it cannot be loaded. */
export async function startRuntime(loadWasm: WasmLoader): Promise<Runtime> {
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: Engine };
  const module = await WebAssembly.compile(await loadWasm('tree-sitter.wasm'));
  const { Language, Parser, Tree } = treeSitter();
  const stack = { pointer: { value: 0 } };
  const options = {
    wasmMemory: new WebAssembly.Memory({ initial: FIRST_PAGES, maximum: MOST_PAGES }),
    locateFile: (name: string) => name,
    // That it is out of memory is an error here, and no line of whoever runs this.
    printErr: () => undefined,
    instantiateWasm(imports: Imports, receive: (instance: object, of: object) => void) {
      stack.pointer = imports.env.__stack_pointer;
      const instance = new WebAssembly.Instance(module, imports);
      receive(instance, module);
      return instance.exports;
    },
  };
  // The types know nothing of what Emscripten takes.
  await Parser.init(options as unknown as NonNullable<Parameters<typeof Parser.init>[0]>);
  const end = (options as unknown as Started)._malloc(STACK_BYTES) + STACK_BYTES;
  stack.pointer.value = end - (end % STACK_ALIGNMENT);
  return {
    parserFor: async (grammar) => {
      const language = await Language.load(await loadWasm(`tree-sitter-${grammar}.wasm`));
      const parser = new Parser();
      parser.setLanguage(language);
      return parser;
    },
    holds: (tree) => tree instanceof Tree,
  };
}
