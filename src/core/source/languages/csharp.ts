/** Reading C#. */

import type { Node } from '@vscode/tree-sitter-wasm';
import {
  callOf,
  choiceOf,
  type Expression,
  type Given,
  given,
  same,
  sides,
  UNKNOWN,
} from '../read/lowered/expression';
import type { Language } from '../read/lowered/language';
import { childOfType, codeChildren, field, firstChild, isHandedTo } from '../read/lowered/nodes';
import { CSHARP_PACKAGES } from '../sdks/packages/csharp';
import { withoutAtEnd } from '../withoutAtEnd';
import { CSHARP_DECLARATIONS } from './csharpNames';
import { readCsharpText } from './csharpText';

export const csharp: Language = {
  kind: 'lowered',
  packages: CSHARP_PACKAGES,
  calls: new Set(['invocation_expression']),
  loops: new Set(['for_statement', 'foreach_statement', 'while_statement', 'do_statement']),
  repeats: (node, type) =>
    type === 'lambda_expression' && isHandedTo(node, 'function', /(?:^|\.)(?:ForEach|Select|SelectMany)$/),
  blocks: new Set(['block', 'switch_section']),
  branches: new Set(['if_statement']),
  statements: new Set(['expression_statement', 'lambda_expression']),
  seesMembers: true,
  handsByReference: true,
  hasVariants: false,
  writesJson: false,
  lower,
  declarations: CSHARP_DECLARATIONS,
  returned: (functionNode) =>
    functionNode
      .descendantsOfType(['return_statement', 'arrow_expression_clause'])
      .flatMap((statement) => codeChildren(statement).slice(0, 1)),
};

function lower(node: Node): Expression {
  switch (node.type) {
    case 'string_literal':
    case 'verbatim_string_literal':
    case 'raw_string_literal':
    case 'interpolated_string_expression':
      return { kind: 'text', parts: readCsharpText(node) };
    case 'integer_literal':
    case 'real_literal':
      return { kind: 'number', digits: withoutAtEnd(node.text.replaceAll('_', ''), 'uUlLfFdDmM') };
    case 'boolean_literal':
      return { kind: 'boolean', value: node.text === 'true' };
    case 'null_literal':
      return { kind: 'nothing' };
    case 'identifier':
      return { kind: 'name', name: node.text };
    case 'generic_name':
      return { kind: 'name', name: firstChild(node)?.text ?? node.text };
    case 'predefined_type':
      return { kind: 'name', name: node.text };
    case 'member_access_expression':
    case 'member_binding_expression':
      return lowerMember(node, field(node, 'expression'));
    case 'conditional_access_expression': {
      const member = childOfType(node, 'member_binding_expression');
      return member === null ? UNKNOWN : lowerMember(member, field(node, 'condition'));
    }
    case 'invocation_expression':
      return callOf(node, field(node, 'function'), lower, argumentsOf(field(node, 'arguments')));
    case 'object_creation_expression':
    case 'implicit_object_creation_expression':
      return lowerNew(node);
    case 'implicit_array_creation_expression':
    case 'array_creation_expression':
      return same(childOfType(node, 'initializer_expression'));
    case 'initializer_expression':
      return { kind: 'list', items: codeChildren(node) };
    case 'collection_expression':
    case 'element_binding_expression':
      return { kind: 'list', items: codeChildren(node) };
    case 'range_expression':
    case 'spread_element': {
      const list = firstChild(node);
      return list === null ? UNKNOWN : { kind: 'spread', node: list };
    }
    case 'argument': {
      const value = codeChildren(node).at(-1) ?? null;
      return value === null ? UNKNOWN : lower(value);
    }
    case 'element_access_expression':
      return sides(
        field(node, 'expression'),
        firstChild(firstChild(field(node, 'subscript'))),
        (object, key) => ({
          kind: 'index',
          object,
          key,
        }),
      );
    case 'binary_expression':
    case 'assignment_expression':
      return lowerOperator(node);
    case 'conditional_expression':
      return sides(field(node, 'consequence'), field(node, 'alternative'), (whenTrue, whenFalse) => ({
        kind: 'choice',
        values: [whenTrue, whenFalse],
      }));
    case 'switch_expression':
      return choiceOf(
        codeChildren(node).flatMap((arm) =>
          arm.type === 'switch_expression_arm' ? (codeChildren(arm).at(-1) ?? []) : [],
        ),
      );
    case 'cast_expression':
      return same(field(node, 'value'));
    case 'parenthesized_expression':
    case 'await_expression':
    case 'postfix_unary_expression':
    case 'arrow_expression_clause':
      return same(firstChild(node));
    default:
      return UNKNOWN;
  }
}

function lowerMember(node: Node, receiver: Node | null): Expression {
  const object = receiver?.type === 'this' || receiver?.type === 'base' ? null : receiver;
  const name = field(node, 'name');
  if (name === null) return UNKNOWN;
  const bare = name.type === 'generic_name' ? (firstChild(name)?.text ?? name.text) : name.text;
  return { kind: 'member', object, name: bare };
}

function argumentsOf(list: Node | null): Given {
  const positional: Node[] = [];
  const named = new Map<string, Node>();
  for (const argument of codeChildren(list)) {
    const name = field(argument, 'name')?.text;
    const value = codeChildren(argument).at(-1);
    if (value === undefined) continue;
    if (name === undefined) positional.push(value);
    else named.set(name, value);
  }
  return given(positional, named);
}

/** `new T(a, b: c) { D = e }` and `new() { … }`; a collection is its elements. */
function lowerNew(node: Node): Expression {
  const type = field(node, 'type')?.text.replace(/<[\s\S]*$/, '') ?? null;
  const list = field(node, 'arguments') ?? childOfType(node, 'argument_list');
  const initializer = field(node, 'initializer') ?? childOfType(node, 'initializer_expression');
  const { positional, named } = argumentsOf(list);
  const elements = codeChildren(initializer);
  const isList = /^I?(?:List|Collection|Enumerable|Queue)$/.test(type ?? '');
  if (isList || (type === null && elements.length > 0 && elements.every((element) => !isMember(element)))) {
    const [copied] = positional;
    if (initializer === null && copied !== undefined && copied.type !== 'integer_literal')
      return { kind: 'same', node: copied };
    return { kind: 'list', items: elements };
  }
  const members = new Map(named);
  for (const element of elements) {
    const name = field(element, 'left');
    const value = field(element, 'right');
    if (isMember(element) && name?.type === 'identifier' && value !== null) members.set(name.text, value);
  }
  return { kind: 'make', type, given: given(positional, members) };
}

function isMember(element: Node): boolean {
  return element.type === 'assignment_expression';
}

function lowerOperator(node: Node): Expression {
  const operator = field(node, 'operator')?.text ?? node.child(1)?.text ?? '';
  return sides(field(node, 'left'), field(node, 'right'), (left, right) => {
    if (operator === '+' || operator === '+=') return { kind: 'sum', left, right };
    if (operator === '??' || operator === '??=') return { kind: 'fallback', value: left, otherwise: right };
    return operator === '=' ? { kind: 'same', node: right } : UNKNOWN;
  });
}
