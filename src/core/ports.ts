/** What the core asks of the outside. Each composition root (server, CLI, tests) supplies its own. */

import type { EncodingName } from './tokens/encoding';

/** A vocabulary as js-tiktoken ships it: pre-token pattern and base64 byte strings by rank. */
export interface RankFile {
  /** Pre-token pattern, a JavaScript regular expression source. */
  readonly pat_str: string;
  /** Special tokens. Never matched by us: all text is ordinary text. */
  readonly special_tokens: Readonly<Record<string, number>>;
  /** Lines `! firstRank base64 base64 …`. */
  readonly bpe_ranks: string;
  /** The encoding whose whole vocabulary stands before these lines: p50k_base is r50k_base and 24 tokens more. */
  readonly continues?: EncodingName;
}

/** Loads the vocabulary of an encoding. Rejects when the file is missing or damaged. */
export type RanksLoader = (name: EncodingName) => Promise<RankFile>;

/** Counts with a `tokenizer.json`. Throws on a text that the file has no rule for. */
export interface OwnTokenizer {
  count(text: string): number;
}

/** Reads a `tokenizer.json`. Never rejects: `reason` says, for people, why a file cannot be used. */
export type TokenizerLoader = (file: string) => Promise<OwnTokenizer | { readonly reason: string }>;

/** Loads a WebAssembly file by its bare name, such as `tree-sitter.wasm`. */
export type WasmLoader = (fileName: string) => Promise<Uint8Array>;

/** Where the core reports what a maintainer, not a user, wants to read. Never prompt text. */
export interface Logger {
  info(message: string): void;
  warn(message: string): void;
}
