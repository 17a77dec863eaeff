/** Reading a rank file into a table from byte strings to ranks. */

import type { RankFile } from '../ports';
import type { EncodingName } from './encoding';

/** Byte strings, one char per byte (latin1), to their rank. A lower rank merges first. */
export type Vocabulary = ReadonlyMap<string, number>;

/**
 * Reads js-tiktoken's form: lines of `! firstRank base64 base64 …`, ranks counting up from the first.
 * @throws Error naming the encoding when the file is damaged.
 */
export function readVocabulary(name: EncodingName, file: RankFile): Vocabulary {
  if (typeof file?.bpe_ranks !== 'string' || typeof file.pat_str !== 'string')
    throw damaged(name, 'fields are missing');
  const vocabulary = new Map<string, number>();
  for (const line of file.bpe_ranks.split('\n')) {
    if (line === '') continue;
    const [, first, ...tokens] = line.split(' ');
    let rank = Number.parseInt(first ?? '', 10);
    if (Number.isNaN(rank)) throw damaged(name, 'a line has no rank');
    for (const token of tokens) {
      vocabulary.set(decodeBase64(token), rank);
      rank += 1;
    }
  }
  // Every byte must be a token of its own, or some texts could not be encoded.
  for (let byte = 0; byte < 256; byte += 1) {
    if (!vocabulary.has(String.fromCharCode(byte))) throw damaged(name, `byte ${byte} is missing`);
  }
  return vocabulary;
}

function damaged(name: EncodingName, why: string): Error {
  return new Error(`The vocabulary ${name} is damaged: ${why}`);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SIX_BITS = new Uint8Array(128);
for (let index = 0; index < ALPHABET.length; index += 1) SIX_BITS[ALPHABET.charCodeAt(index)] = index;

/** Base64 to a latin1 byte string; the core has neither `atob` nor `Buffer`. */
function decodeBase64(text: string): string {
  let bytes = '';
  let bits = 0;
  let held = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 61) break; // '=' pads the end.
    bits = (bits << 6) | (SIX_BITS[code & 127] ?? 0);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += String.fromCharCode((bits >> held) & 255);
    bits &= (1 << held) - 1;
  }
  return bytes;
}
