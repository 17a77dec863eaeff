/** The text of JavaScript strings and templates, exactly as the language reads them. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { PromptSegment } from '../callSite';
import { interpolation } from '../read/interpolation';
import { children, rangeOf } from '../read/nodes';
import { staticText, type TextValue, text, type Value } from '../value';

export function readQuoted(node: Node): TextValue {
  return staticText(decode(node.text.slice(1, -1)), rangeOf(node));
}

/** A template: constants in it are text, anything else is a hole named by its expression. */
export function readTemplate(node: Node, evaluate: (expression: Node) => Value): TextValue {
  const source = node.text;
  const start = node.startIndex;
  const segments: PromptSegment[] = [];
  const range = rangeOf(node);
  let from = 1;
  const pushStatic = (to: number) => {
    if (to > from) segments.push({ kind: 'static', text: decode(source.slice(from, to)), range });
  };
  for (const part of children(node)) {
    if (part.type !== 'template_substitution') continue;
    pushStatic(part.startIndex - start);
    from = part.endIndex - start;
    const expression = children(part)[0];
    if (expression === undefined) continue;
    segments.push(...interpolation(evaluate(expression), expression));
  }
  pushStatic(source.endsWith('`') ? source.length - 1 : source.length);
  return text(segments, 'literal', range);
}

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
};

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|(\r\n|[\s\S]))/g;

/** Cooked value: escapes resolved, line ends as `\n`. */
function decode(source: string): string {
  return source.replace(/\r\n?/g, '\n').replace(ESCAPE, (_, hex, short, long, simple: string | undefined) => {
    const digits = hex ?? short ?? long;
    if (digits !== undefined) return codePoint(Number.parseInt(digits, 16));
    if (simple === undefined || /[\n\r\u2028\u2029]/.test(simple)) return '';
    return SIMPLE[simple] ?? simple;
  });
}

/** `\u` escapes may be halves of a pair, so code units stay as they are. */
function codePoint(code: number): string {
  if (code <= 0xffff) return String.fromCharCode(code);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
