/** Written by the build from `@vscode/tree-sitter-wasm`, which keeps its WebAssembly for as long as a program runs. */
declare module 'tree-sitter' {
  /** The package as if nobody had loaded it yet, with memory of its own. */
  export function treeSitter(): typeof import('@vscode/tree-sitter-wasm');
}
