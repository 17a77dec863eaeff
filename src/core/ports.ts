/** What the core asks of the outside. Each composition root (server, CLI, tests) supplies its own. */

import type { EncodingName } from './tokens/encoding';

/** Loads a file of a vocabulary, see `tokens/rankFile.ts`. Rejects when it is missing. */
export type RanksLoader = (name: EncodingName) => Promise<Uint8Array>;

/** Counts with a `tokenizer.json`. Throws on a text that the file has no rule for. */
export interface OwnTokenizer {
  count(text: string): number;
}

/** Reads a `tokenizer.json`. Never rejects: `reason` says, for people, why a file cannot be used. */
export type TokenizerLoader = (file: string) => Promise<OwnTokenizer | { readonly reason: string }>;

/** Loads a WebAssembly file by its bare name, such as `tree-sitter.wasm`. */
export type WasmLoader = (fileName: string) => Promise<Uint8Array>;

/** Milliseconds since any one moment, by a clock that nobody sets. */
export type Clock = () => number;

/** Where the core reports what a maintainer, not a user, wants to read. Never prompt text. */
export interface Logger {
  info(message: string): void;
  warn(message: string): void;
}
