/** UTF-8; the core has no `TextEncoder`. */

/** Arguments of one call stay far below what an engine's stack takes. */
const CHUNK_BYTES = 4096;

/** UTF-8 bytes of a text as a latin1 string, one char per byte. A lone surrogate becomes U+FFFD, as in tiktoken. */
export function toUtf8(text: string): string {
  if (isAscii(text)) return text;
  let encoded = '';
  let bytes: number[] = [];
  for (const character of text) {
    pushUtf8(bytes, character.codePointAt(0) ?? REPLACEMENT);
    if (bytes.length < CHUNK_BYTES) continue;
    encoded += String.fromCharCode(...bytes);
    bytes = [];
  }
  return encoded + String.fromCharCode(...bytes);
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 127) return false;
  return true;
}

const REPLACEMENT = 0xfffd;

function pushUtf8(bytes: number[], codePoint: number): void {
  const code = codePoint >= 0xd800 && codePoint <= 0xdfff ? REPLACEMENT : codePoint;
  if (code < 0x80) bytes.push(code);
  else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code));
  else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
  else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}
