/** The pattern that splits text into pre-tokens, with the meaning it has in tiktoken. */

/**
 * White_Space of Unicode, which `\s` means in tiktoken's regular expressions (Rust).
 * JavaScript's `\s` has U+FEFF instead of U+0085.
 */
const WHITE_SPACE = '\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

/** @throws SyntaxError when the source is not a regular expression. */
export function splitPattern(source: string): RegExp {
  return new RegExp(withoutCaptures(withUnicodeSpaces(source)), 'gu');
}

/** Replaces `\s` and `\S`, inside and outside of character classes. */
function withUnicodeSpaces(source: string): string {
  let inClass = false;
  return source.replace(/\\[\s\S]|\[|\]/g, (token) => {
    if (token === '[') inClass = true;
    else if (token === ']') inClass = false;
    else if (token === '\\s') return inClass ? WHITE_SPACE : `[${WHITE_SPACE}]`;
    else if (token === '\\S') return `[^${WHITE_SPACE}]`;
    return token;
  });
}

/** Nothing reads the groups, and matching is faster without. */
function withoutCaptures(source: string): string {
  return source.replace(/\\[\s\S]|\((?!\?)/g, (token) => (token === '(' ? '(?:' : token));
}

/** A regular expression engine's own stack is exhausted by a run of about 4 million letters. */
const SLICE_CHARS = 2 ** 21;
/** How far before the end of a slice a place to cut is looked for. */
const SEARCH_CHARS = 2 ** 16;
const SEAM = new RegExp(`[^${WHITE_SPACE}](?=[ \\t])|\\n(?=[^/${WHITE_SPACE}])`, 'gu');

/**
 * End of the slice that begins at `start`: the text's end, or for texts of millions of characters the last place
 * where no pre-token can span (before a blank that follows text, or at a line's start).
 */
export function sliceEnd(text: string, start: number): number {
  if (text.length - start <= SLICE_CHARS) return text.length;
  const limit = start + SLICE_CHARS;
  const from = limit - SEARCH_CHARS;
  let end = -1;
  for (const seam of text.slice(from, limit + 1).matchAll(SEAM)) {
    const candidate = from + seam.index + seam[0].length;
    if (candidate <= limit) end = candidate;
  }
  return end > start ? end : limit - (isHighSurrogate(text, limit - 1) ? 1 : 0);
}

function isHighSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code <= 0xdbff;
}
