/** Scopes, names, imports and calls of a TypeScript or JavaScript file, in one pass over its tree. */

import type { Node } from '@vscode/tree-sitter-wasm';
import {
  classAround,
  createScope,
  type Definition,
  define,
  type FileIndex,
  givesOuter,
  type Scope,
  setsPath,
} from '../read/fileIndex';
import { children, field } from '../read/nodes';
import { blankDefinition, type Code, type FileNames, type Grammar, indexTree } from '../read/walk';

const LOOPS = new Set(['for_statement', 'for_in_statement', 'while_statement', 'do_statement']);
const FUNCTIONS = new Set([
  'function_declaration',
  'function_expression',
  'arrow_function',
  'method_definition',
  'generator_function_declaration',
  'generator_function',
]);
const CLASSES = new Set(['class_declaration', 'class', 'abstract_class_declaration']);
/** Array methods that call their argument once for each element. */
const ITERATORS = new Set(['map', 'forEach', 'flatMap', 'reduce', 'filter', 'some', 'every']);

/** `items.map(async (item) => …)`: the callback runs once an element. */
function isIteratorCallback(node: Node, type: string): boolean {
  if (type !== 'arrow_function' && type !== 'function_expression') return false;
  const call = node.parent?.parent;
  const callee = call?.type === 'call_expression' ? field(call, 'function') : null;
  return callee?.type === 'member_expression' && ITERATORS.has(field(callee, 'property')?.text ?? '');
}

export function repeats(node: Node, type = node.type): boolean {
  return LOOPS.has(type) || isIteratorCallback(node, type);
}

function enter(node: Node, type: string, scope: Scope, file: FileNames, code: Code): Scope {
  if (CLASSES.has(type)) return enterClass(node, scope);
  if (FUNCTIONS.has(type)) return enterFunction(node, scope);
  DEFINERS[type]?.(node, scope, file, code);
  return scope;
}

type Definer = (node: Node, scope: Scope, file: FileNames, code: Code) => void;

const DEFINERS: Readonly<Record<string, Definer>> = {
  variable_declarator: deferVariable,
  public_field_definition: defineField,
  field_definition: defineField,
  assignment_expression: defineAssignment,
  augmented_assignment_expression: defineAppended,
  for_in_statement: (node, scope) => defineTarget(field(node, 'left'), scope),
  import_statement: defineImports,
  export_statement: defineExports,
  enum_declaration: defineEnum,
};

const GRAMMAR: Grammar = {
  call: 'call_expression',
  types: [...FUNCTIONS, ...CLASSES, ...Object.keys(DEFINERS)],
  enter,
};

export function indexEcmascript(root: Node): FileIndex {
  return indexTree(root, GRAMMAR);
}

function typeOf(node: Node): string | null {
  const annotation = field(node, 'type');
  return annotation === null ? null : annotation.text.replace(/^:\s*/, '');
}

function enterClass(node: Node, scope: Scope): Scope {
  const name = field(node, 'name')?.text ?? null;
  const heritage = children(node).find(({ type }) => type === 'class_heritage');
  const bases = (heritage?.descendantsOfType('identifier') ?? []).flatMap((base) =>
    base === null ? [] : [base.text],
  );
  const inner = createScope('class', name, scope, bases);
  if (name !== null)
    define(scope, name, { ...blankDefinition(node, scope), kind: 'class', scope: inner, node });
  return inner;
}

/** A function's own name, or that of the variable, property or field that holds it. */
function enterFunction(node: Node, scope: Scope): Scope {
  const own = field(node, 'name')?.text;
  const name = own ?? holderName(node);
  const inner = createScope('function', name, scope);
  if (own !== undefined)
    define(scope, own, { ...blankDefinition(node, scope), kind: 'function', scope: inner, node });
  else if (name !== null) defineHeld(node, name, inner, scope);
  const single = field(node, 'parameter');
  const parameters = single === null ? children(field(node, 'parameters') ?? node) : [single];
  if (single !== null || field(node, 'parameters') !== null) {
    for (const parameter of parameters) defineParameter(parameter, inner, scope);
  }
  return inner;
}

