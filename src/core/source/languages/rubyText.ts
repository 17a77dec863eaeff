/** Text of Ruby's strings, symbols and here-documents. */

import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import {
  firstChild,
  marginOf,
  rawUnescaped,
  textWithHoles,
  unescaped,
  withoutMargin,
} from '../read/lowered/nodes';
import { withoutAtEnd } from '../withoutAtEnd';

export function readRubyText(node: Node): (string | Node)[] {
  const opening = /^(?:%[qQwWiI]?.|:?["'`])/.exec(node.text)?.[0] ?? '';
  const isRaw = /^(?:'|:'|%[qwi])/.test(opening);
  const end = opening === '' ? 0 : 1;
  return textWithHoles(node, holeIn, isRaw ? rawUnescaped : unescaped, { start: opening.length, end });
}

/** `<<~TEXT` and `<<-TEXT`: its body stands after the line. */
export function readHeredoc(beginning: Node): (string | Node)[] {
  const body = bodyOf(beginning);
  if (body === null) return [];
  const isRaw = beginning.text.includes("'");
  const label = body.children.find((child) => child?.type === 'heredoc_end')?.text.length ?? 0;
  const parts = textWithHoles(body, holeIn, isRaw ? (text) => text : unescaped, {
    start: body.text.startsWith('\n') ? 1 : 0,
    end: label,
  });
  const last = parts.at(-1);
  const whole = typeof last === 'string' ? [...parts.slice(0, -1), withoutAtEnd(last, ' \t')] : parts;
  return beginning.text.startsWith('<<~') ? withoutMargin(whole, marginOf(whole)) : whole;
}

function holeIn(child: Node): Node | null {
  return child.type === 'interpolation' ? (firstChild(child) ?? child) : null;
}

/** Beginnings and bodies stand in the same order. */
const bodies = new WeakMap<Tree, Map<number, Node | null>>();

function bodyOf(beginning: Node): Node | null {
  let known = bodies.get(beginning.tree);
  if (known === undefined) {
    const root = beginning.tree.rootNode;
    const found = root.descendantsOfType('heredoc_body');
    known = new Map(
      root.descendantsOfType('heredoc_beginning').flatMap((node, index) => {
        return node === null ? [] : [[node.startIndex, found[index] ?? null] as const];
      }),
    );
    bodies.set(beginning.tree, known);
  }
  return known.get(beginning.startIndex) ?? null;
}
