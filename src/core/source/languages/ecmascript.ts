/** Reading TypeScript and JavaScript: values of expressions, links of calls, arguments. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { either } from '../read/alternatives';
import { valueOfName } from '../read/assigned';
import { elementOf, importedValue, memberOfValue, valueOfMember } from '../read/definitions';
import { memberGivenElsewhere } from '../read/elsewhere';
import { environmentValue } from '../read/environment';
import type { Scope } from '../read/fileIndex';
import { ownPath, parentPath } from '../read/filePaths';
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
  messageObject,
  numberOf,
  plainText,
  type RecordValue,
  unknown,
  type Value,
  withFallback,
} from '../value';
import { readEcmascriptCall } from './ecmascriptCalls';
import { indexEcmascript, repeats } from './ecmascriptIndex';
import { readQuoted, readTemplate } from './ecmascriptStrings';
import { zodSchema } from './zodSchemas';

type Evaluate = (node: Node) => Value;
type Read = (node: Node, evaluate: Evaluate, scope: Scope, depth: number) => Value | null;

const NAMES: ReadonlySet<string> = new Set(['identifier', 'shorthand_property_identifier']);

export const ecmascript: LanguageReader = {
  index: indexEcmascript,
  evaluate,
  ...memberLinks({ call: 'call_expression', member: 'member_expression', name: 'property', unwrap }),
  arguments: readArguments,
  construction,
  identifier: (node) => (NAMES.has(node.type) ? node.text : null),
  isSelf: (node) => node.type === 'this',
  returned,
  returnType: (functionNode) => field(functionNode, 'return_type')?.text.replace(/^:\s*/, '') ?? null,
  decorators: () => [],
  repeats,
  schema: (node, scope) => zodSchema(node, scope, ecmascript),
};

function evaluate(node: Node, scope: Scope, depth = 0): Value {
  const nothing = () => unknown(node.text, 'unknown', rangeOf(node));
  const read = READERS[node.type];
  if (depth > MAX_DEPTH || read === undefined) return nothing();
  return remembered('values', node, scope, nothing, () => {
    const value = read(node, (child) => evaluate(child, scope, depth + 1), scope, depth) ?? nothing();
    return value.range === undefined ? { ...value, range: rangeOf(node) } : value;
  });
}

/** `(x)`, `await x`, `x!`, `x as T`, `x satisfies T`: the value is `x`. */
const TRANSPARENT = [
  'parenthesized_expression',
  'await_expression',
  'non_null_expression',
  'as_expression',
  'satisfies_expression',
  'type_assertion',
];

const first: Read = (node, inner) => {
  const child = node.type === 'type_assertion' ? children(node).at(-1) : children(node)[0];
  return child === undefined ? null : inner(child);
};

const READERS: Readonly<Record<string, Read>> = {
  ...Object.fromEntries(TRANSPARENT.map((type) => [type, first])),
  string: readQuoted,
  template_string: readTemplate,
  number: (node) => numberOf(node.text.replace(/_/g, '')),
  true: () => ({ kind: 'boolean', value: true, origin: 'literal' }),
  false: () => ({ kind: 'boolean', value: false, origin: 'literal' }),
  null: () => ({ kind: 'nothing', origin: 'literal' }),
  undefined: () => ({ kind: 'nothing', origin: 'literal' }),
  identifier: (node, _inner, scope, depth) =>
    (/^__(?:dir|file)name$/.test(node.text) ? ownPlace(node.text, scope) : null) ??
    valueOfName(ecmascript, node, scope, depth),
  member_expression: readMember,
  subscript_expression: readSubscript,
  array: readArray,
  spread_element: readSpread,
  shorthand_property_identifier: (node, _inner, scope, depth) => valueOfName(ecmascript, node, scope, depth),
  object: readObject,
  binary_expression: readBinary,
  ternary_expression: readTernary,
  call_expression: (node, inner, scope, depth) =>
    readEcmascriptCall({ node, inner, scope, depth, reader: ecmascript }),
  new_expression: readNew,
};

/** A known array spread into another gives its elements. */
function readArray(node: Node, inner: Evaluate): Value {
  const items = children(node).flatMap((child): readonly Value[] => {
    const value = inner(child);
    return child.type === 'spread_element' && value.kind === 'list' ? value.items : [value];
  });
  return { kind: 'list', items, origin: 'literal', range: rangeOf(node) };
}

function readSpread(node: Node, inner: Evaluate): Value {
  const expression = children(node)[0];
  const value = expression === undefined ? null : inner(expression);
  if (value?.kind === 'list') return value;
  return {
    kind: 'spread',
    expression: expression?.text ?? node.text,
    origin: 'unknown',
    range: rangeOf(node),
  };
}

const ENVIRONMENT = /^(?:process|import\.meta|Deno|Bun)\.env$/;

function readMember(node: Node, inner: Evaluate, scope: Scope, depth: number): Value | null {
  const object = field(node, 'object');
  const name = field(node, 'property')?.text;
  if (object === null || name === undefined) return null;
  if (ENVIRONMENT.test(object.text)) return environmentValue(name, null, node.text, scope);
  if (object.text === 'import.meta')
    return /^(?:url|filename|dirname)$/.test(name) ? ownPlace(name, scope) : null;
  const imported = moduleMember(object, name, scope, ecmascript);
  if (imported !== null) return importedValue(ecmascript, imported, name, node, depth);
  const own = object.type === 'this' ? null : memberOfValue(inner(object), name);
  if (own !== null)
    return object.type === 'identifier'
      ? memberGivenElsewhere(own, `${object.text}.${name}`, scope, { node, reader: ecmascript, depth })
      : own;
  const owner = classOf(object, scope, ecmascript);
  return owner === null ? null : valueOfMember(ecmascript, owner, name, node, depth);
}

