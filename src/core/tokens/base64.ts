/** Base64 of attached media; the core has neither `atob` nor `Buffer`. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const INVALID = -1;
const SIX_BITS = sixBitsByCharCode();
const PADDING = 0x3d;

function sixBitsByCharCode(): Int8Array {
  const table = new Int8Array(128).fill(INVALID);
  for (let value = 0; value < ALPHABET.length; value += 1) table[ALPHABET.charCodeAt(value)] = value;
  return table;
}

/** Padded or not; null for what is not base64 of one byte or more. */
export function decodeBase64(base64: string): Uint8Array | null {
  let end = base64.length;
  while (end > base64.length - 2 && base64.charCodeAt(end - 1) === PADDING) end -= 1;
  if (end <= 0 || end % 4 === 1) return null;
  if (end < base64.length && base64.length % 4 !== 0) return null;
  const bytes = new Uint8Array(Math.floor((end * 3) / 4));
  let reached = 0;
  let bits = 0;
  let held = 0;
  for (let index = 0; index < end; index += 1) {
    const value = SIX_BITS[base64.charCodeAt(index)] ?? INVALID;
    if (value === INVALID) return null;
    bits = ((bits << 6) | value) & 0xfff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[reached] = (bits >> held) & 0xff;
    reached += 1;
  }
  return bytes;
}
