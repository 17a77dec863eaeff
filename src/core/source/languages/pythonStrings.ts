/** The text of Python string literals, exactly as Python reads them. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { PromptSegment } from '../callSite';
import { interpolation } from '../read/interpolation';
import { children, rangeOf } from '../read/nodes';
import { type TextValue, text, type Value } from '../value';

/** A string or f-string. Interpolations are read by `evaluate`: a constant in one is text, anything else a named hole. */
export function readString(node: Node, evaluate: (expression: Node) => Value): TextValue {
  const parts = node.children.filter((child): child is Node => child !== null);
  const start = parts.find(({ type }) => type === 'string_start')?.text.toLowerCase() ?? '"';
  const raw = start.includes('r');
  const formatted = start.includes('f');
  const bytes = start.includes('b');
  const segments: PromptSegment[] = [];
  for (const part of parts) {
    if (part.type === 'string_content') {
      const decoded = decode(part.text, { raw, formatted, bytes });
      segments.push({ kind: 'static', text: decoded, range: rangeOf(part) });
    } else if (part.type === 'interpolation') {
      segments.push(...interpolated(part, evaluate));
    }
  }
  return text(segments, 'literal', rangeOf(node));
}

/** `{name}` is worth what the name is; with a conversion or format it is a hole, since its text is made at run time. */
function interpolated(node: Node, evaluate: (expression: Node) => Value): readonly PromptSegment[] {
  const expression = node.childForFieldName('expression') ?? children(node)[0];
  if (expression === undefined || expression === null) return [];
  const isFormatted = children(node).some(
    ({ type }) => type === 'format_specifier' || type === 'type_conversion',
  );
  const value = isFormatted ? null : evaluate(expression);
  return interpolation(value, expression);
}

interface Flags {
  readonly raw: boolean;
  readonly formatted: boolean;
  readonly bytes: boolean;
}

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
};

/** `\N{NAME}` needs Unicode's names; it is one character, and any letter stands for it well enough to count. */
const NAMED_CHARACTER = '\u00e9';

const ESCAPE =
  /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{[^}]*\}|([\s\S]))/g;

function decode(source: string, { raw, formatted, bytes }: Flags): string {
  const lines = source.replace(/\r\n?/g, '\n');
  const unescaped = raw
    ? lines
    : lines.replace(ESCAPE, (whole, octal, hex, short, long, simple) => {
        if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
        if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
        if (simple !== undefined) return SIMPLE[simple] ?? whole;
        if (bytes) return whole;
        if (short !== undefined) return String.fromCharCode(Number.parseInt(short, 16));
        if (long !== undefined) return codePoint(Number.parseInt(long, 16), whole);
        return NAMED_CHARACTER;
      });
  return formatted ? unescaped.replace(/\{\{|\}\}/g, (braces) => braces.charAt(0)) : unescaped;
}

function codePoint(code: number, otherwise: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}
