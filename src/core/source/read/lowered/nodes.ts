/** Helpers over syntax nodes that the lowered languages share. */

import type { Node } from '@vscode/tree-sitter-wasm';

/** Named children that are code; grammars have several kinds of comments. */
export function codeChildren(node: Node | null): Node[] {
  return (node?.namedChildren ?? []).filter(
    (child): child is Node => child !== null && !child.type.includes('comment'),
  );
}

export function firstChild(node: Node | null): Node | null {
  return codeChildren(node)[0] ?? null;
}

export function childOfType(node: Node, ...types: readonly string[]): Node | null {
  return codeChildren(node).find(({ type }) => types.includes(type)) ?? null;
}

export function field(node: Node | null, name: string): Node | null {
  return node?.childForFieldName(name) ?? null;
}

/** Text between holes: the code from one end of `node` to the other, with its hole nodes left as they are. */
export function textWithHoles(
  node: Node,
  isHole: (child: Node) => Node | null,
  read: (text: string) => string,
  skipped: { readonly start: number; readonly end: number },
): (string | Node)[] {
  const source = node.text;
  const parts: (string | Node)[] = [];
  let at = skipped.start;
  for (const child of node.children) {
    const hole = child === null ? null : isHole(child);
    if (child === null || hole === null) continue;
    parts.push(read(source.slice(at, child.startIndex - node.startIndex)), hole);
    at = child.endIndex - node.startIndex;
  }
  parts.push(read(source.slice(at, source.length - skipped.end)));
  return parts;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  e: '\u001b',
  s: ' ',
  '0': '\0',
};

/** Escapes as C and its kin have them; one that is not known is the character after it. */
export function unescaped(text: string): string {
  return text.replace(
    /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|\r?\n[ \t]*|([\s\S]))/g,
    (_, braced, short, long, byte, character: string | undefined) => {
      const code = braced ?? short ?? long ?? byte;
      if (code !== undefined) return fromCode(Number.parseInt(code, 16));
      return character === undefined ? '' : (ESCAPES[character] ?? character);
    },
  );
}

function fromCode(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Only the delimiter and the backslash are escaped, as between single quotes in Ruby and PHP. */
export function rawUnescaped(text: string): string {
  return text.replace(/\\(['\\])/g, '$1');
}

/** Removes the margin of a block of text: that of its least indented line. */
export function withoutMargin(parts: readonly (string | Node)[], margin: number): (string | Node)[] {
  let isLineStart = true;
  return parts.map((part) => {
    if (typeof part !== 'string') {
      isLineStart = false;
      return part;
    }
    const lines = part.split('\n');
    const cut = lines.map((line, index) =>
      index > 0 || isLineStart ? line.replace(new RegExp(`^[ \\t]{0,${margin}}`), '') : line,
    );
    isLineStart = part.endsWith('\n');
    return cut.join('\n');
  });
}

/** Margin of the least indented line that is not blank; a hole is no blank. */
export function marginOf(parts: readonly (string | Node)[], alsoBlank = ''): number {
  const joined = parts.map((part) => (typeof part === 'string' ? part : '\uffff')).join('') + alsoBlank;
  const margins = joined
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  return margins.length === 0 ? 0 : Math.min(...margins);
}

/** Stands in the arguments of a call, of which a field says what is called. */
export function isHandedTo(node: Node, name: string, callee: RegExp): boolean {
  let at = node.parent;
  while (at !== null && /^argument/.test(at.type)) at = at.parent;
  const called = field(at, name);
  return called !== null && callee.test(called.text.slice(-100));
}