/** `__dirname` and its younger kin. */
function ownPlace(name: string, scope: Scope): Value | null {
  const path = ownPath(scope);
  return /dirname/.test(name) ? parentPath(path) : path;
}

function readSubscript(node: Node, inner: Evaluate, scope: Scope): Value | null {
  const object = field(node, 'object');
  const key = field(node, 'index');
  if (object === null || key === null) return null;
  if (ENVIRONMENT.test(object.text)) return environmentValue(plainText(inner(key)), null, node.text, scope);
  return elementOf(inner(object), inner(key), node);
}

function readObject(node: Node, inner: Evaluate): RecordValue {
  const held: Held = { entries: new Map(), spreads: [] };
  for (const { name, value } of members(node)) {
    if (name === null) spreadInto(held, value, inner);
    else held.entries.set(name, inner(value));
  }
  return { kind: 'record', ...held, origin: 'literal', range: rangeOf(node) };
}

interface Member {
  /** Null for a spread. */
  readonly name: string | null;
  readonly value: Node;
}

/** Members of an object literal. */
function members(node: Node): Member[] {
  return children(node).flatMap((child): Member[] => {
    if (child.type === 'shorthand_property_identifier') return [{ name: child.text, value: child }];
    if (child.type === 'spread_element') {
      const value = children(child)[0];
      return value === undefined ? [] : [{ name: null, value }];
    }
    const key = child.type === 'pair' ? field(child, 'key') : null;
    const value = child.type === 'pair' ? field(child, 'value') : null;
    if (key === null || value === null) return [];
    return [{ name: key.type === 'string' ? key.text.slice(1, -1) : key.text, value }];
  });
}

/** Chains of `+` lean to the left and can be thousands long, so they are walked, not recursed into. */
function readBinary(node: Node, inner: Evaluate): Value | null {
  const operator = field(node, 'operator')?.text;
  const left = field(node, 'left');
  const right = field(node, 'right');
  if (left === null || right === null) return null;
  if (operator === '||' || operator === '??') return withFallback(inner(left), inner(right));
  if (operator !== '+') return arithmetic(inner(left), inner(right), operator);
  const operands: Node[] = [];
  let at: Node = node;
  for (;;) {
    const next =
      at.type === 'binary_expression' && field(at, 'operator')?.text === '+' ? field(at, 'left') : null;
    const operand = next === null ? null : field(at, 'right');
    if (next === null || operand === null) break;
    operands.unshift(operand);
    at = next;
  }
  const values = [at, ...operands].map(inner);
  if (values.some((value) => value.kind === 'text')) return concat(values, rangeOf(node));
  return values.reduce<Value | null>(
    (sum, value) => (sum === null ? value : arithmetic(sum, value, '+')),
    null,
  );
}

function arithmetic(a: Value, b: Value, operator: string | undefined): Value | null {
  if (a.kind !== 'number' || b.kind !== 'number') return null;
  const value = {
    '+': a.value + b.value,
    '-': a.value - b.value,
    '*': a.value * b.value,
    '/': a.value / b.value,
  }[operator ?? ''];
  return value === undefined || !Number.isFinite(value)
    ? null
    : { kind: 'number', value, origin: 'constant' };
}

/** A text or a list of which both branches are known; of other values what both have. */
function readTernary(node: Node, inner: Evaluate): Value | null {
  const whenTrue = field(node, 'consequence');
  const whenFalse = field(node, 'alternative');
  if (whenTrue === null || whenFalse === null) return null;
  return either(inner(whenTrue), inner(whenFalse), node);
}

/** A message by its class, else an object with what it is made of: `new Agent({ model, instructions })`. */
function readNew(node: Node, inner: Evaluate, scope: Scope): Value | null {
  const name = field(node, 'constructor')?.text ?? '';
  const args = field(node, 'arguments');
  const argument = args === null ? undefined : children(args)[0];
  const asMessage = messageObject(
    name,
    () => (argument === undefined ? undefined : inner(argument)),
    () => readArguments(node, scope).named,
  );
  return asMessage ?? (argument?.type === 'object' ? inner(argument) : null);
}

function unwrap(node: Node): Node {
  let at = node;
  while (TRANSPARENT.includes(at.type)) {
    const child = at.type === 'type_assertion' ? children(at).at(-1) : children(at)[0];
    if (child === undefined) return at;
    at = child;
  }
  return at;
}

/** The members of the first argument that is an object, or a variable that holds one. */
function readArguments(call: Node, scope: Scope): Arguments {
  const list = field(call, 'arguments');
  const positional = list === null || list.type === 'template_string' ? [] : children(list);
  const body = positional[0] === undefined ? null : unwrap(positional[0]);
  const nodes = new Map<string, Node>();
  if (body?.type === 'object') {
    for (const { name, value } of members(body)) if (name !== null) nodes.set(name, value);
  }
  return withNamed({ positional, nodes, hasSpread: false }, () => {
    const value = body === null ? null : evaluate(body, scope);
    if (value?.kind === 'record') return value;
    return {
      kind: 'record',
      entries: new Map(),
      spreads: body === null ? [] : [body.text],
      origin: 'literal',
    };
  });
}

function construction(node: Node, scope: Scope): Construction | null {
  const made = unwrap(node);
  const callee =
    made.type === 'new_expression'
      ? field(made, 'constructor')
      : made.type === 'call_expression'
        ? field(made, 'function')
        : null;
  return callee === null ? null : constructed(callee.text, () => readArguments(made, scope));
}

/** Of an arrow function the body is what it returns. */
function returned(functionNode: Node): Node[] {
  const body = field(functionNode, 'body');
  if (body !== null && body.type !== 'statement_block') return [body];
  return returnedBy(functionNode, /function|method_definition/);
}
