/** Names, imports and changes of a C# file. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Declarations } from '../read/lowered/language';
import {
  assign,
  assignMember,
  createScope,
  type FileNames,
  type Place,
  type Scope,
} from '../read/lowered/names';
import { childOfType, codeChildren, field } from '../read/lowered/nodes';

export const CSHARP_DECLARATIONS: Declarations = {
  scopes: new Map([
    ['class_declaration', enterClass],
    ['struct_declaration', enterClass],
    ['record_declaration', enterClass],
    ['interface_declaration', enterClass],
    ['method_declaration', enterFunction],
    ['constructor_declaration', enterFunction],
    ['local_function_statement', enterFunction],
    ['lambda_expression', enterFunction],
  ]),
  names: new Map([
    ['using_directive', addModule],
    ['property_declaration', bindProperty],
    ['variable_declaration', bindDeclared],
    ['foreach_statement', bindElement],
    ['assignment_expression', bindAssignment],
  ]),
};

function addModule(node: Node, _place: Place, file: FileNames): void {
  const module = codeChildren(node).at(-1)?.text;
  if (module !== undefined) file.modules.add(module);
}

function bindElement(node: Node, place: Place, file: FileNames): void {
  const name = field(node, 'left');
  if (name?.type === 'identifier') file.bind(place, name.text, { at: name.startIndex });
}

/** A primary constructor's parameters are seen in all of the class. */
function enterClass(node: Node, place: Place, file: FileNames): Scope {
  const name = field(node, 'name')?.text;
  if (name === undefined) return place.scope;
  const scope = file.classScope(name, place.scope);
  bindParameters(field(node, 'parameters') ?? childOfType(node, 'parameter_list'), scope, file);
  return scope;
}

function enterFunction(node: Node, place: Place, file: FileNames): Scope {
  const name = field(node, 'name')?.text ?? null;
  const type = (field(node, 'returns') ?? field(node, 'type'))?.text ?? null;
  if (name !== null && node.type !== 'constructor_declaration')
    file.bind(place, name, { kind: 'function', node, type });
  const inner = createScope('function', name, place.scope);
  bindParameters(field(node, 'parameters'), inner, file);
  return inner;
}

function bindParameters(list: Node | null, scope: Scope, file: FileNames): void {
  const place: Place = { scope, block: null };
  for (const parameter of codeChildren(list)) {
    const name = field(parameter, 'name');
    if (name === null) continue;
    const last = codeChildren(parameter).at(-1);
    const value = last === undefined || last.startIndex <= name.startIndex ? null : last;
    const type = field(parameter, 'type')?.text ?? null;
    file.bind(place, name.text, { kind: 'parameter', type, value });
  }
}

function bindProperty(node: Node, place: Place, file: FileNames): void {
  const name = field(node, 'name')?.text;
  const type = field(node, 'type')?.text ?? null;
  if (name !== undefined) file.bind(place, name, { type, value: field(node, 'value') });
}

function bindDeclared(node: Node, place: Place, file: FileNames): void {
  const declared = field(node, 'type');
  const type = declared === null || declared.type === 'implicit_type' ? null : declared.text;
  for (const declarator of codeChildren(node)) {
    const name = field(declarator, 'name');
    if (declarator.type !== 'variable_declarator' || name === null) continue;
    const value = codeChildren(declarator).find(({ startIndex }) => startIndex > name.startIndex) ?? null;
    file.bind(place, name.text, { type, value, at: declarator.endIndex });
  }
}

/** `x = …`, `this.x = …`, `_x = …` of a class, and `options.X = …`. */
function bindAssignment(node: Node, place: Place, file: FileNames): void {
  // In an initializer it names a member of what is made.
  if (node.parent?.type === 'initializer_expression') return;
  const target = field(node, 'left');
  const right = field(node, 'right');
  const isPlain = (field(node, 'operator')?.text ?? node.child(1)?.text) === '=';
  const value = isPlain ? right : node;
  if (target?.type === 'identifier') {
    assign(file, place, target.text, value, node.endIndex);
    return;
  }
  if (target?.type !== 'member_access_expression') return;
  const object = field(target, 'expression');
  const key = field(target, 'name')?.text;
  if (key === undefined || value === null) return;
  if (object === null || object.type === 'this') assignMember(file, place, key, value);
  else if (object.type === 'identifier')
    file.change({ name: object.text, ...place, node, set: { key, value: right ?? value } });
}
