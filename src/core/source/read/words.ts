/** Words of a text, read backwards without a pattern: this is asked for every call of a file. */

/** Longer ones are not names. */
const MOST_IN_WORD = 80;

/** The word that ends at a place, or at most so many characters before it; empty when there is none. */
export function wordBefore(
  text: string,
  end: number,
  mostBetween: number,
): { readonly word: string; readonly start: number } {
  let last = end;
  while (last > 0 && end - last < mostBetween && !isWordCode(text.charCodeAt(last - 1))) last -= 1;
  let start = last;
  while (start > 0 && last - start < MOST_IN_WORD && isWordCode(text.charCodeAt(start - 1))) start -= 1;
  return { word: text.slice(start, last), start };
}

/** True when the word that starts here is a member of what stands before it. */
export function isAfterDot(text: string, start: number): boolean {
  let at = start;
  while (at > 0 && isSpaceCode(text.charCodeAt(at - 1))) at -= 1;
  return text[at - 1] === '.';
}

const DOLLAR = 36;
const UNDERSCORE = 95;

/** Letters, digits, `_` and `$` of ASCII: names of SDKs have no others. */
function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === UNDERSCORE ||
    code === DOLLAR
  );
}

function isSpaceCode(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
