/** Reading Go. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { callOf, type Entry, type Expression, given, same, sides, UNKNOWN } from '../read/lowered/expression';
import type { Language, Target } from '../read/lowered/language';
import { codeChildren, field, firstChild, unescaped } from '../read/lowered/nodes';
import { GO_PACKAGES } from '../sdks/packages/go';
import { GO_DECLARATIONS } from './goNames';

export const go: Language = {
  kind: 'lowered',
  packages: GO_PACKAGES,
  calls: new Set(['call_expression']),
  loops: new Set(['for_statement']),
  blocks: new Set(['block', 'expression_case', 'type_case', 'default_case', 'communication_case']),
  branches: new Set(),
  statements: new Set(['statement_list', 'expression_statement']),
  seesMembers: false,
  hasVariants: false,
  writesJson: false,
  lower,
  handedOver,
  declarations: GO_DECLARATIONS,
  returned: (functionNode) =>
    functionNode
      .descendantsOfType('return_statement')
      .flatMap((statement) => codeChildren(firstChild(statement)).slice(0, 1)),
};

function lower(node: Node): Expression {
  switch (node.type) {
    case 'interpreted_string_literal':
      return { kind: 'text', parts: [unescaped(node.text.slice(1, -1))] };
    case 'raw_string_literal':
      return { kind: 'text', parts: [node.text.slice(1, -1).replace(/\r/g, '')] };
    case 'int_literal':
    case 'float_literal':
      return { kind: 'number', digits: node.text.replace(/_/g, '') };
    case 'true':
    case 'false':
      return { kind: 'boolean', value: node.type === 'true' };
    case 'nil':
      return { kind: 'nothing' };
    case 'identifier':
      return { kind: 'name', name: node.text };
    case 'selector_expression':
      return sides(field(node, 'operand'), field(node, 'field'), (object, name) => ({
        kind: 'member',
        object,
        name: name.text,
      }));
    case 'call_expression':
      return lowerCall(node);
    case 'composite_literal':
      return lowerLiteral(field(node, 'type'), field(node, 'body'));
    case 'literal_value':
      return lowerLiteral(null, node);
    case 'binary_expression':
      return operator(node) === '+'
        ? sides(field(node, 'left'), field(node, 'right'), (left, right) => ({ kind: 'sum', left, right }))
        : UNKNOWN;
    case 'assignment_statement':
      return operator(node) === '+='
        ? sides(firstChild(field(node, 'left')), firstChild(field(node, 'right')), (left, right) => ({
            kind: 'sum',
            left,
            right,
          }))
        : UNKNOWN;
    case 'variadic_argument': {
      const list = firstChild(node);
      return list === null ? UNKNOWN : { kind: 'spread', node: list };
    }
    case 'unary_expression':
      return /^[&*]/.test(node.text) ? same(field(node, 'operand')) : UNKNOWN;
    case 'literal_element':
    case 'parenthesized_expression':
      return same(firstChild(node));
    case 'type_conversion_expression':
      return same(field(node, 'operand'));
    default:
      return UNKNOWN;
  }
}

/** `f(&name)`, and what is given to `fmt.Fprintf` by a pointer. */
function handedOver(call: Node): readonly Target[] {
  const isWriting = /^(?:fmt\.Fprint|io\.WriteString)/.test(field(call, 'function')?.text ?? '');
  return codeChildren(field(call, 'arguments')).flatMap((argument, index) => {
    const isPointer = argument.type === 'unary_expression' && argument.text.startsWith('&');
    const target = isPointer ? field(argument, 'operand') : isWriting && index === 0 ? argument : null;
    return target?.type === 'identifier' ? [{ name: target.text }] : [];
  });
}

function operator(node: Node): string | undefined {
  return field(node, 'operator')?.text;
}

function lowerCall(node: Node): Expression {
  const callee = field(node, 'function');
  const args = codeChildren(field(node, 'arguments'));
  if (callee?.text === 'new' && args[0] !== undefined)
    return { kind: 'make', type: args[0].text, given: given([]) };
  // `make([]openai.Message, 0)` and `[]byte(text)`.
  if (callee?.text === 'make' && /^(?:slice|array)_type$/.test(args[0]?.type ?? ''))
    return { kind: 'list', items: [] };
  return callOf(node, callee, lower, given(args));
}

/** `T{A: b}`, `[]T{a, b}`, `map[string]any{"a": b}` and a bare `{A: b}` in a list. */
function lowerLiteral(type: Node | null, body: Node | null): Expression {
  const elements = codeChildren(body);
  const pairs = elements.flatMap((element): Entry[] => {
    if (element.type !== 'keyed_element') return [];
    const key = firstChild(field(element, 'key'));
    const value = field(element, 'value');
    if (key === null || value === null) return [];
    return [{ key: key.type === 'identifier' ? key.text : key, value }];
  });
  const isList = /^(?:slice|array|implicit_length_array)_type$/.test(type?.type ?? '');
  if (isList || (pairs.length === 0 && elements.length > 0 && type === null))
    return { kind: 'list', items: elements };
  if (type === null || type.type === 'map_type') return { kind: 'record', entries: pairs, spreads: [] };
  const named = new Map(pairs.flatMap(({ key, value }) => (typeof key === 'string' ? [[key, value]] : [])));
  return { kind: 'make', type: type.text.replace(/\[.*$/, ''), given: given([], named) };
}
