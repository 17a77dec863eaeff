/** Names, imports and changes of a Java file. */

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
import { codeChildren, field } from '../read/lowered/nodes';

export const JAVA_DECLARATIONS: Declarations = {
  scopes: new Map([
    ['class_declaration', enterClass],
    ['interface_declaration', enterClass],
    ['enum_declaration', enterClass],
    ['record_declaration', enterClass],
    ['method_declaration', enterFunction],
    ['constructor_declaration', enterFunction],
    ['lambda_expression', enterFunction],
  ]),
  names: new Map([
    ['import_declaration', bindImport],
    ['field_declaration', bindDeclared],
    ['local_variable_declaration', bindDeclared],
    ['resource', (node, place, file) => bindOne(node, field(node, 'value'), node, place, file)],
    ['enhanced_for_statement', (node, place, file) => bindOne(node, null, node, place, file)],
    ['assignment_expression', bindAssignment],
  ]),
};

function bindImport(node: Node, place: Place, file: FileNames): void {
  const names = codeChildren(node);
  const module = names[0]?.text ?? '';
  file.modules.add(names.length > 1 ? `${module}.*` : module);
  if (names.length === 1)
    file.bind(place, module.split('.').at(-1) ?? module, { kind: 'import', from: module });
}

function enterClass(node: Node, place: Place, file: FileNames): Scope {
  const name = field(node, 'name')?.text;
  if (name === undefined) return place.scope;
  const scope = file.classScope(name, place.scope);
  bindParameters(node, scope, file, 'variable');
  return scope;
}

function enterFunction(node: Node, place: Place, file: FileNames): Scope {
  const name = field(node, 'name')?.text ?? null;
  const type = field(node, 'type')?.text ?? null;
  if (name !== null && node.type === 'method_declaration')
    file.bind(place, name, { kind: 'function', node, type });
  const inner = createScope('function', name, place.scope);
  bindParameters(node, inner, file, 'parameter');
  return inner;
}

function bindParameters(node: Node, scope: Scope, file: FileNames, kind: 'parameter' | 'variable'): void {
  const place: Place = { scope, block: null };
  for (const parameter of codeChildren(field(node, 'parameters'))) {
    const name = parameter.type === 'identifier' ? parameter : field(parameter, 'name');
    if (name !== null) file.bind(place, name.text, { kind, type: field(parameter, 'type')?.text ?? null });
  }
}

function bindDeclared(node: Node, place: Place, file: FileNames): void {
  for (const declarator of node.childrenForFieldName('declarator')) {
    if (declarator !== null) bindOne(declarator, field(declarator, 'value'), node, place, file);
  }
}

function bindOne(named: Node, value: Node | null, node: Node, place: Place, file: FileNames): void {
  const name = field(named, 'name')?.text;
  const type = field(node, 'type')?.text ?? null;
  if (name !== undefined) file.bind(place, name, { value, type, at: value?.endIndex ?? named.startIndex });
}

function bindAssignment(node: Node, place: Place, file: FileNames): void {
  const target = field(node, 'left');
  const isAddition = field(node, 'operator')?.text === '+=';
  const value = isAddition ? node : field(node, 'right');
  if (target?.type === 'identifier') assign(file, place, target.text, value, node.endIndex);
  const name = field(target, 'field')?.text;
  if (field(target, 'object')?.type === 'this' && name !== undefined) assignMember(file, place, name, value);
}
