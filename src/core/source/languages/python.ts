/** Reading Python: values of expressions, links of calls, arguments. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { either } from '../read/alternatives';
import { valueOfName } from '../read/assigned';
import {
  elementOf,
  importedValue,
  memberOfValue,
  valueOfDefinition,
  valueOfMember,
} from '../read/definitions';
import { memberGivenElsewhere } from '../read/elsewhere';
import { environmentValue } from '../read/environment';
import { classAround, type Definition, memberOf, type Scope } from '../read/fileIndex';
import { joinedPath, ownPath, parentPath } from '../read/filePaths';
import {
  type Arguments,
  type Construction,
  constructed,
  type LanguageReader,
  withNamed,
} from '../read/language';
import { memberLinks } from '../read/links';
import { remembered } from '../read/memo';
import { children, field, MAX_DEPTH, rangeOf, returnedBy } from '../read/nodes';
import { classOf, moduleMember } from '../read/owners';
import { type Held, spreadInto } from '../read/spreadRecords';
import {
  concat,
  formatted,
  numberOf,
  plainText,
  type RecordValue,
  unknown,
  type Value,
  withFallback,
} from '../value';
import { readPythonCall } from './pythonCalls';
import { indexPython, repeatsPython } from './pythonIndex';
import { pythonSchema } from './pythonSchemas';
import { readString } from './pythonStrings';

type Evaluate = (node: Node) => Value;

export const python: LanguageReader = {
  index: indexPython,
  evaluate,
  ...memberLinks({ call: 'call', member: 'attribute', name: 'attribute', unwrap }),
  arguments: readArguments,
  construction,
  identifier: (node) => (node.type === 'identifier' ? node.text : null),
  isSelf: (node) => node.type === 'identifier' && (node.text === 'self' || node.text === 'cls'),
  returned: (functionNode) => returnedBy(functionNode, /^(?:function_definition|lambda)$/),
  returnType: (functionNode) => field(functionNode, 'return_type')?.text ?? null,
  decorators,
  repeats: repeatsPython,
  schema: (node, scope) => pythonSchema(node, scope, python),
};

function decorators(functionNode: Node): Node[] {
  const around = functionNode.parent;
  if (around?.type !== 'decorated_definition') return [];
  return children(around).flatMap((child) => {
    const [expression] = child.type === 'decorator' ? children(child) : [];
    return expression === undefined ? [] : [field(expression, 'function') ?? expression];
  });
}

function evaluate(node: Node, scope: Scope, depth = 0): Value {
  const nothing = () => unknown(node.text, 'unknown', rangeOf(node));
  const read = READERS[node.type];
  if (depth > MAX_DEPTH || read === undefined) return nothing();
  return remembered('values', node, scope, nothing, () => {
    const value = read(node, (child) => evaluate(child, scope, depth + 1), scope, depth) ?? nothing();
    return value.range === undefined ? { ...value, range: rangeOf(node) } : value;
  });
}

type Read = (node: Node, evaluate: Evaluate, scope: Scope, depth: number) => Value | null;

const READERS: Readonly<Record<string, Read>> = {
  string: (node, inner) => readString(node, inner),
  concatenated_string: (node, inner) => concat(children(node).map(inner), rangeOf(node)),
  integer: (node) => numberOf(node.text.replace(/_/g, '')),
  float: (node) => numberOf(node.text.replace(/_/g, '')),
  true: () => ({ kind: 'boolean', value: true, origin: 'literal' }),
  false: () => ({ kind: 'boolean', value: false, origin: 'literal' }),
  none: () => ({ kind: 'nothing', origin: 'literal' }),
  identifier: readName,
  attribute: readAttribute,
  subscript: readSubscript,
  parenthesized_expression: (node, inner) => first(node, inner),
  await: (node, inner) => first(node, inner),
  list: readList,
  tuple: readList,
  list_splat: (node) => ({
    kind: 'spread',
    expression: children(node)[0]?.text ?? node.text,
    origin: 'unknown',
  }),
  dictionary: readDictionary,
  binary_operator: readBinary,
  boolean_operator: readBoolean,
  conditional_expression: readConditional,
  call: (node, inner, scope, depth) => readPythonCall({ node, inner, scope, depth, reader: python }),
};

/** A known list spread into another gives its elements. */
function readList(node: Node, inner: Evaluate): Value {
  const items = children(node).flatMap((child): readonly Value[] => {
    if (child.type !== 'list_splat') return [inner(child)];
    const spread = children(child)[0];
    const value = spread === undefined ? null : inner(spread);
    return value?.kind === 'list' ? value.items : [inner(child)];
  });
  return { kind: 'list', items, origin: 'literal' };
}

