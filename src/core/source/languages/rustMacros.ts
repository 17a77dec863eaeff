/** Macros whose arguments are expressions, which the grammar leaves as tokens: written as what they amount to. */

import type { Node } from '@vscode/tree-sitter-wasm';

/** Those that are called like functions. */
const CALLED = new Set([
  'format',
  'concat',
  'indoc',
  'formatdoc',
  'println',
  'eprintln',
  'dbg',
  'write',
  'writeln',
]);

/** `vec![…]` as `[…]` and `format!(…)` as `format_(…)`, in place; null where there is none. */
export function withoutMacros(root: Node, text: string): string | null {
  const found = [...edits(root)].sort((a, b) => a.start - b.start);
  if (found.length === 0) return null;
  let written = '';
  let at = 0;
  for (const { start, replacement } of found) {
    if (start < at) continue;
    written += text.slice(at, start) + replacement;
    at = start + replacement.length;
  }
  return written + text.slice(at);
}

interface Edit {
  readonly start: number;
  readonly replacement: string;
}

function* edits(root: Node): Generator<Edit> {
  for (const node of root.descendantsOfType(['macro_invocation', 'token_tree'])) {
    const children = node?.children ?? [];
    for (const [index, name] of children.entries()) {
      const bang = children[index + 1];
      const list = children[index + 2];
      if (name?.type !== 'identifier' || bang?.type !== '!' || list?.type !== 'token_tree') continue;
      if (bang.startIndex !== name.endIndex) continue;
      const opening = list.text.charAt(0);
      if (name.text === 'vec' && opening === '[') yield { start: name.startIndex, replacement: '    ' };
      if (CALLED.has(name.text) && opening === '(') yield { start: bang.startIndex, replacement: '_' };
    }
  }
}
