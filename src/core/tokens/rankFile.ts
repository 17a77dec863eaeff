/** Reading a rank file. */

import type { RankFile } from '../ports';
import { decodeBase64 } from './base64';
import type { EncodingName } from './encoding';
import { Vocabulary } from './vocabulary';

/** Tokens of the published vocabularies, special tokens aside (openai/tiktoken, openai_public.py). */
const PUBLISHED_TOKENS: Readonly<Record<EncodingName, number>> = {
  o200k_base: 199_998,
  cl100k_base: 100_256,
  p50k_base: 50_280,
  r50k_base: 50_256,
};

/**
 * Reads js-tiktoken's form: lines of `! firstRank base64 base64 …`, ranks counting up from the first. Ranks may leave
 * gaps; since only their order matters, tokens are numbered without.
 * @throws Error naming the encoding when the file is not the whole published vocabulary.
 */
export function readVocabulary(name: EncodingName, file: RankFile): Vocabulary {
  if (typeof file?.bpe_ranks !== 'string' || typeof file.pat_str !== 'string') {
    throw damagedVocabulary(name, 'its ranks or its pattern are missing');
  }
  const published = PUBLISHED_TOKENS[name];
  const tokens = new TokenBlock(file.bpe_ranks.length, published);
  let nextRank = 0;
  for (let start = 0; start < file.bpe_ranks.length; ) {
    const feed = file.bpe_ranks.indexOf('\n', start);
    const end = feed === -1 ? file.bpe_ranks.length : feed;
    if (end > start) nextRank = readLine(name, file.bpe_ranks.slice(start, end), nextRank, tokens);
    start = end + 1;
  }
  const vocabulary = new Vocabulary(tokens.bytes, tokens.ends.subarray(0, tokens.count));
  if (vocabulary.size !== published) {
    throw damagedVocabulary(name, `it has ${vocabulary.size} different tokens instead of ${published}`);
  }
  return vocabulary;
}

/** Tokens one after the other, in the order of their ranks. */
class TokenBlock {
  readonly ends: Int32Array;
  count = 0;
  private readonly room: Uint8Array;
  private reached = 0;

  constructor(base64Length: number, tokens: number) {
    this.room = new Uint8Array(Math.ceil(base64Length * 0.75));
    this.ends = new Int32Array(tokens);
  }

  /** A copy without the room that was left over. */
  get bytes(): Uint8Array {
    return this.room.slice(0, this.reached);
  }

  /** False when that part of the line is not base64, or one token too many. */
  add(line: string, start: number, end: number): boolean {
    const reached = decodeBase64(line, start, end, this.room, this.reached);
    if (reached < 0 || this.count === this.ends.length) return false;
    this.reached = reached;
    this.ends[this.count] = reached;
    this.count += 1;
    return true;
  }
}

/** A mark and the rank of the line's first token. */
const LINE_START = /^! (\d{1,9}) /;

/** Answers the rank after the line's last token. */
function readLine(name: EncodingName, line: string, leastRank: number, tokens: TokenBlock): number {
  const [opening = '', first = ''] = LINE_START.exec(line) ?? [];
  let rank = Number(first);
  if (opening === '' || rank < leastRank) {
    throw damagedVocabulary(name, 'a line does not begin with its first rank');
  }
  for (let start = opening.length; start <= line.length; ) {
    const blank = line.indexOf(' ', start);
    const end = blank === -1 ? line.length : blank;
    if (!tokens.add(line, start, end)) {
      throw damagedVocabulary(name, `the token of rank ${rank} is not base64, or one too many`);
    }
    rank += 1;
    start = end + 1;
  }
  return rank;
}

export function damagedVocabulary(name: EncodingName, why: string): Error {
  return new Error(`The vocabulary ${name} is damaged: ${why}`);
}
