/** Byte-pair encodings that can be counted exactly, by their names in OpenAI's tiktoken. */
export type EncodingName = 'o200k_base' | 'cl100k_base' | 'p50k_base' | 'r50k_base';

export const ENCODING_NAMES: readonly EncodingName[] = [
  'o200k_base',
  'cl100k_base',
  'p50k_base',
  'r50k_base',
];

/** A loaded encoding. Text is always ordinary text: `<|endoftext|>` in it is just characters. */
export interface Encoding {
  readonly name: EncodingName;
  /** Number of tokens in the text. Lone surrogates count as U+FFFD, as in tiktoken. Never throws. */
  count(text: string): number;
}
