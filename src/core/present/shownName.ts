/** Names of models, functions and files as people may be shown them: what a repository chose must not dress up as something else. */

/** Line breaks and other controls; marks that turn the order of what follows (Unicode Standard Annex 9); invisible joiners. */
export const MISLEADING =
  /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/gu;

/** More than any name has. */
const MAX_CHARACTERS = 120;

/** In one line, without icons (`$(name)`), and of a length that leaves room for the figures. */
export function shownName(name: string): string {
  const line = name
    .slice(0, 4 * MAX_CHARACTERS)
    .replace(MISLEADING, ' ')
    .replaceAll('$(', '$ (');
  return line.length > MAX_CHARACTERS ? `${line.slice(0, MAX_CHARACTERS)}…` : line;
}
