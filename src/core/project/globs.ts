/** Globs of `breakeven.json`: `.gitignore`'s rules, and braces as in other tools' configuration. */

import ignore from 'ignore';

export type PathTest = (path: string) => boolean;

/** True for paths, POSIX and relative to the folder of the file, that the globs match. A later `!glob` takes back. */
export function pathTest(globs: readonly string[]): PathTest {
  const matcher = ignore({ allowRelativePaths: true, ignorecase: false });
  matcher.add(
    globs
      .map((glob) => glob.replace(/^\.\//, '/'))
      .filter((glob) => glob.length <= MAX_CHARACTERS)
      .flatMap((glob) => withoutBraces(glob))
      .filter(isTame),
  );
  return (path) => path !== '' && matcher.ignores(path);
}

/** Longer globs are not written by people. */
const MAX_CHARACTERS = 1000;
const MAX_WILDCARDS = 3;

/**
 * False for a glob whose test could take longer than anyone waits: each further `*` in one name, and each further `**`
 * in a path, multiplies its time by their length.
 */
export function isTame(glob: string): boolean {
  const parts = glob.split('/');
  const deep = parts.filter((part) => part === '**').length;
  return (
    glob.length <= MAX_CHARACTERS &&
    deep <= MAX_WILDCARDS &&
    parts.every((part) => (part.match(/\*+/g)?.length ?? 0) <= MAX_WILDCARDS)
  );
}

/** More alternatives than people write. */
const MAX_ALTERNATIVES = 64;

/** `a/*.{ts,tsx}` as `a/*.ts` and `a/*.tsx`. */
function withoutBraces(glob: string): string[] {
  let globs = [glob];
  for (;;) {
    const expanded = globs.flatMap((each) => {
      const match = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/.exec(each);
      if (match === null) return [each];
      const [, before = '', alternatives = '', after = ''] = match;
      return alternatives.split(',').map((alternative) => before + alternative + after);
    });
    if (expanded.length === globs.length || expanded.length > MAX_ALTERNATIVES)
      return expanded.slice(0, MAX_ALTERNATIVES);
    globs = expanded;
  }
}