function first(node: Node, inner: Evaluate): Value | null {
  const child = children(node)[0];
  return child === undefined ? null : inner(child);
}

function readName(node: Node, _inner: Evaluate, scope: Scope, depth: number): Value {
  const own = node.text === '__file__' ? ownPath(scope) : null;
  if (own !== null) return own;
  return valueOfName(python, node, scope, depth);
}

function readAttribute(node: Node, inner: Evaluate, scope: Scope, depth: number): Value | null {
  const object = field(node, 'object');
  const name = field(node, 'attribute')?.text;
  if (object === null || name === undefined) return null;
  const imported = moduleMember(object, name, scope, python);
  if (imported !== null) return importedValue(python, imported, name, node, depth);
  const set = setMember(object, name, scope);
  if (set !== null) return { ...valueOfDefinition(python, set, node, depth), origin: 'default' };
  const value = python.isSelf(object) ? null : inner(object);
  const own = value === null ? null : memberOfValue(value, name);
  if (own !== null)
    return object.type === 'identifier'
      ? memberGivenElsewhere(own, `${object.text}.${name}`, scope, { node, reader: python, depth })
      : own;
  const owner = classOf(object, scope, python);
  // `Model.MINI.value` of an enum, or a plain class attribute.
  if (owner !== null) return valueOfMember(python, owner, name, node, depth);
  if (value?.kind !== 'text') return null;
  if (name === 'parent') return parentPath(value);
  return name === 'value' || name === 'name' ? value : null;
}

function readSubscript(node: Node, inner: Evaluate, scope: Scope): Value | null {
  const object = field(node, 'value');
  const key = field(node, 'subscript');
  if (object === null || key === null) return null;
  if (object.text === 'os.environ') return environmentValue(plainText(inner(key)), null, node.text, scope);
  if (/\.parents$/.test(object.text)) return ancestorPath(object, key, inner);
  return elementOf(inner(object), inner(key), node);
}

/** `self.config.model = "…"`: what an object's member is set to where none is given. */
function setMember(object: Node, name: string, scope: Scope): Definition | null {
  const inner = object.type === 'attribute' ? field(object, 'object') : null;
  const owner = inner !== null && python.isSelf(inner) ? classAround(scope) : null;
  const path = owner === null ? '' : `${field(object, 'attribute')?.text}.${name}`;
  return owner === null ? null : memberOf(owner, path);
}

/** `Path(__file__).parents[1]`. */
function ancestorPath(parents: Node, level: Node, inner: Evaluate): Value | null {
  const path = field(parents, 'object');
  const count = inner(level);
  if (path === null || count.kind !== 'number' || count.value > 20) return null;
  let at = parentPath(inner(path));
  for (let up = 0; up < count.value; up += 1) at = parentPath(at);
  return at;
}

function readDictionary(node: Node, inner: Evaluate): RecordValue {
  const held: Held = { entries: new Map(), spreads: [] };
  for (const child of children(node)) {
    const [spread] = child.type === 'dictionary_splat' ? children(child) : [];
    if (spread !== undefined) spreadInto(held, spread, inner);
    const key = child.type === 'pair' ? field(child, 'key') : null;
    const value = field(child, 'value');
    const name = key === null ? null : plainText(inner(key));
    if (name !== null && value !== null) held.entries.set(name, inner(value));
  }
  return { kind: 'record', ...held, origin: 'literal', range: rangeOf(node) };
}

/** Chains of `+` lean to the left and can be thousands long, so they are walked, not recursed into. */
function readBinary(node: Node, inner: Evaluate): Value | null {
  const operator = field(node, 'operator')?.text;
  if (operator === '%') return readPercent(node, inner);
  if (operator === '*' || operator !== '+') return readArithmetic(node, inner, operator);
  const operands: Node[] = [];
  let left: Node = node;
  while (left.type === 'binary_operator' && field(left, 'operator')?.text === '+') {
    const right = field(left, 'right');
    const next = field(left, 'left');
    if (right === null || next === null) return null;
    operands.unshift(right);
    left = next;
  }
  return sum([left, ...operands].map(inner), node);
}

function sum(values: readonly Value[], node: Node): Value | null {
  if (values.every((value) => value.kind === 'number')) {
    return {
      kind: 'number',
      value: values.reduce((total, value) => total + (value.kind === 'number' ? value.value : 0), 0),
      origin: 'constant',
    };
  }
  if (values.some((value) => value.kind === 'text')) return concat(values, rangeOf(node));
  if (values.some((value) => value.kind === 'list'))
    return { kind: 'list', items: values.flatMap(asItems), origin: 'constant' };
  return null;
}

