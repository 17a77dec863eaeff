/** Scopes, names, imports and calls of a Python file, in one pass over its tree. */

import type { Node } from '@vscode/tree-sitter-wasm';
import {
  classAround,
  createScope,
  type Definition,
  define,
  type FileIndex,
  givesOuter,
  moduleOf,
  type Scope,
  setsPath,
} from '../read/fileIndex';
import { children, field } from '../read/nodes';
import { blankDefinition, type Code, type FileNames, type Grammar, indexTree } from '../read/walk';

const LOOPS = new Set([
  'for_statement',
  'while_statement',
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
]);

const GRAMMAR: Grammar = {
  call: 'call',
  types: [
    ...LOOPS,
    'class_definition',
    'function_definition',
    'lambda',
    'assignment',
    'augmented_assignment',
    'for_in_clause',
    'named_expression',
    'with_item',
    'import_statement',
    'import_from_statement',
    'global_statement',
    'nonlocal_statement',
  ],
  enter,
};

export function repeatsPython({ type }: Node): boolean {
  return LOOPS.has(type);
}

export function indexPython(root: Node): FileIndex {
  return indexTree(root, GRAMMAR);
}

/** Records what the node defines and returns the scope of its children. */
function enter(node: Node, type: string, scope: Scope, file: FileNames, code: Code): Scope {
  switch (type) {
    case 'class_definition':
      return enterClass(node, scope);
    case 'function_definition':
    case 'lambda':
      return enterFunction(node, scope);
    case 'assignment':
      deferAssignment(node, scope, code);
      return scope;
    case 'augmented_assignment':
      defineAppended(node, scope);
      return scope;
    case 'for_statement':
    case 'for_in_clause':
      defineTarget(field(node, 'left'), scope);
      return scope;
    case 'named_expression':
      defineName(field(node, 'name'), field(node, 'value'), null, scope, []);
      return scope;
    case 'with_item':
      defineWith(node, scope);
      return scope;
    case 'import_statement':
    case 'import_from_statement':
      defineImports(node, scope, file);
      return scope;
    case 'global_statement':
    case 'nonlocal_statement':
      for (const { text: name } of children(node))
        givesOuter(scope, type === 'global_statement' ? moduleOf(scope) : null, name);
      return scope;
    default:
      return scope;
  }
}

function enterClass(node: Node, scope: Scope): Scope {
  const name = field(node, 'name')?.text ?? null;
  const superclasses = field(node, 'superclasses');
  const bases = (superclasses === null ? [] : children(superclasses))
    .filter(({ type }) => type === 'identifier')
    .map(({ text }) => text);
  const inner = createScope('class', name, scope, bases);
  if (name !== null)
    define(scope, name, { ...blankDefinition(node, scope), kind: 'class', scope: inner, node });
  return inner;
}

function enterFunction(node: Node, scope: Scope): Scope {
  const name = field(node, 'name')?.text ?? null;
  const inner = createScope('function', name, scope);
  if (name !== null)
    define(scope, name, { ...blankDefinition(node, scope), kind: 'function', scope: inner, node });
  for (const parameter of children(field(node, 'parameters') ?? node))
    defineParameter(parameter, inner, scope);
  return inner;
}

/** Defaults are read where the function is defined, not inside it. */
function defineParameter(node: Node, inner: Scope, outer: Scope): void {
  const name = node.type === 'identifier' ? node : (field(node, 'name') ?? children(node)[0]);
  if (name?.type !== 'identifier') return;
  const value = field(node, 'value');
  const type = field(node, 'type')?.text ?? null;
  define(inner, name.text, { ...blankDefinition(node, outer), kind: 'parameter', value, type });
}

/** `name = …` and `name: type`, as most assignments are. */
const ASSIGNED_NAME = /([A-Za-z_]\w*)[ \t]*(?:=(?!=)|:)/y;

function deferAssignment(node: Node, scope: Scope, { matchAt }: Code): void {
  const name = matchAt(node.startIndex, ASSIGNED_NAME)?.[1];
  if (name === undefined) defineAssignment(node, scope);
  else scope.names.defer(name, () => assignedName(node, scope));
}

