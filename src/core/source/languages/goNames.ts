/** Names, imports and changes of a Go file. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Declarations } from '../read/lowered/language';
import { assign, createScope, type FileNames, type Place, type Scope } from '../read/lowered/names';
import { codeChildren, field, firstChild } from '../read/lowered/nodes';

export const GO_DECLARATIONS: Declarations = {
  scopes: new Map([
    ['function_declaration', enterFunction],
    ['method_declaration', enterFunction],
    ['func_literal', enterFunction],
  ]),
  names: new Map([
    ['import_spec', bindImport],
    ['type_spec', bindMembers],
    ['const_spec', bindSpec],
    ['var_spec', bindSpec],
    ['short_var_declaration', bindShort],
    ['assignment_statement', bindAssignment],
    ['composite_literal', bindFields],
  ]),
};

function bindSpec(node: Node, place: Place, file: FileNames): void {
  bindNames(node.childrenForFieldName('name'), node, place, file);
}

function bindShort(node: Node, place: Place, file: FileNames): void {
  bindNames(codeChildren(field(node, 'left')), node, place, file);
}

/** A package is called as its path ends, without the version and what `go-` and `-go` say of the language. */
function bindImport(node: Node, place: Place, file: FileNames): void {
  const module = field(node, 'path')?.text.slice(1, -1) ?? '';
  file.modules.add(module);
  const last =
    module
      .replace(/\/v\d+$/, '')
      .split('/')
      .at(-1) ?? module;
  const usual = last.replace(/^go-|-go$|-sdk-go$/g, '');
  const name = field(node, 'name')?.text ?? usual;
  file.bind(place, name, { kind: 'import', from: module });
}

function bindMembers(node: Node, place: Place, file: FileNames): void {
  const name = field(node, 'name')?.text;
  if (name === undefined || field(node, 'type')?.type !== 'struct_type') return;
  const scope = file.classScope(name, place.scope);
  for (const declared of node.descendantsOfType('field_declaration')) {
    if (declared === null) continue;
    const type = field(declared, 'type')?.text ?? null;
    for (const member of declared.childrenForFieldName('name'))
      if (member !== null) file.bind(place, member.text, { type }, scope);
  }
}

/** A method belongs to the type of its receiver, which may be declared after it. */
function enterFunction(node: Node, place: Place, file: FileNames): Scope {
  const name = field(node, 'name')?.text ?? null;
  const receiver = codeChildren(field(node, 'receiver'))[0] ?? null;
  const owner = field(receiver, 'type')?.text.replace(/^\*|\[.*$/g, '') ?? null;
  const parent = owner === null ? place.scope : file.classScope(owner, place.scope);
  const type = field(node, 'result')?.text ?? null;
  if (name !== null)
    file.bind(place, name, { kind: 'function', node, type }, owner === null ? place.scope : parent);
  const inner = createScope('function', name, parent);
  const within: Place = { scope: inner, block: null };
  const self = field(receiver, 'name')?.text;
  if (self !== undefined) file.bind(within, self, { kind: 'self', type: owner });
  for (const parameter of codeChildren(field(node, 'parameters'))) {
    const parameterType = field(parameter, 'type')?.text ?? null;
    for (const named of parameter.childrenForFieldName('name'))
      if (named !== null) file.bind(within, named.text, { kind: 'parameter', type: parameterType });
  }
  return inner;
}

function bindNames(names: readonly (Node | null)[], node: Node, place: Place, file: FileNames): void {
  const values = codeChildren(field(node, 'right') ?? field(node, 'value'));
  const type = field(node, 'type')?.text ?? null;
  names.forEach((name, index) => {
    if (name?.type !== 'identifier' || name.text === '_') return;
    // `response, err := call()`: the call's value is the first name's.
    const value = values[index] ?? null;
    file.bind(place, name.text, { value, type, at: node.endIndex });
  });
}

/** `model = "…"`, `prompt += "…"`, `params.Model = "…"`, `s.client = …`. */
function bindAssignment(node: Node, place: Place, file: FileNames): void {
  const targets = codeChildren(field(node, 'left'));
  const values = codeChildren(field(node, 'right'));
  const isAddition = field(node, 'operator')?.text === '+=';
  targets.forEach((target, index) => {
    const value = isAddition ? node : (values[index] ?? null);
    if (target.type === 'identifier') {
      assign(file, place, target.text, value, node.endIndex);
    } else if (target.type === 'selector_expression' || target.type === 'index_expression') {
      changeMember(target, value, node, place, file);
    }
  });
}

function changeMember(target: Node, value: Node | null, node: Node, place: Place, file: FileNames): void {
  const object = field(target, 'operand');
  const key = field(target, 'field')?.text ?? field(target, 'index');
  if (object?.type !== 'identifier' || value === null || key === null) return;
  const receiver = place.scope.names.get(object.text)?.find(({ kind }) => kind === 'self')?.type;
  if (receiver !== undefined && receiver !== null && typeof key === 'string')
    file.bind(place, key, { value, at: node.endIndex }, file.classScope(receiver, file.module));
  else file.change({ name: object.text, ...place, node, set: { key, value } });
}

/** `&Service{client: client}` gives the members of a type of this file their values. */
function bindFields(node: Node, place: Place, file: FileNames): void {
  const type = field(node, 'type');
  if (type?.type !== 'type_identifier') return;
  const owner = file.classScope(type.text, file.module);
  for (const element of codeChildren(field(node, 'body'))) {
    const key = firstChild(field(element, 'key'));
    const value = field(element, 'value');
    if (key?.type === 'identifier' && value !== null) file.bind(place, key.text, { value, at: 0 }, owner);
  }
}
