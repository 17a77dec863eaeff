/** Reading the files of a vocabulary: `src/tools/rankFiles.mjs` writes them. */

import type { EncodingName } from './encoding';
import { Vocabulary } from './vocabulary';

/** Tokens of the published vocabularies, special tokens aside (openai/tiktoken, openai_public.py). */
const PUBLISHED_TOKENS: Readonly<Record<EncodingName, number>> = {
  o200k_base: 199_998,
  cl100k_base: 100_256,
  p50k_base: 50_280,
  r50k_base: 50_256,
};

/** The files of a vocabulary, each with the tokens after those of the one before: p50k_base is r50k_base and 24 more. */
export const RANK_FILES: Readonly<Record<EncodingName, readonly EncodingName[]>> = {
  o200k_base: ['o200k_base'],
  cl100k_base: ['cl100k_base'],
  p50k_base: ['r50k_base', 'p50k_base'],
  r50k_base: ['r50k_base'],
};

/** The number of tokens, four bytes with the lowest first. */
const HEAD_BYTES = 4;

/**
 * A file holds the number of its tokens, one byte for the length of each, and then their bytes, in the order of their
 * ranks. js-tiktoken's base64 takes a third more room, and would have to be decoded at each start.
 * @param files Those of `RANK_FILES`.
 * @throws Error naming the encoding when they are not the whole published vocabulary.
 */
export function readVocabulary(name: EncodingName, files: readonly Uint8Array[]): Vocabulary {
  const parts = files.map((file) => tokensOf(name, file));
  const vocabulary = new Vocabulary(
    joined(parts.map(({ bytes }) => bytes)),
    endsOf(joined(parts.map(({ lengths }) => lengths))),
  );
  const published = PUBLISHED_TOKENS[name];
  if (vocabulary.size !== published) {
    throw damagedVocabulary(name, `it has ${vocabulary.size} different tokens instead of ${published}`);
  }
  return vocabulary;
}

interface Tokens {
  readonly lengths: Uint8Array;
  readonly bytes: Uint8Array;
}

function tokensOf(name: EncodingName, file: Uint8Array): Tokens {
  const tokens = file.subarray(0, HEAD_BYTES).reduceRight((value, byte) => value * 256 + byte, 0);
  const start = HEAD_BYTES + tokens;
  const lengths = file.subarray(HEAD_BYTES, start);
  const bytes = file.subarray(start);
  let total = 0;
  for (const length of lengths) {
    if (length === 0) throw damagedVocabulary(name, 'a token has no bytes');
    total += length;
  }
  if (lengths.length !== tokens || bytes.length !== total)
    throw damagedVocabulary(name, 'it is not as long as it says');
  return { lengths, bytes };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let reached = 0;
  for (const part of parts) {
    whole.set(part, reached);
    reached += part.length;
  }
  return whole;
}

function endsOf(lengths: Uint8Array): Int32Array {
  const ends = new Int32Array(lengths.length);
  let end = 0;
  for (let token = 0; token < lengths.length; token += 1) {
    end += lengths[token] ?? 0;
    ends[token] = end;
  }
  return ends;
}

export function damagedVocabulary(name: EncodingName, why: string): Error {
  return new Error(`The vocabulary ${name} is damaged: ${why}`);
}