function assignedName(node: Node, scope: Scope): Definition | null {
  const left = field(node, 'left');
  if (left?.type !== 'identifier') return null;
  const value = field(node, 'right');
  const type = field(node, 'type')?.text ?? null;
  return { ...blankDefinition(left, scope), startIndex: value?.endIndex ?? left.startIndex, value, type };
}

function defineAssignment(node: Node, scope: Scope): void {
  const left = field(node, 'left');
  const right = field(node, 'right');
  const type = field(node, 'type')?.text ?? null;
  if (left?.type === 'attribute') {
    defineAttribute(left, right, type, scope);
    return;
  }
  if (left !== null && (left.type === 'pattern_list' || left.type === 'tuple_pattern')) {
    children(left).forEach((name, index) => {
      defineName(name, right, null, scope, [String(index)]);
    });
    return;
  }
  defineName(left, right, type, scope, []);
}

function defineAppended(node: Node, scope: Scope): void {
  const name = field(node, 'left');
  const value = field(node, 'right');
  if (name?.type !== 'identifier' || value === null || field(node, 'operator')?.text !== '+=') return;
  const blank = blankDefinition(name, scope);
  define(scope, name.text, { ...blank, startIndex: node.endIndex, value, isAppended: true });
}

/** Names of a loop stand for one element after the other, so for none in particular. */
function defineTarget(target: Node | null, scope: Scope): void {
  if (target === null) return;
  const names = target.type === 'identifier' ? [target] : target.descendantsOfType('identifier');
  for (const name of names) defineName(name, null, null, scope, []);
}

function defineName(
  name: Node | null,
  value: Node | null,
  type: string | null,
  scope: Scope,
  path: readonly string[],
): void {
  if (name?.type !== 'identifier') return;
  const startIndex = value?.endIndex ?? name.startIndex;
  define(scope, name.text, { ...blankDefinition(name, scope), startIndex, value, type, path });
}

/** `self.client = …` and `self.config.model = …` give the class a member, `Settings.llm = …` the file a name. */
function defineAttribute(left: Node, value: Node | null, type: string | null, scope: Scope): void {
  const target = /^(?:(self|cls)\.)?(\w+(?:\.\w+)?)$/.exec(left.text);
  const [, self, path] = target ?? [];
  if (path === undefined) return;
  const owner = self === undefined ? scope : classAround(scope);
  if (owner === null) return;
  const definition: Definition = { ...blankDefinition(left, scope), kind: 'field', value, type };
  define(owner, path, definition);
  if (self === undefined) setsPath(path, definition);
}

/** `with OpenAI() as client`: the client is what the expression makes. */
function defineWith(node: Node, scope: Scope): void {
  const pattern = field(node, 'value');
  if (pattern?.type !== 'as_pattern') return;
  const [value, target] = children(pattern);
  const name = target === undefined ? undefined : children(target)[0];
  defineName(name ?? null, value ?? null, null, scope, []);
}

function defineImports(node: Node, scope: Scope, { modules, handedOn }: FileNames): void {
  const from = field(node, 'module_name')?.text ?? null;
  if (from !== null) modules.add(from);
  if (from !== null && children(node).some(({ type }) => type === 'wildcard_import')) handedOn.push(from);
  for (const imported of node.childrenForFieldName('name')) {
    if (imported === null) continue;
    const name = field(imported, 'name')?.text ?? imported.text;
    const alias = field(imported, 'alias')?.text ?? (from === null ? (name.split('.')[0] ?? name) : name);
    if (from === null) modules.add(name);
    // `import a.b` binds `a`; `import a.b as c` binds the inner module.
    const isAliased = field(imported, 'alias') !== null;
    const module = from ?? (isAliased ? name : alias);
    const target = { module, name: from === null ? '*' : name };
    define(scope, alias, { ...blankDefinition(node, scope), kind: 'import', from: target });
  }
}
