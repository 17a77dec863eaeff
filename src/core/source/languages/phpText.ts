/** Text of PHP's strings and here-documents. */

import type { Node } from '@vscode/tree-sitter-wasm';
import {
  field,
  firstChild,
  rawUnescaped,
  textWithHoles,
  unescaped,
  withoutMargin,
} from '../read/lowered/nodes';

const HOLES = new Set([
  'variable_name',
  'member_access_expression',
  'nullsafe_member_access_expression',
  'subscript_expression',
  'member_call_expression',
  'dynamic_variable_name',
]);

export function readPhpText(node: Node): (string | Node)[] {
  if (node.type === 'string') return [rawUnescaped(node.text.replace(/^b?'|'$/g, ''))];
  if (node.type === 'encapsed_string')
    return withoutBraces(textWithHoles(node, holeIn, unescaped, { start: 1, end: 1 }));
  const body = field(node, 'value');
  if (body === null) return [];
  const margin = field(node, 'end_tag')?.startPosition.column ?? 0;
  const read = node.type === 'nowdoc' ? (text: string) => text : unescaped;
  const parts = withoutBraces(textWithHoles(body, holeIn, read, { start: 0, end: 0 }));
  const first = parts[0];
  const whole = typeof first === 'string' ? [first.replace(/^\r?\n/, ''), ...parts.slice(1)] : parts;
  const cut = withoutMargin(whole, margin);
  const last = cut.at(-1);
  return typeof last === 'string' ? [...cut.slice(0, -1), last.replace(/\r?\n[ \t]*$/, '')] : cut;
}

function holeIn(child: Node): Node | null {
  if (!HOLES.has(child.type)) return null;
  return child.type === 'dynamic_variable_name' ? (firstChild(child) ?? child) : child;
}

/** `{$x}` is the hole `$x`. */
function withoutBraces(parts: readonly (string | Node)[]): (string | Node)[] {
  const cut = [...parts];
  for (let index = 1; index < cut.length - 1; index += 2) {
    const hole = cut[index];
    const before = cut[index - 1];
    const after = cut[index + 1];
    if (typeof hole === 'string' || typeof before !== 'string' || typeof after !== 'string') continue;
    if (hole?.previousSibling?.type !== '{' || !before.endsWith('{') || !after.startsWith('}')) continue;
    cut[index - 1] = before.slice(0, -1);
    cut[index + 1] = after.slice(1);
  }
  return cut;
}
