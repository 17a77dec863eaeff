/** Text of C#'s string literals: plain, verbatim, raw, and each of them with holes. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { codeChildren, marginOf, textWithHoles, unescaped, withoutMargin } from '../read/lowered/nodes';

export function readCsharpText(node: Node): (string | Node)[] {
  const opening = /^[$@]*"+/.exec(node.text)?.[0] ?? '"';
  const quotes = opening.replace(/[$@]/g, '').length;
  const isRaw = quotes >= 3;
  // Two quotes open nothing but an empty text, which closes at once, or a verbatim one that begins with a quote.
  const skipped = isRaw ? opening.length : opening.length - quotes + 1;
  const isVerbatim = opening.includes('@');
  const hasHoles = opening.includes('$');
  const parts = textWithHoles(
    node,
    (child) => (child.type === 'interpolation' ? (expressionIn(child) ?? child) : null),
    (text) => {
      const written = isRaw ? text : isVerbatim ? text.replace(/""/g, '"') : unescaped(text);
      return hasHoles && !isRaw ? written.replace(/\{\{/g, '{').replace(/\}\}/g, '}') : written;
    },
    { start: skipped, end: isRaw ? quotes : 1 },
  );
  return isRaw ? withoutFrame(parts) : parts;
}

function expressionIn(interpolation: Node): Node | null {
  return codeChildren(interpolation).find(({ type }) => !type.startsWith('interpolation')) ?? null;
}

/** A raw text of several lines begins after its first line break and ends before its last; its end says the margin. */
function withoutFrame(parts: (string | Node)[]): (string | Node)[] {
  const first = parts[0];
  if (typeof first !== 'string' || !/^[ \t]*\r?\n/.test(first)) return parts;
  const opened = [first.replace(/^[ \t]*\r?\n/, ''), ...parts.slice(1)];
  const last = opened.at(-1);
  const margin = typeof last === 'string' ? (/(?:^|\n)([ \t]*)$/.exec(last)?.[1]?.length ?? 0) : 0;
  const cut = withoutMargin(opened, margin > 0 ? margin : marginOf([]));
  const end = cut.at(-1);
  return typeof end === 'string' ? [...cut.slice(0, -1), end.replace(/\r?\n[ \t]*$/, '')] : cut;
}
