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

/**
 * Decodes the part of a text from `start` to `end`, padded or not, to `target`, from `at` on, which has room for it.
 * Answers where the bytes end; -1 when the part is not base64 of one byte or more.
 */
export function decodeBase64(
  text: string,
  start: number,
  end: number,
  target: Uint8Array,
  at: number,
): number {
  let unpadded = end;
  while (unpadded > end - 2 && text.charCodeAt(unpadded - 1) === PADDING) unpadded -= 1;
  if (unpadded <= start || (unpadded - start) % 4 === 1) return -1;
  if (unpadded < end && (end - start) % 4 !== 0) return -1;
  let reached = at;
  let bits = 0;
  let held = 0;
  for (let index = start; index < unpadded; index += 1) {
    const value = SIX_BITS[text.charCodeAt(index)] ?? INVALID;
    if (value === INVALID) return -1;
    bits = ((bits << 6) | value) & 0xfff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    target[reached] = (bits >> held) & 0xff;
    reached += 1;
  }
  return reached;
}
