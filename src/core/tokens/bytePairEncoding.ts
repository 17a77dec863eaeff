/** An encoding over a rank file: splits text into pre-tokens and counts each one's merges. */

import type { RankFile } from '../ports';
import { countMerged } from './bytePairMerge';
import type { Encoding, EncodingName } from './encoding';
import { toUtf8 } from './utf8';
import { readVocabulary } from './vocabulary';

/** Pieces remembered: source code and prose repeat themselves. */
const CACHE_PIECES = 65_536;
/** Longer pieces are rare and would pin much text. */
const CACHE_PIECE_CHARS = 64;

/** @throws Error naming the encoding when the rank file is damaged. */
export function createEncoding(name: EncodingName, file: RankFile): Encoding {
  const vocabulary = readVocabulary(name, file);
  const pattern = splitPattern(file.pat_str);
  const cache = new Map<string, number>();

  const countPiece = (piece: string): number => {
    if (piece.length > CACHE_PIECE_CHARS) return countMerged(toUtf8(piece), vocabulary);
    const known = cache.get(piece);
    if (known !== undefined) return known;
    const count = countMerged(toUtf8(piece), vocabulary);
    if (cache.size >= CACHE_PIECES) cache.clear();
    cache.set(detached(piece), count);
    return count;
  };

  return {
    name,
    count(text) {
      let tokens = 0;
      for (const [piece] of text.matchAll(pattern)) tokens += countPiece(piece);
      return tokens;
    },
  };
}

/** A slice keeps its whole document alive; a copy does not. */
function detached(piece: string): string {
  return ` ${piece}`.slice(1);
}

/** White_Space of Unicode, which Rust's `\s` means. JavaScript's `\s` has U+FEFF in place of U+0085. */
const WHITE_SPACE = '\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

/** The rank file's pattern with Rust's meaning of `\s` and `\S`. */
function splitPattern(source: string): RegExp {
  return new RegExp(translateSpaces(source), 'gu');
}

/** Replaces `\s` inside and outside of character classes. */
function translateSpaces(source: string): string {
  let inClass = false;
  return source.replace(/\\[\s\S]|\[|\]/g, (token) => {
    if (token === '[') inClass = true;
    else if (token === ']') inClass = false;
    else if (token === '\\s') return inClass ? WHITE_SPACE : `[${WHITE_SPACE}]`;
    else if (token === '\\S') return `[^${WHITE_SPACE}]`;
    return token;
  });
}
