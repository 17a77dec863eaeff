/** Names, imports and changes of a Rust file. */

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
import { codeChildren, field, firstChild } from '../read/lowered/nodes';

export const RUST_DECLARATIONS: Declarations = {
  scopes: new Map([
    ['impl_item', enterImplementation],
    ['function_item', enterFunction],
    ['closure_expression', enterFunction],
  ]),
  names: new Map([
    ['use_declaration', (node, place, file) => bindImports(field(node, 'argument'), '', place, file)],
    ['struct_item', bindFields],
    ['const_item', bindLet],
    ['static_item', bindLet],
    ['let_declaration', bindLet],
    ['for_expression', bindElement],
    ['struct_expression', bindGiven],
    ['assignment_expression', bindAssignment],
    ['compound_assignment_expr', bindAssignment],
  ]),
};

function enterImplementation(node: Node, place: Place, file: FileNames): Scope {
  return file.classScope(bareType(field(node, 'type')?.text ?? ''), place.scope);
}

function bindElement(node: Node, place: Place, file: FileNames): void {
  const name = field(node, 'pattern');
  if (name?.type === 'identifier') file.bind(place, name.text, { at: name.startIndex });
}

function bareType(type: string): string {
  return type.replace(/<[\s\S]*$/, '').replace(/^.*::/, '');
}

/** `a::{b::C as D, E}` as the paths it stands for. */
function bindImports(node: Node | null, prefix: string, place: Place, file: FileNames): void {
  if (node === null) return;
  const join = (path: string) => (prefix === '' ? path : `${prefix}::${path}`);
  switch (node.type) {
    case 'scoped_use_list':
      bindImports(field(node, 'list'), join(field(node, 'path')?.text ?? ''), place, file);
      return;
    case 'use_list':
      for (const child of codeChildren(node)) bindImports(child, prefix, place, file);
      return;
    case 'use_as_clause':
      bindImport(join(field(node, 'path')?.text ?? ''), field(node, 'alias')?.text, place, file);
      return;
    case 'use_wildcard':
      file.modules.add(join(firstChild(node)?.text ?? ''));
      return;
    default:
      bindImport(join(node.text), undefined, place, file);
  }
}

function bindImport(module: string, alias: string | undefined, place: Place, file: FileNames): void {
  file.modules.add(module);
  const name = alias ?? module.split('::').at(-1) ?? module;
  file.bind(place, name, { kind: 'import', from: module });
}

function bindFields(node: Node, place: Place, file: FileNames): void {
  const owner = file.classScope(field(node, 'name')?.text ?? '', place.scope);
  for (const declared of codeChildren(field(node, 'body'))) {
    const name = field(declared, 'name')?.text;
    if (name !== undefined) file.bind(place, name, { type: field(declared, 'type')?.text ?? null }, owner);
  }
}

function enterFunction(node: Node, place: Place, file: FileNames): Scope {
  const name = field(node, 'name')?.text ?? null;
  const type = field(node, 'return_type')?.text ?? null;
  if (name !== null) file.bind(place, name, { kind: 'function', node, type });
  const inner = createScope('function', name, place.scope);
  for (const parameter of codeChildren(field(node, 'parameters'))) {
    const named = parameter.type === 'identifier' ? parameter : field(parameter, 'pattern');
    const parameterType = field(parameter, 'type')?.text ?? null;
    if (named?.type === 'identifier')
      file.bind({ scope: inner, block: null }, named.text, { kind: 'parameter', type: parameterType });
  }
  return inner;
}

function bindLet(node: Node, place: Place, file: FileNames): void {
  const name = field(node, 'pattern') ?? field(node, 'name');
  if (name?.type !== 'identifier') return;
  const type = field(node, 'type')?.text ?? null;
  file.bind(place, name.text, { value: field(node, 'value'), type, at: node.endIndex });
}

/** `Self { client, model }` gives the members of a type of this file their values. */
function bindGiven(node: Node, place: Place, file: FileNames): void {
  const type = field(node, 'name')?.text ?? '';
  const around = place.scope.parent;
  const owner = type === 'Self' ? (around?.kind === 'class' ? around : undefined) : file.classes.get(type);
  if (owner === undefined) return;
  for (const child of codeChildren(field(node, 'body'))) {
    const short = child.type === 'shorthand_field_initializer' ? firstChild(child) : null;
    const name = short?.text ?? field(child, 'field')?.text;
    const value = short ?? field(child, 'value');
    if (name !== undefined && value !== null) file.bind(place, name, { value }, owner);
  }
}

function bindAssignment(node: Node, place: Place, file: FileNames): void {
  const target = field(node, 'left');
  const right = field(node, 'right');
  const value = node.type === 'assignment_expression' ? right : node;
  if (target?.type === 'identifier') assign(file, place, target.text, value, node.endIndex);
  if (target?.type !== 'field_expression' || right === null) return;
  const object = field(target, 'value');
  const key = field(target, 'field')?.text;
  if (key === undefined) return;
  if (object?.type === 'self') assignMember(file, place, key, value);
  else if (object?.type === 'identifier')
    file.change({ name: object.text, ...place, node, set: { key, value: right } });
}
