/** Reading TypeScript and JavaScript: values of expressions, links of calls, arguments. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { parsedData } from '../parsedData';
import { valueOfName } from '../read/assigned';
import { elementOf, importedValue, memberOfValue, valueOfDefinition } from '../read/definitions';
import { environmentValue } from '../read/environment';
import { follow, memberOf, type Scope } from '../read/fileIndex';
import { joinedPath, ownPath, parentPath, textOfFile } from '../read/filePaths';
import { type Arguments, type Construction, constructed, type LanguageReader } from '../read/language';
import { memberLinks } from '../read/links';
import { remembered } from '../read/memo';
import { children, field, MAX_DEPTH, rangeOf, returnedBy } from '../read/nodes';
import { classOf, definitionOf, moduleMember } from '../read/owners';
import { returnedValue } from '../read/returnedValue';
import { rendered } from '../read/templates';
import {
  alike,
  concat,
  dedented,
  join,
  messageObject,
  numberOf,
  plainText,
  type RecordValue,
  relocated,
  staticText,
  type TextValue,
  trimmed,
  unknown,
  type Value,
  via,
  withFallback,
} from '../value';
import { indexEcmascript } from './ecmascriptIndex';
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
  call_expression: readCall,
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
  if (imported !== null) return importedValue(ecmascript, imported, node, depth);
  const own = object.type === 'this' ? null : memberOfValue(inner(object), name);
  if (own !== null) return own;
  const owner = classOf(object, scope, ecmascript);
  return owner === null ? null : valueOfDefinition(ecmascript, follow(memberOf(owner, name)), node, depth);
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
  return elementOf(inner(object), inner(key));
}

function readObject(node: Node, inner: Evaluate): RecordValue {
  const entries = new Map<string, Value>();
  const spreads: string[] = [];
  for (const { name, value } of members(node)) {
    const read = inner(value);
    if (name !== null) entries.set(name, read);
    else if (read.kind === 'record') {
      for (const [key, member] of read.entries) entries.set(key, via(member, 'constant'));
      spreads.push(...read.spreads);
    } else spreads.push(value.text);
  }
  return { kind: 'record', entries, spreads, origin: 'literal', range: rangeOf(node) };
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

/** Both branches alike, or not known. */
function readTernary(node: Node, inner: Evaluate): Value | null {
  const whenTrue = field(node, 'consequence');
  const whenFalse = field(node, 'alternative');
  if (whenTrue === null || whenFalse === null) return null;
  return alike(inner(whenTrue), inner(whenFalse));
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

function readCall(node: Node, inner: Evaluate, scope: Scope, depth: number): Value | null {
  const callee = field(node, 'function');
  const args = field(node, 'arguments');
  if (callee === null) return null;
  if (args?.type === 'template_string') return readTagged(callee, args, inner);
  const list = args === null ? [] : children(args);
  const argument = list[0];
  if (/^(?:String|Number|Object\.freeze|dedent|outdent)$/.test(callee.text)) {
    const value = argument === undefined ? null : inner(argument);
    return value?.kind === 'text' && /dent$/.test(callee.text) ? trimmed(dedented(value)) : value;
  }
  const known =
    readFileCall(callee.text, list, inner, scope) ??
    readSchemaCall(callee, list, inner) ??
    readTemplateCall(callee, list, inner, scope);
  if (known !== null) return known;
  const method = callee.type === 'member_expression' ? readMethod(callee, list, inner) : null;
  return method ?? readOwnFunction(callee, node, list, inner, scope, depth);
}

/** Paths, files that are read, and data that is loaded from them. */
function readFileCall(name: string, args: readonly Node[], inner: Evaluate, scope: Scope): Value | null {
  const [first] = args;
  if (name === 'process.cwd' || name === 'Deno.cwd') return staticText('');
  if (first === undefined) return null;
  if (/(?:^|\.)(?:join|resolve)$/.test(name) && /^(?:\w*[pP]ath\.|posix\.)?(?:join|resolve)$/.test(name))
    return joinedPath(args.map(inner));
  if (/^(?:\w*[pP]ath\.)?dirname$/.test(name)) return parentPath(inner(first));
  if (/^(?:url\.)?fileURLToPath$/.test(name)) return inner(first);
  if (/(?:^|\.)readFile(?:Sync)?$|^Deno\.readTextFile(?:Sync)?$|^Bun\.file$/.test(name))
    return textOfFile(inner(first), scope);
  if (/^(?:JSON\.parse|(?:yaml|YAML|jsyaml)\.(?:load|parse))$/.test(name)) {
    const source = plainText(inner(first));
    return source === null ? null : parsedData(source);
  }
  return null;
}

/** `z.object({ MODEL: z.string().default('gpt-4o') }).parse(process.env)`: members that are not given have their default. */
function readSchemaCall(callee: Node, args: readonly Node[], inner: Evaluate): Value | null {
  const object = field(callee, 'object');
  const method = field(callee, 'property')?.text;
  const [first] = args;
  if (object === null || !/^z\b/.test(object.text)) return null;
  if (object.text === 'z') return method === 'object' && first !== undefined ? inner(first) : null;
  if (method === 'default') return first === undefined ? null : via(inner(first), 'default');
  return /^(?:parse|optional|nullable|describe|min|max|strict|passthrough)$/.test(method ?? '')
    ? inner(object)
    : null;
}

/** Templates are filled in by `render`, or compiled to a function. */
function readTemplateCall(callee: Node, args: readonly Node[], inner: Evaluate, scope: Scope): Value | null {
  const [template, data] = args.map(inner);
  const { text: name } = callee;
  if (/^[mM]ustache\.render$/.test(name)) return rendered(template ?? null, 'mustache', data ?? null);
  if (/^nunjucks\.renderString$/.test(name)) return rendered(template ?? null, 'jinja', data ?? null);
  if (/(?:^|\.)PromptTemplate\.fromTemplate$/.test(name)) return template ?? null;
  const held = callee.type === 'identifier' ? definitionOf(callee, scope, ecmascript)?.value : callee;
  const compile = held?.type === 'call_expression' ? held : null;
  if (compile === null || !/^(?:[hH]andlebars|hbs)\.compile$/.test(field(compile, 'function')?.text ?? ''))
    return null;
  const source = children(field(compile, 'arguments') ?? compile)[0];
  return source === undefined ? null : rendered(inner(source), 'mustache', template ?? null);
}

/** A function or method of the project. */
function readOwnFunction(
  callee: Node,
  node: Node,
  args: readonly Node[],
  inner: Evaluate,
  scope: Scope,
  depth: number,
): Value | null {
  const definition = definitionOf(callee, scope, ecmascript);
  if (definition === null) return null;
  const given = () => ({ positional: args.map(inner), named: readArguments(node, scope).named });
  const value = returnedValue(definition, given, ecmascript, depth);
  return value === null || definition.node?.tree === node.tree ? value : relocated(value, rangeOf(node));
}

/** ``dedent`…` `` and ``String.raw`…` ``; other tags make something of their own. */
function readTagged(tag: Node, template: Node, inner: Evaluate): Value | null {
  const value = readTemplate(template, inner);
  if (/^(?:dedent|outdent|stripIndent|stripIndents)$/.test(tag.text)) return trimmed(dedented(value));
  return /^(?:html|md|markdown|prompt|text)$/.test(tag.text) ? value : null;
}

/** String and array methods that people build prompts with. */
function readMethod(callee: Node, args: readonly Node[], inner: Evaluate): Value | null {
  const object = field(callee, 'object');
  const method = field(callee, 'property')?.text;
  if (object === null) return null;
  const value = inner(object);
  const argument = args[0] === undefined ? null : inner(args[0]);
  if (method === 'join' && value.kind === 'list') return join(value.items, argument ?? staticText(','));
  if (method === 'concat' && value.kind === 'list' && argument?.kind === 'list') {
    return { ...value, items: [...value.items, ...argument.items], origin: 'constant' };
  }
  if (value.kind !== 'text') return null;
  if (method === 'trim') return trimmed(value);
  if (method === 'concat') return concat([value, ...args.map(inner)]);
  if (method === 'toString' || method === 'normalize') return value;
  if (method === 'replace' && /^\/\\\/[+*]?\$\/$/.test(args[0]?.text ?? '')) return withoutEndSlash(value);
  if (method === 'replace' || method === 'replaceAll')
    return replaced(value, argument, args[1] === undefined ? null : inner(args[1]), method);
  return null;
}

/** `url.replace(/\/+$/, '')`. */
function withoutEndSlash(value: TextValue): TextValue {
  const last = value.segments.at(-1);
  if (last?.kind !== 'static') return value;
  const kept = { ...last, text: last.text.replace(/\/+$/, '') };
  return { ...value, segments: [...value.segments.slice(0, -1), kept] };
}

/** `template.replace('{name}', value)`: the hole is where the placeholder was. */
function replaced(
  value: Value,
  pattern: Value | null,
  replacement: Value | null,
  method: string,
): Value | null {
  const search = plainText(pattern ?? undefined);
  if (value.kind !== 'text' || search === null || search === '' || replacement === null) return null;
  let left = method === 'replace' ? 1 : Number.POSITIVE_INFINITY;
  const parts = value.segments.flatMap((segment): Value[] => {
    if (segment.kind !== 'static') return [{ ...value, segments: [segment] }];
    return segment.text.split(search).flatMap((text, index): Value[] => {
      if (index === 0) return [staticText(text)];
      left -= 1;
      return [left >= 0 ? replacement : staticText(search), staticText(text)];
    });
  });
  return concat(parts, value.range);
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
  const value = body === null ? null : evaluate(body, scope);
  const spreads = body === null || value?.kind === 'record' ? [] : [body.text];
  const empty: RecordValue = { kind: 'record', entries: new Map(), spreads, origin: 'literal' };
  return { positional, named: value?.kind === 'record' ? value : empty, nodes };
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
