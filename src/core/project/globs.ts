/** Globs of `breakeven.json`: `.gitignore`'s rules, and braces as in other tools' configuration. */

import ignore from 'ignore';

export type PathTest = (path: string) => boolean;

/** True for paths, POSIX and relative to the folder of the file, that the globs match. A later `!glob` takes back. */
export function pathTest(globs: readonly string[]): PathTest {
  const matcher = ignore({ allowRelativePaths: true, ignorecase: false });
  matcher.add(globs.map((glob) => glob.replace(/^\.\//, '/')).flatMap((glob) => withoutBraces(glob)));
  return (path) => path !== '' && matcher.ignores(path);
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
