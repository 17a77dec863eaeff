/** Reading Rust. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { callOf, choiceOf, type Expression, given, same, sides, UNKNOWN } from '../read/lowered/expression';
import type { Language, Target } from '../read/lowered/language';
import { codeChildren, field, firstChild, isHandedTo, unescaped } from '../read/lowered/nodes';
import { RUST_PACKAGES } from '../sdks/packages/rust';
import { withoutMacros } from './rustMacros';
import { RUST_DECLARATIONS } from './rustNames';

export const rust: Language = {
  kind: 'lowered',
  packages: RUST_PACKAGES,
  calls: new Set(['call_expression']),
  loops: new Set(['for_expression', 'while_expression', 'loop_expression']),
  repeats: (node, type) =>
    type === 'closure_expression' && isHandedTo(node, 'function', /\.(?:try_)?for_each$/),
  blocks: new Set(['block', 'match_arm']),
  branches: new Set(),
  statements: new Set(['expression_statement', 'closure_expression', 'match_arm']),
  seesMembers: false,
  hasVariants: true,
  writesJson: false,
  lower,
  handedOver,
  declarations: RUST_DECLARATIONS,
  rewritten: withoutMacros,
  returned: (functionNode) => {
    const last = codeChildren(field(functionNode, 'body')).at(-1);
    const explicit = functionNode
      .descendantsOfType('return_expression')
      .flatMap((statement) => codeChildren(statement).slice(0, 1));
    const isStatement = last === undefined || /_(?:statement|declaration|item)$/.test(last.type);
    return isStatement ? explicit : [...explicit, last];
  },
};

function lower(node: Node): Expression {
  switch (node.type) {
    case 'string_literal':
      return { kind: 'text', parts: [unescaped(node.text.replace(/^[bc]?"|"$/g, ''))] };
    case 'raw_string_literal':
      return { kind: 'text', parts: [node.text.replace(/^[bc]?r#*"|"#*$/g, '')] };
    case 'integer_literal':
    case 'float_literal':
      return {
        kind: 'number',
        digits: node.text.replace(/_|(?:[iu](?:8|16|32|64|128|size)|f32|f64)$/g, ''),
      };
    case 'boolean_literal':
      return { kind: 'boolean', value: node.text === 'true' };
    case 'identifier':
    case 'type_identifier':
    case 'self':
      return node.text === 'None' ? { kind: 'nothing' } : { kind: 'name', name: node.text };
    case 'scoped_identifier':
    case 'scoped_type_identifier':
      return sides(field(node, 'path'), field(node, 'name'), (object, name) => ({
        kind: 'member',
        object: object.text === 'Self' ? null : object,
        name: name.text,
      }));
    case 'field_expression':
      return sides(field(node, 'value'), field(node, 'field'), (object, name) => ({
        kind: 'member',
        object: object.type === 'self' ? null : object,
        name: name.text,
      }));
    case 'call_expression': {
      const callee = field(node, 'function');
      const bare = callee?.type === 'generic_function' ? field(callee, 'function') : callee;
      return callOf(node, bare, lower, given(codeChildren(field(node, 'arguments'))));
    }
    case 'struct_expression':
      return lowerStruct(node);
    case 'array_expression':
      return { kind: 'list', items: codeChildren(node) };
    case 'binary_expression':
    case 'compound_assignment_expr':
      return /^\+=?$/.test(field(node, 'operator')?.text ?? '')
        ? sides(field(node, 'left'), field(node, 'right'), (left, right) => ({ kind: 'sum', left, right }))
        : UNKNOWN;
    case 'if_expression':
      return sides(field(node, 'consequence'), field(node, 'alternative'), (yes, no) => choiceOf([yes, no]));
    case 'match_expression':
      return choiceOf(codeChildren(field(node, 'body')).flatMap((arm) => field(arm, 'value') ?? []));
    case 'else_clause':
      return same(firstChild(node));
    case 'block': {
      const last = codeChildren(node).at(-1);
      return last === undefined || /_(?:statement|declaration|item)$/.test(last.type) ? UNKNOWN : same(last);
    }
    case 'closure_expression':
      return same(field(node, 'body'));
    case 'reference_expression':
    case 'type_cast_expression':
      return same(field(node, 'value'));
    case 'generic_type':
      return same(field(node, 'type'));
    case 'try_expression':
    case 'await_expression':
    case 'parenthesized_expression':
      return same(firstChild(node));
    default:
      return UNKNOWN;
  }
}

/** `f(&mut name)`, and what `write!` writes to. */
function handedOver(call: Node): readonly Target[] {
  const isWriting = /^writeln?_$/.test(field(call, 'function')?.text ?? '');
  return codeChildren(field(call, 'arguments')).flatMap((argument, index) => {
    const isMutable = argument.type === 'reference_expression' && /^&mut\s/.test(argument.text);
    const target = isMutable ? field(argument, 'value') : isWriting && index === 0 ? argument : null;
    return target?.type === 'identifier' ? [{ name: target.text }] : [];
  });
}

/** `T { a: b, c, ..rest }`; the rest is the type's defaults, most of the time. */
function lowerStruct(node: Node): Expression {
  const named = new Map<string, Node>();
  const spreads: Node[] = [];
  for (const child of codeChildren(field(node, 'body'))) {
    const inner = firstChild(child);
    const value = field(child, 'value');
    if (child.type === 'shorthand_field_initializer' && inner !== null) named.set(inner.text, inner);
    else if (child.type === 'base_field_initializer' && inner !== null) {
      if (!/default\(\)$/.test(inner.text)) spreads.push(inner);
    } else if (value !== null) named.set(field(child, 'field')?.text ?? '', value);
  }
  const type =
    field(node, 'name')
      ?.text.replace(/::/g, '.')
      .replace(/<[\s\S]*$/, '') ?? '';
  return { kind: 'make', type, given: given([], named, spreads) };
}
