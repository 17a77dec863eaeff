/** Names, requires and changes of a Ruby file. */

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

export const RUBY_DECLARATIONS: Declarations = {
  scopes: new Map([
    ['class', enterClass],
    ['module', enterClass],
    ['method', enterMethod],
    ['singleton_method', enterMethod],
  ]),
  names: new Map([
    ['assignment', bindAssignment],
    ['operator_assignment', bindAssignment],
    ['block_parameters', bindBlockParameters],
    ['call', addRequired],
    ['scope_resolution', addNamed],
    ['constant', addNamed],
  ]),
};

function enterClass(node: Node, place: Place, file: FileNames): Scope {
  return file.classScope(field(node, 'name')?.text ?? '', place.scope);
}

function bindBlockParameters(node: Node, place: Place, file: FileNames): void {
  for (const name of codeChildren(node))
    if (name.type === 'identifier') file.bind(place, name.text, { at: name.startIndex });
}

/** The constant of an SDK is there only where the SDK is. */
function addNamed(node: Node, _place: Place, file: FileNames): void {
  if (/^(?:OpenAI|Anthropic)$/.test(node.text)) file.modules.add(node.text);
}

/** The last expression of a method is what it returns. */
export function lastExpression(functionNode: Node): Node[] {
  const body = field(functionNode, 'body');
  const last = body?.type === 'body_statement' ? codeChildren(body).at(-1) : body;
  return last === undefined || last === null || last.type === 'return' ? [] : [last];
}

function addRequired(node: Node, _place: Place, file: FileNames): void {
  if (!/^require(?:_relative)?$/.test(field(node, 'method')?.text ?? '')) return;
  const module = firstChild(field(node, 'arguments'))?.text.slice(1, -1);
  if (module !== undefined) file.modules.add(module);
}

function enterMethod(node: Node, place: Place, file: FileNames): Scope {
  const name = field(node, 'name')?.text ?? null;
  if (name !== null) file.bind(place, name, { kind: 'function', node });
  const inner = createScope('function', name, place.scope);
  for (const parameter of codeChildren(field(node, 'parameters'))) {
    const named = parameter.type === 'identifier' ? parameter : field(parameter, 'name');
    const value = field(parameter, 'value');
    if (named !== null)
      file.bind({ scope: inner, block: null }, named.text, { kind: 'parameter', value, scope: place.scope });
  }
  return inner;
}

function bindAssignment(node: Node, place: Place, file: FileNames): void {
  const target = field(node, 'left');
  const operator = field(node, 'operator')?.text;
  const right = field(node, 'right');
  const value = operator === undefined || operator === '||=' || operator === '=' ? right : node;
  switch (target?.type) {
    case 'identifier':
    case 'constant':
      assign(file, place, target.text, value, node.endIndex);
      return;
    case 'instance_variable':
      assignMember(file, place, target.text, value);
      return;
    case 'element_reference':
      changeElement(target, value, node, place, file);
  }
}

function changeElement(target: Node, value: Node | null, node: Node, place: Place, file: FileNames): void {
  const object = field(target, 'object');
  const key = codeChildren(target)[1];
  if (object?.type === 'identifier' && value !== null && key !== undefined)
    file.change({ name: object.text, ...place, node, set: { key, value } });
}
