/** Reading PHP. */

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
import { targetOf } from '../read/lowered/indexNames';
import type { Language, Target } from '../read/lowered/language';
import { childOfType, codeChildren, field, firstChild } from '../read/lowered/nodes';
import { PHP_PACKAGES } from '../sdks/packages/php';
import { PHP_DECLARATIONS } from './phpNames';
import { readPhpText } from './phpText';

export const php: Language = {
  kind: 'lowered',
  packages: PHP_PACKAGES,
  calls: new Set([
    'member_call_expression',
    'nullsafe_member_call_expression',
    'scoped_call_expression',
    'function_call_expression',
  ]),
  loops: new Set(['for_statement', 'foreach_statement', 'while_statement', 'do_statement']),
  blocks: new Set(['compound_statement', 'case_statement', 'default_statement']),
  branches: new Set(['if_statement']),
  statements: new Set(['expression_statement']),
  seesMembers: false,
  hasVariants: false,
  writesJson: true,
  lower,
  handedOver,
  declarations: PHP_DECLARATIONS,
  returned: (functionNode) =>
    functionNode
      .descendantsOfType('return_statement')
      .flatMap((statement) => codeChildren(statement).slice(0, 1)),
};

function lower(node: Node): Expression {
  switch (node.type) {
    case 'string':
    case 'encapsed_string':
    case 'heredoc':
    case 'nowdoc':
      return { kind: 'text', parts: readPhpText(node) };
    case 'integer':
    case 'float':
      return { kind: 'number', digits: node.text.replace(/_/g, '') };
    case 'boolean':
      return { kind: 'boolean', value: /^true$/i.test(node.text) };
    case 'null':
      return { kind: 'nothing' };
    case 'name':
    case 'variable_name':
    case 'relative_scope':
      return { kind: 'name', name: node.text };
    case 'qualified_name':
      return { kind: 'name', name: node.text.replace(/^\\/, '') };
    case 'member_access_expression':
    case 'nullsafe_member_access_expression':
      return sides(field(node, 'object'), field(node, 'name'), (object, name) => ({
        kind: 'member',
        object: ofOwn(object),
        name: name.text,
      }));
    case 'class_constant_access_expression':
    case 'scoped_property_access_expression': {
      const [object, name] = codeChildren(node);
      return sides(object ?? null, name ?? null, (scope, constant) => ({
        kind: 'member',
        object: ofOwn(scope),
        name: constant.text.replace(/^\$/, ''),
      }));
    }
    case 'member_call_expression':
    case 'nullsafe_member_call_expression':
      return lowerCall(node, field(node, 'object'));
    case 'scoped_call_expression':
      return lowerCall(node, field(node, 'scope'));
    case 'function_call_expression': {
      const name = field(node, 'function')?.text.replace(/^\\/, '');
      const args = argumentsOf(field(node, 'arguments'));
      return name === undefined ? UNKNOWN : { kind: 'call', object: null, name, given: args };
    }
    case 'object_creation_expression': {
      const type = childOfType(node, 'name', 'qualified_name')?.text.replace(/^\\/, '').replace(/\\/g, '.');
      return type === undefined
        ? UNKNOWN
        : { kind: 'make', type, given: argumentsOf(childOfType(node, 'arguments')) };
    }
    case 'array_creation_expression':
      return lowerArray(node);
    case 'subscript_expression': {
      const [object, key] = codeChildren(node);
      return sides(object ?? null, key ?? null, (list, index) => ({
        kind: 'index',
        object: list,
        key: index,
      }));
    }
    case 'binary_expression':
    case 'augmented_assignment_expression':
      return lowerOperator(node);
    case 'conditional_expression':
      return lowerConditional(node);
    case 'match_expression':
      return choiceOf(
        codeChildren(field(node, 'body')).flatMap((arm) => field(arm, 'return_expression') ?? []),
      );
    case 'assignment_expression':
      return same(field(node, 'right'));
    case 'cast_expression':
      return same(field(node, 'value'));
    case 'argument':
      return same(codeChildren(node).at(-1));
    case 'parenthesized_expression':
    case 'array_element_initializer':
      return same(firstChild(node));
    default:
      return UNKNOWN;
  }
}

/** `array_push($messages, $message)`. */
function handedOver(call: Node): readonly Target[] {
  const isWriting = /^\\?array_(?:push|unshift)$/.test(field(call, 'function')?.text ?? '');
  const list = isWriting ? firstChild(firstChild(field(call, 'arguments'))) : null;
  const target = list === null ? null : targetOf(lower(list), php);
  return target === null ? [] : [target];
}

function ofOwn(object: Node): Node | null {
  return object.text === '$this' ? null : object;
}

function lowerCall(node: Node, object: Node | null): Expression {
  const name = field(node, 'name')?.text;
  if (object === null || name === undefined) return UNKNOWN;
  return { kind: 'call', object: ofOwn(object), name, given: argumentsOf(field(node, 'arguments')) };
}

function argumentsOf(list: Node | null): Given {
  const positional: Node[] = [];
  const named = new Map<string, Node>();
  const spreads: Node[] = [];
  for (const argument of codeChildren(list)) {
    const name = field(argument, 'name')?.text;
    const value = argument.type === 'argument' ? codeChildren(argument).at(-1) : argument;
    const spread = value?.type === 'variadic_unpacking' ? firstChild(value) : null;
    if (spread !== null) spreads.push(spread);
    else if (value !== undefined && name !== undefined) named.set(name, value);
    else if (value !== undefined) positional.push(value);
  }
  return given(positional, named, spreads);
}

/** An array with keys is a map. */
function lowerArray(node: Node): Expression {
  const entries: Entry[] = [];
  const items: Node[] = [];
  const spreads: Node[] = [];
  for (const element of codeChildren(node)) {
    const [first, second] = codeChildren(element);
    if (first === undefined) continue;
    const spread = first.type === 'variadic_unpacking' ? firstChild(first) : null;
    if (spread !== null) spreads.push(spread);
    if (second !== undefined) entries.push({ key: first, value: second });
    else items.push(first);
  }
  return entries.length > 0 ? { kind: 'record', entries, spreads } : { kind: 'list', items };
}

function lowerOperator(node: Node): Expression {
  const operator = field(node, 'operator')?.text ?? '';
  return sides(field(node, 'left'), field(node, 'right'), (left, right): Expression => {
    if (/^[.+]=?$/.test(operator)) return { kind: 'sum', left, right };
    if (operator === '??') return { kind: 'fallback', value: left, otherwise: right };
    return operator === '??=' ? { kind: 'same', node: right } : UNKNOWN;
  });
}

/** `$a ?: 'b'` is a fallback. */
function lowerConditional(node: Node): Expression {
  const whenTrue = field(node, 'body') ?? field(node, 'consequence');
  const whenFalse = field(node, 'alternative');
  const condition = field(node, 'condition');
  return whenTrue === null
    ? sides(condition, whenFalse, (value, otherwise) => ({ kind: 'fallback', value, otherwise }))
    : sides(whenTrue, whenFalse, (yes, no) => ({ kind: 'choice', values: [yes, no] }));
}