/** `const answer = () => …`: the name that holds a function is a function's name. */
function defineHeld(node: Node, name: string, inner: Scope, scope: Scope): void {
  const definitions = scope.names.get(name) ?? [];
  const index = definitions.findIndex(({ value }) => value?.id === node.id);
  const held = definitions[index];
  if (held !== undefined) definitions[index] = { ...held, kind: 'function', scope: inner, node };
}

function holderName(node: Node): string | null {
  const holder = node.parent;
  if (
    holder?.type === 'variable_declarator' ||
    holder?.type === 'public_field_definition' ||
    holder?.type === 'field_definition'
  ) {
    return (field(holder, 'name') ?? field(holder, 'property'))?.text ?? null;
  }
  return holder?.type === 'pair' ? (field(holder, 'key')?.text ?? null) : null;
}

function defineParameter(node: Node, inner: Scope, outer: Scope): void {
  const pattern = field(node, 'pattern') ?? (node.type === 'assignment_pattern' ? field(node, 'left') : node);
  const value = field(node, 'value') ?? (node.type === 'assignment_pattern' ? field(node, 'right') : null);
  const type = typeOf(node);
  if (pattern === null) return;
  definePattern(pattern, { ...blankDefinition(node, outer), kind: 'parameter', value, type }, inner);
  // `constructor(private readonly client: OpenAI)` is a field too.
  const isField =
    children(node).some((child) => child.type === 'accessibility_modifier') ||
    /^(?:readonly|private|public|protected)\s/.test(node.text);
  const owner = isField ? classAround(inner) : null;
  if (owner !== null && pattern.type === 'identifier') {
    define(owner, pattern.text, { ...blankDefinition(node, outer), kind: 'field', value, type });
  }
}

/** Names of a pattern, each with its way into the value. */
function definePattern(pattern: Node, definition: Definition, scope: Scope): void {
  if (pattern.type === 'identifier' || pattern.type === 'shorthand_property_identifier_pattern') {
    const isMember = pattern.type !== 'identifier';
    define(
      scope,
      pattern.text,
      isMember ? { ...definition, path: [...definition.path, pattern.text] } : definition,
    );
    return;
  }
  if (pattern.type === 'object_assignment_pattern') {
    const name = field(pattern, 'left');
    const value = field(pattern, 'right');
    if (name !== null) define(scope, name.text, { ...definition, kind: 'parameter', value, path: [] });
    return;
  }
  if (pattern.type === 'array_pattern') {
    children(pattern).forEach((child, index) => {
      definePattern(child, { ...definition, path: [...definition.path, String(index)] }, scope);
    });
    return;
  }
  if (pattern.type !== 'object_pattern') return;
  for (const child of children(pattern)) {
    const key = child.type === 'pair_pattern' ? field(child, 'key') : null;
    const value = child.type === 'pair_pattern' ? field(child, 'value') : null;
    if (key !== null && value !== null)
      definePattern(value, { ...definition, path: [...definition.path, key.text] }, scope);
    else definePattern(child, definition, scope);
  }
}

/** `name = …`, as most declarations are, of what is no module. */
const DECLARED_NAME = /([A-Za-z_$][\w$]*)\s*=(?![=>]|\s*(?:await\s+)?(?:require|import)\b)/y;

function deferVariable(node: Node, scope: Scope, file: FileNames, { matchAt }: Code): void {
  const name = matchAt(node.startIndex, DECLARED_NAME)?.[1];
  if (name === undefined) {
    defineVariable(node, scope, file);
    return;
  }
  scope.names.defer(name, () => {
    const value = field(node, 'value');
    return { ...blankDefinition(node, scope), startIndex: value?.endIndex ?? node.startIndex, value };
  });
}

