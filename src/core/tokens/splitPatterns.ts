/** The patterns that belong to the vocabularies, and the functions that do what they say. */

import type { EncodingName } from './encoding';
import { type Splitter, splitCl100k, splitO200k, splitR50k } from './split';

export interface SplitPattern {
  /** As js-tiktoken writes it. A vocabulary with another one would need another function. */
  readonly source: string;
  readonly split: Splitter;
}

const CONTRACTION = "('s|'S|'t|'T|'re|'rE|'Re|'RE|'ve|'vE|'Ve|'VE|'m|'M|'ll|'lL|'Ll|'LL|'d|'D)";

const O200K: SplitPattern = {
  source: [
    String.raw`[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+${CONTRACTION}?`,
    String.raw`[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*${CONTRACTION}?`,
    String.raw`\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`,
  ].join('|'),
  split: splitO200k,
};

const CL100K: SplitPattern = {
  source: [
    CONTRACTION,
    String.raw`[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`,
  ].join('|'),
  split: splitCl100k,
};

const R50K: SplitPattern = {
  source: String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`,
  split: splitR50k,
};

export const SPLIT_PATTERNS: Readonly<Record<EncodingName, SplitPattern>> = {
  o200k_base: O200K,
  cl100k_base: CL100K,
  p50k_base: R50K,
  r50k_base: R50K,
};
