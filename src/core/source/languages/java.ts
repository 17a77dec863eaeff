/** Reading Java. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { choiceOf, type Expression, given, same, sides, UNKNOWN } from '../read/lowered/expression';
import type { Language, Target } from '../read/lowered/language';
import {
  codeChildren,
  field,
  firstChild,
  isHandedTo,
  marginOf,
  unescaped,
  withoutMargin,
} from '../read/lowered/nodes';
import { JAVA_PACKAGES } from '../sdks/packages/java';
import { withoutAtEnd } from '../withoutAtEnd';
import { JAVA_DECLARATIONS } from './javaNames';

export const java: Language = {
  kind: 'lowered',
  packages: JAVA_PACKAGES,
  calls: new Set(['method_invocation']),
  loops: new Set(['for_statement', 'enhanced_for_statement', 'while_statement', 'do_statement']),
  repeats: (node, type) => type === 'lambda_expression' && isHandedTo(node, 'name', /^forEach/),
  blocks: new Set(['block', 'switch_block_statement_group', 'switch_rule']),
  branches: new Set(['if_statement']),
  statements: new Set(['expression_statement', 'lambda_expression']),
  seesMembers: true,
  handsByReference: true,
  hasVariants: false,
  writesJson: false,
  lower,
  handedOver,
  declarations: JAVA_DECLARATIONS,
  returned: (functionNode) =>
    functionNode
      .descendantsOfType('return_statement')
      .flatMap((statement) => codeChildren(statement).slice(0, 1)),
};

/** `qs.forEach(builder::addUserMessage)`. */
function handedOver(call: Node): readonly Target[] {
  return codeChildren(field(call, 'arguments')).flatMap((argument) => {
    const object = argument.type === 'method_reference' ? firstChild(argument) : null;
    return object?.type === 'identifier' ? [{ name: object.text }] : [];
  });
}

function lower(node: Node): Expression {
  switch (node.type) {
    case 'string_literal':
      return { kind: 'text', parts: [textOf(node.text)] };
    case 'decimal_integer_literal':
    case 'decimal_floating_point_literal':
      return { kind: 'number', digits: node.text.replace(/_|[lLfFdD]$/g, '') };
    case 'true':
    case 'false':
      return { kind: 'boolean', value: node.type === 'true' };
    case 'null_literal':
      return { kind: 'nothing' };
    case 'identifier':
      return { kind: 'name', name: node.text };
    case 'field_access':
      return sides(field(node, 'object'), field(node, 'field'), (object, name) => ({
        kind: 'member',
        object: object.type === 'this' ? null : object,
        name: name.text,
      }));
    case 'method_invocation':
      return lowerCall(node);
    case 'object_creation_expression':
      return lowerNew(node);
    case 'array_creation_expression':
      return same(field(node, 'value'));
    case 'array_initializer':
      return { kind: 'list', items: codeChildren(node) };
    case 'array_access':
      return sides(field(node, 'array'), field(node, 'index'), (object, key) => ({
        kind: 'index',
        object,
        key,
      }));
    case 'binary_expression':
    case 'assignment_expression':
      return /^\+=?$/.test(field(node, 'operator')?.text ?? '')
        ? sides(field(node, 'left'), field(node, 'right'), (left, right) => ({ kind: 'sum', left, right }))
        : UNKNOWN;
    case 'ternary_expression':
      return lowerTernary(node);
    case 'switch_expression':
      return choiceOf(
        codeChildren(field(node, 'body')).flatMap((rule) =>
          rule.type === 'switch_rule' ? (codeChildren(rule).at(-1) ?? []) : [],
        ),
      );
    case 'block':
      return choiceOf(
        node.descendantsOfType('yield_statement').flatMap((statement) => firstChild(statement) ?? []),
      );
    case 'expression_statement':
      return same(firstChild(node));
    case 'cast_expression':
      return same(field(node, 'value'));
    case 'parenthesized_expression':
      return same(firstChild(node));
    default:
      return UNKNOWN;
  }
}

/** A block of text loses the margin that its lines and its closing quotes share, and blanks at ends of lines. */
function textOf(code: string): string {
  if (!code.startsWith('"""')) return unescaped(code.slice(1, -1));
  const content = code.slice(3, -3).replace(/^[ \t\f]*\r?\n/, '');
  const last = content.slice(content.lastIndexOf('\n') + 1);
  // The line of the closing quotes counts, even where it holds nothing else.
  const margin = marginOf([content], last.trim() === '' ? '"' : '');
  const [cut = ''] = withoutMargin([content], margin);
  return unescaped(
    String(cut)
      .split('\n')
      .map((line) => withoutAtEnd(line, ' \t'))
      .join('\n'),
  );
}

function lowerCall(node: Node): Expression {
  const name = field(node, 'name')?.text;
  const object = field(node, 'object');
  if (name === undefined) return UNKNOWN;
  const args = given(codeChildren(field(node, 'arguments')));
  return { kind: 'call', object: object?.type === 'this' ? null : object, name, given: args };
}

/** `new ArrayList<>(List.of(x))` is what it copies. */
function lowerNew(node: Node): Expression {
  const type = field(node, 'type')?.text.replace(/<[\s\S]*$/, '') ?? '';
  const args = codeChildren(field(node, 'arguments'));
  if (/(?:^|\.)(?:Array|Linked)List$/.test(type)) {
    const [copied] = args;
    return copied === undefined || copied.type.includes('literal')
      ? { kind: 'list', items: [] }
      : { kind: 'same', node: copied };
  }
  return { kind: 'make', type, given: given(args) };
}

/** `x != null ? x : y` is a fallback. */
function lowerTernary(node: Node): Expression {
  const condition = field(node, 'condition')?.text ?? '';
  return sides(field(node, 'consequence'), field(node, 'alternative'), (whenTrue, whenFalse) => {
    if (/!=\s*null/.test(condition) && condition.includes(whenTrue.text))
      return { kind: 'fallback', value: whenTrue, otherwise: whenFalse };
    if (/==\s*null/.test(condition) && condition.includes(whenFalse.text))
      return { kind: 'fallback', value: whenFalse, otherwise: whenTrue };
    return { kind: 'choice', values: [whenTrue, whenFalse] };
  });
}