function defineVariable(node: Node, scope: Scope, { modules }: FileNames): void {
  const pattern = field(node, 'name');
  const value = field(node, 'value');
  if (pattern === null) return;
  const required = value === null ? null : requiredModule(value);
  if (required === null) {
    const startIndex = value?.endIndex ?? node.startIndex;
    definePattern(pattern, { ...blankDefinition(node, scope), startIndex, value, type: typeOf(node) }, scope);
    return;
  }
  modules.add(required.module);
  defineRequired(pattern, required, node, scope);
}

/** `require('openai')`, `require('openai').OpenAI`, `await import('openai')`. */
function requiredModule(value: Node): { module: string; name: string } | null {
  const match = /^(?:await\s+)?(?:require|import)\(\s*['"]([^'"]+)['"]\s*\)(?:\.(\w+))?$/.exec(
    value.text.slice(0, 200),
  );
  return match?.[1] === undefined ? null : { module: match[1], name: match[2] ?? '*' };
}

function defineRequired(
  pattern: Node,
  from: { module: string; name: string },
  node: Node,
  scope: Scope,
): void {
  const imported = (name: string): Definition => ({
    ...blankDefinition(node, scope),
    kind: 'import',
    from: { module: from.module, name },
  });
  if (pattern.type === 'identifier') define(scope, pattern.text, imported(from.name));
  for (const child of children(pattern)) {
    const key = field(child, 'key')?.text ?? child.text;
    define(scope, field(child, 'value')?.text ?? child.text, imported(key));
  }
}

function defineField(node: Node, scope: Scope): void {
  const name = field(node, 'name') ?? field(node, 'property');
  if (name === null) return;
  define(scope, name.text, {
    ...blankDefinition(node, scope),
    kind: 'field',
    value: field(node, 'value'),
    type: typeOf(node),
  });
}

function defineAssignment(node: Node, scope: Scope, file: FileNames): void {
  const left = field(node, 'left');
  const value = field(node, 'right');
  const definition = { ...blankDefinition(node, scope), startIndex: node.endIndex, value };
  if (left?.type === 'identifier') {
    noteOuter(left.text, scope);
    define(scope, left.text, definition);
  }
  if (left?.type === 'member_expression' && value !== null)
    defineCommonJs(left.text, value, definition, file);
  const [, self, path] = /^(?:(this)\.)?(\w+(?:\.\w+)?)$/.exec(left?.text.slice(0, 100) ?? '') ?? [];
  if (left?.type !== 'member_expression' || path === undefined) return;
  const owner = self === undefined ? scope : classAround(scope);
  if (owner === null) return;
  const member: Definition = { ...blankDefinition(node, scope), kind: 'field', value };
  define(owner, path, member);
  if (self === undefined) setsPath(path, member);
}

/** `module.exports = x`, `module.exports = { a, b: c }`, `exports.a = x`. */
function defineCommonJs(target: string, value: Node, definition: Definition, { exports }: FileNames): void {
  const name = /^(?:module\.)?exports\.(\w+)$/.exec(target)?.[1];
  if (name !== undefined) exports.set(name, definition);
  if (target !== 'module.exports') return;
  exports.set('default', definition);
  for (const member of value.type === 'object' ? children(value) : []) {
    const key = member.type === 'pair' ? field(member, 'key') : member;
    const given = member.type === 'pair' ? field(member, 'value') : member;
    if (key !== null && /identifier$/.test(key.type)) exports.set(key.text, { ...definition, value: given });
  }
}

function defineAppended(node: Node, scope: Scope): void {
  const name = field(node, 'left');
  const value = field(node, 'right');
  if (name?.type !== 'identifier' || value === null) return;
  const definition = { ...blankDefinition(node, scope), startIndex: node.endIndex, value };
  const operator = field(node, 'operator')?.text;
  const target = scopeOfIterated(name, scope);
  if (target === scope) noteOuter(name.text, scope);
  if (operator === '+=') define(target, name.text, { ...definition, isAppended: true });
  else if (operator === '??=' || operator === '||=') define(scope, name.text, definition);
}

/** A name that a function does not declare is one of what is around it. */
function noteOuter(name: string, scope: Scope): void {
  if (scope.kind === 'function' && !scope.names.has(name)) givesOuter(scope, null, name);
}

