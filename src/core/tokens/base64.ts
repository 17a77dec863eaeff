/** Base64 for the rank files; the core has neither `atob` nor `Buffer`. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const INVALID = -1;
const SIX_BITS = sixBitsByCharCode();

function sixBitsByCharCode(): Int8Array {
  const table = new Int8Array(128).fill(INVALID);
  for (let value = 0; value < ALPHABET.length; value += 1) table[ALPHABET.charCodeAt(value)] = value;
  return table;
}

/** Decodes to a latin1 string, one char per byte. Null when the text is not base64 of one byte or more. */
export function decodeBase64(text: string): string | null {
  if (text.length % 4 !== 0) return null;
  const length = unpaddedLength(text);
  let bytes = '';
  let bits = 0;
  let held = 0;
  for (let index = 0; index < length; index += 1) {
    const value = SIX_BITS[text.charCodeAt(index)] ?? INVALID;
    if (value === INVALID) return null;
    bits = ((bits << 6) | value) & 0xfff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += String.fromCharCode((bits >> held) & 0xff);
  }
  return bytes === '' ? null : bytes;
}

function unpaddedLength(text: string): number {
  if (text.endsWith('==')) return text.length - 2;
  return text.endsWith('=') ? text.length - 1 : text.length;
}
