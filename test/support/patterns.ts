/** The patterns of our own code, and which of them could take a time that doubles with each character. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Language, Parser } from '@vscode/tree-sitter-wasm';
import { sourceFiles } from './sources';

export interface Pattern {
  /** `core/lines.ts:12`. */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression literal of `src`. */
export async function patternsOf(): Promise<Pattern[]> {
  const grammars = path.resolve('dist/grammars');
  await Parser.init({ locateFile: () => path.join(grammars, 'tree-sitter.wasm') });
  const parser = new Parser();
  parser.setLanguage(await Language.load(path.join(grammars, 'tree-sitter-typescript.wasm')));
  const patterns: Pattern[] = [];
  for (const file of sourceFiles()) {
    const tree = parser.parse(readFileSync(path.join('src', file), 'utf8'));
    for (const node of tree?.rootNode.descendantsOfType('regex') ?? [])
      patterns.push({
        place: `${file}:${(node?.startPosition.row ?? 0) + 1}`,
        source: node?.childForFieldName('pattern')?.text ?? '',
        flags: node?.childForFieldName('flags')?.text ?? '',
      });
    tree?.delete();
  }
  parser.delete();
  return patterns;
}

/** Texts up to this length are looked at: ambiguity that needs longer ones was not seen in any pattern yet. */
const LONGEST = 4;
const LETTERS = 7;

/**
 * A text that a repeated group can match as passes in two ways: each such text more doubles the ways, and a pattern that fails
 * in the end tries them all. Null where there is none.
 */
export function ambiguousRun({ source, flags }: Pick<Pattern, 'source' | 'flags'>): string | null {
  for (const body of repeatedGroups(source)) {
    const whole = new RegExp(`^(?:${body})$`, flags.replace(/[gy]/g, ''));
    const text = texts(lettersOf(body)).find((candidate) => waysToPass(candidate, whole) > 1);
    if (text !== undefined) return `(${body}) as ${JSON.stringify(text)}`;
  }
  return null;
}

/** Bodies of groups with `*`, `+` or `{n,}` behind them, but for one that ends its pattern: after it nothing can fail. */
export function repeatedGroups(source: string): string[] {
  const bodies: string[] = [];
  const opened: number[] = [];
  let isClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '\\') at += 1;
    else if (isClass) isClass = sign !== ']';
    else if (sign === '[') isClass = true;
    else if (sign === '(') opened.push(at + 1);
    else if (sign === ')') {
      const body = source.slice(opened.pop(), at);
      const rest = source.slice(at + 1);
      const isLast = opened.length === 0 && /^(?:[*+]|\{\d+,\})$/.test(rest);
      if (!isLast && /^(?:[*+]|\{\d+,\})/.test(rest) && !/^\?<?[=!]/.test(body))
        bodies.push(body.replace(/^\?(?::|<\w+>)/, ''));
    }
  }
  return bodies;
}

/** Letters that a body names, and some of each kind that it may mean by a class. */
function lettersOf(body: string): string[] {
  const named = body
    .replace(/\\[dDwWsSbBpP](?:\{[^}]*\})?|\\u[\da-f]{4}|\\x[\da-f]{2}/gi, '')
    .replace(/[\\()|?*+{}[\]^$:]/g, '');
  const escaped = [...body.matchAll(/\\([^\w])/g)].map(([, sign]) => sign ?? '');
  return [...new Set(['a', ...escaped, ' ', '1', ...named, '"', '\n', 'B'])].slice(0, LETTERS);
}

function texts(letters: readonly string[]): string[] {
  const all: string[] = [];
  let last = [''];
  for (let length = 1; length <= LONGEST; length += 1) {
    last = last.flatMap((start) => letters.map((letter) => start + letter));
    all.push(...last);
  }
  return all;
}

function waysToPass(text: string, pass: RegExp): number {
  const ways = [1];
  for (let end = 1; end <= text.length; end += 1) {
    let here = 0;
    for (let start = 0; start < end; start += 1)
      if ((ways[start] ?? 0) > 0 && pass.test(text.slice(start, end))) here += ways[start] ?? 0;
    ways[end] = here;
  }
  return ways[text.length] ?? 0;
}
