/** The text of shell words: quotes resolved, variables replaced by what the script gives them. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { children, MAX_DEPTH } from '../read/nodes';
import {
  concat,
  isShort,
  nameOf,
  plainText,
  staticText,
  type TextValue,
  text,
  unknown,
  type Value,
  via,
  weakestOrigin,
  withFallback,
} from '../value';
import { withoutAtEnd } from '../withoutAtEnd';
import { type Assignment, type Assignments, assignmentsAt } from './shellIndex';

/** What a command writes when it is known: `cat <<EOF`, `echo "$BODY"`. */
export type OutputOf = (node: Node, words: ShellWords, depth: number) => Value | null;

const EXPANSIONS = new Set([
  'simple_expansion',
  'expansion',
  'command_substitution',
  'arithmetic_expansion',
  'process_substitution',
]);

export class ShellWords {
  private readonly known = new Map<Assignment, Value>();

  constructor(
    private readonly assignments: Assignments,
    private readonly outputOf: OutputOf,
  ) {}

  value(node: Node, depth = 0): Value {
    if (depth > MAX_DEPTH) return unknown(node.text);
    switch (node.type) {
      case 'raw_string':
        return staticText(node.text.slice(1, -1));
      case 'string':
        return this.between(node, 1, node.text.length - 1, unescapeQuoted, depth);
      case 'concatenation':
        return joined(children(node).map((child) => this.value(child, depth + 1)));
      case 'ansi_c_string':
        return staticText(unescapeAnsi(node.text.slice(2, -1)));
      // Of a fallback, the grammar takes what looks like a name for one.
      case 'variable_name':
        return staticText(node.text);
      case 'simple_expansion':
        return this.variable(node.text.slice(1), node, depth);
      case 'expansion':
        return this.expansion(node, depth);
      case 'command_substitution':
        return this.substitution(node, depth);
      case 'word':
      case 'number':
      case 'command_name':
        return this.between(
          node,
          0,
          node.text.length,
          (part) => part.replace(/\\(?:\n|([\s\S]))/g, '$1'),
          depth,
        );
      default:
        return unknown(node.text);
    }
  }

  /** The lines of a here-document; in a quoted one nothing is replaced. */
  hereDocument(redirect: Node, depth: number): Value | null {
    const body = children(redirect).find(({ type }) => type === 'heredoc_body');
    const start = children(redirect).find(({ type }) => type === 'heredoc_start')?.text ?? '';
    if (body === undefined) return null;
    const isIndented = redirect.text.startsWith('<<-');
    const lines = (part: string) => (isIndented ? part.replace(/^\t+/gm, '') : part);
    if (/^['"\\]/.test(start)) return staticText(lines(body.text));
    const plain = (part: string) => lines(part).replace(/\\(?:\n|([\\$`]))/g, '$1');
    return withPositional(this.between(body, 0, body.text.length, plain, depth));
  }

  /** Text of a node from one place in it to another, and the expansions there. */
  private between(
    node: Node,
    start: number,
    end: number,
    plain: (part: string) => string,
    depth: number,
  ): TextValue {
    const source = node.text;
    const parts: Value[] = [];
    let from = start;
    for (const child of children(node)) {
      if (!EXPANSIONS.has(child.type)) continue;
      parts.push(staticText(plain(source.slice(from, child.startIndex - node.startIndex))));
      parts.push(this.value(child, depth + 1));
      from = child.endIndex - node.startIndex;
    }
    parts.push(staticText(plain(source.slice(from, end))));
    return joined(parts);
  }

  private variable(name: string, at: Node, depth: number): Value {
    if (!/^[A-Za-z_]\w*$/.test(name)) return unknown(`$${name}`, /^\d$/.test(name) ? 'parameter' : 'unknown');
    const given = assignmentsAt(this.assignments, name, at);
    if (given.length === 0) return unknown(name, name === name.toUpperCase() ? 'env' : 'unknown');
    const [first, ...others] = given.map((assignment) => this.given(name, assignment, depth));
    const text = plainText(first);
    const isSame = others.every((other) => text !== null && plainText(other) === text);
    return first !== undefined && isSame ? first : unknown(name);
  }

  private given(name: string, assignment: Assignment, depth: number): Value {
    if (assignment.value === null) return unknown(name);
    const known = this.known.get(assignment);
    if (known !== undefined) return known;
    // A value that names itself is not known.
    this.known.set(assignment, unknown(name));
    const value = this.assigned(name, assignment.value, depth);
    this.known.set(assignment, value);
    return value;
  }

  private assigned(name: string, node: Node, depth: number): Value {
    const value = this.value(node, depth + 1);
    if (!isShort(value)) return unknown(name);
    // What is known of it is its name.
    const holes = value.kind === 'text' ? value.segments : [];
    const isHole = holes.length > 0 && holes.every(({ kind }) => kind === 'variable');
    return value.kind !== 'text' || isHole ? unknown(name, value.origin) : via(value, 'constant');
  }

  /** `${MODEL}`, `${MODEL:-gpt-4o}`; of what else can be done to a variable, nothing is known. */
  private expansion(node: Node, depth: number): Value {
    const [, name, operator] = /^\$\{(\w+)(:?[-=]|:?\?|\})/.exec(node.text) ?? [];
    if (name === undefined || operator === undefined) return unknown(nameOf(node.text));
    const value = this.variable(name, node, depth + 1);
    if (!/[-=]/.test(operator)) return value;
    const fallback = children(node)
      .slice(1)
      .map((child) => this.value(child, depth + 1));
    return withFallback(value, concat(fallback));
  }

  private substitution(node: Node, depth: number): Value {
    const [command, ...more] = children(node);
    const output = command === undefined || more.length > 0 ? null : this.outputOf(command, this, depth + 1);
    return output === null ? unknown(node.text) : withoutLastLines(output);
  }
}

/** `$1` and `$@`, which the grammar takes for text in a here-document. */
function withPositional(value: TextValue): TextValue {
  const segments = value.segments.flatMap((segment) =>
    segment.kind === 'static'
      ? segment.text
          .split(/(\$(?:[1-9@*]|\{[1-9@*]\}))/)
          .filter((part) => part !== '')
          .map((part) =>
            /^\$\{?[1-9@*]\}?$/.test(part)
              ? ({ kind: 'variable', name: part } as const)
              : { ...segment, text: part },
          )
      : [segment],
  );
  return { ...value, segments };
}

/** As known as the text in it; what fills its holes makes that no less sure. */
function joined(values: readonly Value[]): TextValue {
  const known = values.filter((value) => value.kind === 'text' && value.segments.length > 0);
  return { ...concat(values), origin: weakestOrigin(known) };
}

/** Line ends at its end are no part of what a command gives. */
function withoutLastLines(value: Value): Value {
  const last = value.kind === 'text' ? value.segments.at(-1) : undefined;
  if (value.kind !== 'text' || last?.kind !== 'static') return value;
  const kept = withoutAtEnd(last.text, '\n');
  return text([...value.segments.slice(0, -1), { ...last, text: kept }], value.origin);
}

function unescapeQuoted(part: string): string {
  return part.replace(/\\(?:\n|([\\"$`]))/g, '$1');
}

const ANSI: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };

function unescapeAnsi(part: string): string {
  return part.replace(/\\([\s\S])/g, (_, letter: string) => ANSI[letter] ?? letter);
}
