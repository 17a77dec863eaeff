/** Reading a rank file into a table from byte strings to ranks. */

import type { RankFile } from '../ports';
import { decodeBase64 } from './base64';
import type { EncodingName } from './encoding';

/** Byte strings, one char per byte (latin1), to their rank. A lower rank merges first. */
export type Vocabulary = ReadonlyMap<string, number>;

/** Tokens of the published vocabularies, special tokens aside (openai/tiktoken, openai_public.py). */
const PUBLISHED_TOKENS: Readonly<Record<EncodingName, number>> = {
  o200k_base: 199_998,
  cl100k_base: 100_256,
  p50k_base: 50_280,
  r50k_base: 50_256,
};

/**
 * Reads js-tiktoken's form: lines of `! firstRank base64 base64 …`, ranks counting up from the first.
 * @throws Error naming the encoding when the file is not the whole published vocabulary.
 */
export function readVocabulary(name: EncodingName, file: RankFile): Vocabulary {
  if (typeof file?.bpe_ranks !== 'string' || typeof file.pat_str !== 'string') {
    throw damagedVocabulary(name, 'its ranks or its pattern are missing');
  }
  const vocabulary = new Map<string, number>();
  for (const line of file.bpe_ranks.split('\n')) if (line !== '') readLine(name, line, vocabulary);
  const published = PUBLISHED_TOKENS[name];
  if (vocabulary.size !== published) {
    throw damagedVocabulary(name, `it has ${vocabulary.size} different tokens instead of ${published}`);
  }
  return vocabulary;
}

function readLine(name: EncodingName, line: string, vocabulary: Map<string, number>): void {
  const [mark, first = '', ...tokens] = line.split(' ');
  if (mark !== '!' || !/^\d{1,9}$/.test(first)) {
    throw damagedVocabulary(name, 'a line does not begin with its first rank');
  }
  let rank = Number(first);
  for (const token of tokens) {
    const bytes = decodeBase64(token);
    if (bytes === null) throw damagedVocabulary(name, `the token of rank ${rank} is not base64`);
    vocabulary.set(bytes, rank);
    rank += 1;
  }
}

export function damagedVocabulary(name: EncodingName, why: string): Error {
  return new Error(`The vocabulary ${name} is damaged: ${why}`);
}