/** What an iteration adds to, in the function that it is in: `items.forEach((item) => { text += item; })`. */
function scopeOfIterated(name: Node, scope: Scope): Scope {
  if (scope.parent === null || scope.names.has(name.text)) return scope;
  let at = scope;
  for (
    let fn = functionAround(name);
    fn !== null && isIteratorCallback(fn, fn.type);
    fn = functionAround(fn)
  ) {
    if (at.parent === null || at.names.has(name.text)) break;
    at = at.parent;
  }
  return at.names.has(name.text) ? at : scope;
}

function functionAround(node: Node): Node | null {
  let at = node.parent;
  while (at !== null && !FUNCTIONS.has(at.type)) at = at.parent;
  return at;
}

/** Names of a loop stand for one element after the other, so for none in particular. */
function defineTarget(target: Node | null, scope: Scope): void {
  if (target !== null) definePattern(target, blankDefinition(target, scope), scope);
}

/** What other files see under another name: defaults, renamed names, and names of a third file. */
function defineExports(node: Node, scope: Scope, { modules, exports, handedOn }: FileNames): void {
  const module = field(node, 'source')?.text.slice(1, -1);
  if (module !== undefined) modules.add(module);
  const imported = (name: string): Definition => ({
    ...blankDefinition(node, scope),
    kind: 'import',
    ...(module === undefined ? {} : { from: { module, name } }),
  });
  const inner = children(node);
  if (module !== undefined && /^export\s*\*\s*from\b/.test(node.text)) handedOn.push(module);
  const namespace = inner.find(({ type }) => type === 'namespace_export');
  if (namespace !== undefined && module !== undefined)
    exports.set(children(namespace)[0]?.text ?? '', imported('*'));
  for (const specifier of inner.flatMap((child) => (child.type === 'export_clause' ? children(child) : []))) {
    const name = field(specifier, 'name');
    if (name === null) continue;
    const given =
      module === undefined ? { ...imported(name.text), kind: 'variable' as const, value: name } : null;
    exports.set(field(specifier, 'alias')?.text ?? name.text, given ?? imported(name.text));
  }
  if (/^export\s+default\b/.test(node.text)) defineDefault(node, scope, exports);
}

function defineDefault(node: Node, scope: Scope, exports: Map<string, Definition>): void {
  const value = field(node, 'value');
  const declared = field(node, 'declaration');
  const name = declared === null ? null : field(declared, 'name');
  const given = value ?? name;
  if (given !== null)
    exports.set('default', { ...blankDefinition(node, scope), startIndex: node.endIndex, value: given });
}

function defineImports(node: Node, scope: Scope, { modules }: FileNames): void {
  const module = field(node, 'source')?.text.slice(1, -1);
  if (module === undefined) return;
  modules.add(module);
  const clause = children(node).find(({ type }) => type === 'import_clause');
  const imported = (name: string): Definition => ({
    ...blankDefinition(node, scope),
    kind: 'import',
    from: { module, name },
  });
  for (const part of clause === undefined ? [] : children(clause)) {
    if (part.type === 'identifier') define(scope, part.text, imported('default'));
    if (part.type === 'namespace_import') define(scope, children(part)[0]?.text ?? '', imported('*'));
    if (part.type !== 'named_imports') continue;
    for (const specifier of children(part)) {
      const name = field(specifier, 'name')?.text ?? specifier.text;
      define(scope, field(specifier, 'alias')?.text ?? name, imported(name));
    }
  }
}

/** Members of an enum, as members of a class of that name. */
function defineEnum(node: Node, scope: Scope): void {
  const name = field(node, 'name')?.text;
  const body = field(node, 'body');
  if (name === undefined || body === null) return;
  const inner = createScope('class', name, scope);
  define(scope, name, { ...blankDefinition(node, scope), kind: 'class', scope: inner, node });
  for (const member of children(body)) {
    const key = field(member, 'name')?.text;
    if (key !== undefined)
      define(inner, key, { ...blankDefinition(member, scope), value: field(member, 'value') });
  }
}