function asItems(value: Value): readonly Value[] {
  if (value.kind === 'list') return value.items;
  const expression = value.kind === 'unknown' || value.kind === 'spread' ? value.expression : value.kind;
  return [
    {
      kind: 'spread',
      expression,
      origin: 'unknown',
      ...(value.range === undefined ? {} : { range: value.range }),
    },
  ];
}

function readArithmetic(node: Node, inner: Evaluate, operator: string | undefined): Value | null {
  const left = field(node, 'left');
  const right = field(node, 'right');
  const a = left === null ? null : inner(left);
  const b = right === null ? null : inner(right);
  if (operator === '/' && a?.kind === 'text' && b?.kind === 'text') return joinedPath([a, b]);
  if (a?.kind === 'number' && b?.kind === 'number') {
    const value = {
      '*': a.value * b.value,
      '-': a.value - b.value,
      '**': a.value ** b.value,
      '//': Math.floor(a.value / b.value),
    }[operator ?? ''];
    return value === undefined || !Number.isFinite(value)
      ? null
      : { kind: 'number', value, origin: 'constant' };
  }
  const [value, times] = a?.kind === 'text' ? [a, b] : [b, a];
  if (operator !== '*' || value?.kind !== 'text' || times?.kind !== 'number' || times.value > 1000)
    return null;
  return concat(
    Array.from({ length: Math.max(0, times.value) }, () => value),
    rangeOf(node),
  );
}

/** `"Hello %s" % name`, by position and by name. */
function readPercent(node: Node, inner: Evaluate): Value | null {
  const left = field(node, 'left');
  const right = field(node, 'right');
  const template = left === null ? null : inner(left);
  if (template?.kind !== 'text' || right === null) return null;
  const argument = inner(right);
  const positional = argument.kind === 'list' ? argument.items : [argument];
  const named = argument.kind === 'record' ? argument.entries : new Map<string, Value>();
  // As a `str.format` template: its braces doubled, its fields in braces.
  const segments = template.segments.map((segment) => {
    if (segment.kind !== 'static') return segment;
    const text = segment.text
      .replace(/[{}]/g, '$&$&')
      .replace(/%(?:\((\w+)\))?[-+ #0]*(?:[1-9]\d*)?(?:\.\d+)?([sdrfegxi%])/g, (_, name, kind) =>
        kind === '%' ? '%' : `{${name ?? ''}}`,
      );
    return { ...segment, text };
  });
  return formatted({ ...template, segments }, positional, named);
}

/** `a or b`: the fallback is known, whether it is used is not. */
function readBoolean(node: Node, inner: Evaluate): Value | null {
  const left = field(node, 'left');
  const right = field(node, 'right');
  if (left === null || right === null) return null;
  if (field(node, 'operator')?.text !== 'or') return null;
  return withFallback(inner(left), inner(right));
}

/** A text or a list of which both branches are known; of other values what both have. */
function readConditional(node: Node, inner: Evaluate): Value | null {
  const [whenTrue, , whenFalse] = children(node);
  if (whenTrue === undefined || whenFalse === undefined) return null;
  return either(inner(whenTrue), inner(whenFalse), node);
}

function unwrap(node: Node): Node {
  let at = node;
  while (at.type === 'parenthesized_expression' || at.type === 'await') {
    const child = children(at)[0];
    if (child === undefined) return at;
    at = child;
  }
  return at;
}

function readArguments(call: Node, scope: Scope): Arguments {
  const list = field(call, 'arguments');
  const given = list === null ? [] : children(list);
  const isNamed = ({ type }: Node) => type === 'keyword_argument' || type === 'dictionary_splat';
  const named = given.filter(isNamed);
  const nodes = new Map(named.flatMap(keywordOf));
  const positional = given.filter((node) => !isNamed(node));
  return withNamed({ positional, nodes, hasSpread: nodes.size < named.length }, () => {
    const held: Held = { entries: new Map(), spreads: [] };
    for (const argument of named) {
      for (const [name, value] of keywordOf(argument)) held.entries.set(name, evaluate(value, scope));
      const [spread] = argument.type === 'dictionary_splat' ? children(argument) : [];
      if (spread !== undefined) spreadInto(held, spread, (node) => evaluate(node, scope));
    }
    return { kind: 'record', ...held, origin: 'literal' };
  });
}

/** Name and value of `name=value`; nothing for `**values`. */
function keywordOf(argument: Node): [name: string, value: Node][] {
  const name = argument.type === 'keyword_argument' ? field(argument, 'name') : null;
  const value = name === null ? null : field(argument, 'value');
  return name === null || value === null ? [] : [[name.text, value]];
}

function construction(node: Node, scope: Scope): Construction | null {
  const call = unwrap(node);
  if (call.type !== 'call') return null;
  const callee = field(call, 'function')?.text;
  return callee === undefined ? null : constructed(callee, () => readArguments(call, scope));
}
