/** Names of models, functions and files as people may be shown them: what a repository chose must not dress up as something else. */

/** Line breaks and other controls; marks that turn the order of what follows (Unicode Standard Annex 9); invisible joiners. */
export const MISLEADING =
  /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/gu;

/** A text with names in it as one line that does nothing but show itself: in a terminal, in a message, in a list. */
export function oneLine(text: string): string {
  return text.replace(MISLEADING, ' ');
}

/** More than any name has. */
const MAX_CHARACTERS = 120;

/** In one line, without icons (`$(name)`), and of a length that leaves room for the figures. */
export function shownName(name: string): string {
  const line = oneLine(name.slice(0, 4 * MAX_CHARACTERS)).replaceAll('$(', '$ (');
  return line.length > MAX_CHARACTERS ? `${line.slice(0, MAX_CHARACTERS)}…` : line;
}
