/** Names, imports and changes of a PHP file. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Declarations } from '../read/lowered/language';
import {
  assign,
  assignMember,
  createScope,
  type FileNames,
  ofSelf,
  type Place,
  type Scope,
} from '../read/lowered/names';
import { childOfType, codeChildren, field, firstChild } from '../read/lowered/nodes';

export const PHP_DECLARATIONS: Declarations = {
  scopes: new Map([
    ['class_declaration', enterClass],
    ['trait_declaration', enterClass],
    ['enum_declaration', enterClass],
    ['method_declaration', enterFunction],
    ['function_definition', enterFunction],
    ['anonymous_function', enterFunction],
    ['arrow_function', enterFunction],
  ]),
  names: new Map([
    ['namespace_use_declaration', bindImports],
    ['const_element', bindConstant],
    ['property_declaration', bindProperties],
    ['assignment_expression', bindAssignment],
    ['augmented_assignment_expression', bindAssignment],
    ['foreach_statement', bindElements],
  ]),
};

function enterClass(node: Node, place: Place, file: FileNames): Scope {
  return file.classScope(field(node, 'name')?.text ?? '', place.scope);
}

function bindConstant(node: Node, place: Place, file: FileNames): void {
  const [name, value] = codeChildren(node);
  if (name !== undefined && value !== undefined) file.bind(place, name.text, { value, at: node.endIndex });
}

function bindElements(node: Node, place: Place, file: FileNames): void {
  for (const name of codeChildren(node).slice(1))
    if (name.type === 'variable_name') file.bind(place, name.text, { at: name.startIndex });
}

/** `use A\B;`, `use A\B as C;` and `use A\{B, C as D};`. */
function bindImports(node: Node, place: Place, file: FileNames): void {
  const prefix = childOfType(node, 'namespace_name')?.text;
  for (const clause of node.descendantsOfType('namespace_use_clause')) {
    const named = firstChild(clause);
    if (clause === null || named === null) continue;
    const module = `${prefix === undefined ? '' : `${prefix}\\`}${named.text}`.replace(/^\\/, '');
    const alias = field(clause, 'alias')?.text ?? module.split('\\').at(-1) ?? module;
    file.modules.add(module);
    file.bind(place, alias, { kind: 'import', from: module }, file.module);
  }
}

/** Variables are seen in their function alone, but for those that an inner one takes. */
function enterFunction(node: Node, place: Place, file: FileNames): Scope {
  const name = field(node, 'name')?.text ?? null;
  const type = field(node, 'return_type')?.text ?? null;
  if (name !== null) file.bind(place, name, { kind: 'function', node, type });
  const inner = createScope('function', name, place.scope);
  for (const parameter of codeChildren(field(node, 'parameters'))) {
    const named = field(parameter, 'name');
    if (named === null) continue;
    const parameterType = field(parameter, 'type')?.text ?? null;
    const value = field(parameter, 'default_value');
    const given = { kind: 'parameter' as const, type: parameterType, value, scope: place.scope };
    file.bind({ scope: inner, block: null }, named.text, given);
    if (parameter.type === 'property_promotion_parameter')
      file.bind({ scope: inner, block: null }, named.text.replace(/^\$/, ''), given, place.scope);
  }
  return inner;
}

function bindProperties(node: Node, place: Place, file: FileNames): void {
  const type = field(node, 'type')?.text ?? null;
  for (const element of codeChildren(node)) {
    if (element.type !== 'property_element') continue;
    const [name, value = null] = codeChildren(element);
    if (name !== undefined) file.bind(place, name.text.replace(/^\$/, ''), { type, value });
  }
}

function bindAssignment(node: Node, place: Place, file: FileNames): void {
  const target = field(node, 'left');
  const right = field(node, 'right');
  const isPlain = node.type === 'assignment_expression' || field(node, 'operator')?.text === '??=';
  const value = isPlain ? right : node;
  if (target?.type === 'variable_name') assign(file, place, target.text, value, node.endIndex);
  const assigned = target?.type === 'member_access_expression' ? memberOfThis(target) : null;
  if (assigned !== null) assignMember(file, place, assigned, value);
  if (target?.type !== 'subscript_expression' || right === null) return;
  const [object, key = null] = codeChildren(target);
  const [list, named] = object?.type === 'subscript_expression' ? codeChildren(object) : [];
  if (key === null && list?.type === 'variable_name' && named !== undefined)
    file.change({ name: list.text, member: named, ...place, node, set: { key, value: right } });
  const member = object?.type === 'member_access_expression' ? memberOfThis(object) : null;
  const name = object?.type === 'variable_name' ? object.text : member === null ? null : ofSelf(member);
  if (name !== null) file.change({ name, ...place, node, set: { key, value: right } });
}

/** `$this->messages`. */
function memberOfThis(access: Node): string | null {
  return field(access, 'object')?.text === '$this' ? (field(access, 'name')?.text ?? null) : null;
}
