/** Reading Ruby. */

import type { Node } from '@vscode/tree-sitter-wasm';
import {
  choiceOf,
  type Entry,
  type Expression,
  type Given,
  given,
  same,
  sides,
  UNKNOWN,
} from '../read/lowered/expression';
import type { Language } from '../read/lowered/language';
import { codeChildren, field, firstChild } from '../read/lowered/nodes';
import { RUBY_PACKAGES } from '../sdks/packages/ruby';
import { lastExpression, RUBY_DECLARATIONS } from './rubyNames';
import { readHeredoc, readRubyText } from './rubyText';

/** Methods whose block runs once for each of many. */
const REPEATING =
  /^(?:each\w*|map|flat_map|filter_map|collect|select|times|upto|step|loop|in_groups_of|find_each|inject|reduce)$/;

export const ruby: Language = {
  kind: 'lowered',
  packages: RUBY_PACKAGES,
  calls: new Set(['call', 'binary']),
  loops: new Set(['while', 'until', 'for', 'while_modifier', 'until_modifier']),
  repeats: (node, type) =>
    /^(?:do_)?block$/.test(type) && REPEATING.test(field(node.parent, 'method')?.text ?? ''),
  blocks: new Set(['then', 'else', 'do_block', 'block', 'when', 'rescue']),
  branches: new Set(['if_modifier', 'unless_modifier']),
  statements: new Set([
    'program',
    'body_statement',
    'then',
    'else',
    'block_body',
    'if_modifier',
    'unless_modifier',
  ]),
  seesMembers: true,
  handsByReference: true,
  callsByName: true,
  memberPrefix: '@',
  hasVariants: false,
  writesJson: true,
  lower,
  declarations: RUBY_DECLARATIONS,
  returned: (functionNode) => [
    ...functionNode
      .descendantsOfType('return')
      .flatMap((statement) => codeChildren(firstChild(statement)).slice(0, 1)),
    ...lastExpression(functionNode),
  ],
};

function lower(node: Node): Expression {
  switch (node.type) {
    case 'string':
    case 'delimited_symbol':
    case 'bare_string':
      return { kind: 'text', parts: readRubyText(node) };
    case 'simple_symbol':
      return { kind: 'text', parts: [node.text.slice(1)] };
    case 'chained_string':
      return { kind: 'text', parts: codeChildren(node) };
    case 'heredoc_beginning':
      return { kind: 'text', parts: readHeredoc(node) };
    case 'integer':
    case 'float':
      return { kind: 'number', digits: node.text.replace(/_/g, '') };
    case 'true':
    case 'false':
      return { kind: 'boolean', value: node.type === 'true' };
    case 'nil':
      return { kind: 'nothing' };
    case 'identifier':
    case 'constant':
    case 'hash_key_symbol':
      return { kind: 'name', name: node.text };
    case 'instance_variable':
      return { kind: 'member', object: null, name: node.text };
    case 'scope_resolution':
      return sides(field(node, 'scope'), field(node, 'name'), (object, name) => ({
        kind: 'member',
        object,
        name: name.text,
      }));
    case 'call':
      return lowerCall(node);
    case 'hash':
      return lowerHash(node);
    case 'array':
    case 'string_array':
    case 'symbol_array':
      return { kind: 'list', items: codeChildren(node) };
    case 'splat_argument': {
      const list = firstChild(node);
      return list === null ? UNKNOWN : { kind: 'spread', node: list };
    }
    case 'element_reference':
      return sides(field(node, 'object'), codeChildren(node)[1] ?? null, (object, key) => ({
        kind: 'index',
        object,
        key,
      }));
    case 'binary':
      return lowerBinary(node);
    case 'operator_assignment':
      return lowerBinary(node);
    case 'assignment':
      return same(field(node, 'right'));
    case 'conditional':
      return sides(field(node, 'consequence'), field(node, 'alternative'), (whenTrue, whenFalse) => ({
        kind: 'choice',
        values: [whenTrue, whenFalse],
      }));
    case 'if':
    case 'elsif':
    case 'unless':
      return sides(field(node, 'consequence'), field(node, 'alternative'), (yes, no) => choiceOf([yes, no]));
    case 'case':
      return choiceOf(codeChildren(node).filter(({ type }) => type === 'when' || type === 'else'));
    case 'when':
      return same(field(node, 'body'));
    case 'unary':
      return node.text.startsWith('+') ? same(field(node, 'operand')) : UNKNOWN;
    case 'then':
    case 'else':
    case 'parenthesized_statements':
      return same(codeChildren(node).at(-1));
    default:
      return UNKNOWN;
  }
}

/** Without parentheses a member and a call are the same. */
function lowerCall(node: Node): Expression {
  const receiver = field(node, 'receiver');
  const name = field(node, 'method')?.text;
  if (name === undefined) return UNKNOWN;
  const list = field(node, 'arguments');
  if (receiver?.type === 'self' && list === null) return { kind: 'member', object: null, name };
  const object = receiver?.type === 'self' ? null : receiver;
  return { kind: 'call', object, name, given: argumentsOf(list) };
}

function argumentsOf(list: Node | null): Given {
  const positional: Node[] = [];
  const named = new Map<string, Node>();
  const spreads: Node[] = [];
  for (const argument of codeChildren(list)) {
    const inner = firstChild(argument);
    if (argument.type === 'pair') addPair(argument, named);
    else if (argument.type === 'hash_splat_argument' && inner !== null) spreads.push(inner);
    else if (argument.type !== 'block_argument') positional.push(argument);
  }
  return given(positional, named, spreads);
}

/** `model:` alone gives what the name holds. */
function addPair(pair: Node, named: Map<string, Node>): void {
  const key = field(pair, 'key');
  if (key === null) return;
  const name = key.text.replace(/^:?["']?|["']?:?$/g, '');
  named.set(name, field(pair, 'value') ?? key);
}

function lowerHash(node: Node): Expression {
  const spreads: Node[] = [];
  const entries: Entry[] = [];
  for (const child of codeChildren(node)) {
    const inner = firstChild(child);
    if (child.type === 'hash_splat_argument' && inner !== null) spreads.push(inner);
    const key = child.type === 'pair' ? field(child, 'key') : null;
    if (key === null) continue;
    const isName = key.type === 'hash_key_symbol';
    entries.push({ key: isName ? key.text : key, value: field(child, 'value') ?? key });
  }
  return { kind: 'record', entries, spreads };
}

function lowerBinary(node: Node): Expression {
  const operator = field(node, 'operator')?.text;
  return sides(field(node, 'left'), field(node, 'right'), (left, right): Expression => {
    switch (operator) {
      case '+':
      case '+=':
        return { kind: 'sum', left, right };
      case '||':
      case 'or':
        return { kind: 'fallback', value: left, otherwise: right };
      case '||=':
        return { kind: 'same', node: right };
      case '<<':
        return { kind: 'call', object: left, name: 'push', given: given([right]) };
      case '%':
        return { kind: 'call', object: left, name: 'formatted', given: given([right]) };
      default:
        return UNKNOWN;
    }
  });
}
