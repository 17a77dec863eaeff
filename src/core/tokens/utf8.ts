/** UTF-8; the core has no `TextEncoder`. */

/** Most bytes that one UTF-16 unit becomes. */
export const MOST_BYTES_PER_UNIT = 3;

const REPLACEMENT = 0xfffd;

/**
 * Writes a part of a text's UTF-16 units as UTF-8 to the beginning of `target`, which has room for it. A lone surrogate
 * becomes U+FFFD, as in tiktoken; a pair that the part cuts is lone too.
 * @returns the number of bytes.
 */
export function writeUtf8(units: Uint16Array, start: number, end: number, target: Uint8Array): number {
  let length = 0;
  for (let index = start; index < end; index += 1) {
    let code = units[index] ?? REPLACEMENT;
    if (code < 0x80) {
      target[length++] = code;
      continue;
    }
    if (code >= 0xd800 && code <= 0xdfff) {
      code = index + 1 < end ? pairCode(code, units[index + 1] ?? 0) : REPLACEMENT;
      if (code !== REPLACEMENT) index += 1;
    }
    if (code < 0x800) target[length++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x10000) target[length++] = 0xe0 | (code >> 12);
      else {
        target[length++] = 0xf0 | (code >> 18);
        target[length++] = tail(code >> 12);
      }
      target[length++] = tail(code >> 6);
    }
    target[length++] = tail(code);
  }
  return length;
}

/** Code point of two surrogates, when they are a pair. */
function pairCode(high: number, low: number): number {
  if (high >= 0xdc00 || low < 0xdc00 || low > 0xdfff) return REPLACEMENT;
  return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}
