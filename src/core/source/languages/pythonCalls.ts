/** Calls whose value is known from the code: functions of Python and of libraries that build prompts, and the project's own. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { parsedData } from '../parsedData';
import { oneElement } from '../read/definitions';
import { environmentValue } from '../read/environment';
import type { Scope } from '../read/fileIndex';
import { joinedPath, parentPath, textOfFile } from '../read/filePaths';
import { children, field } from '../read/nodes';
import { calledValue, type ReadCall } from '../read/returnedValue';
import { rendered, templateNamed } from '../read/templates';
import {
  dedented,
  formatted,
  join,
  messageObject,
  plainText,
  type RecordValue,
  staticText,
  type TextValue,
  trimmed,
  type Value,
  via,
} from '../value';

type Inner = (node: Node) => Value;

export function readPythonCall(call: ReadCall): Value | null {
  const { node, inner, scope, reader } = call;
  const callee = field(node, 'function');
  if (callee === null) return null;
  const args = children(field(node, 'arguments') ?? node).filter(({ type }) => type !== 'keyword_argument');
  const name = callee.text;
  if (/^(?:os\.)?(?:getenv|environ\.get)$/.test(name)) return fromEnvironment(node, args, inner, scope);
  const read = readFileCall(name, args, inner, scope);
  if (read !== null) return read;
  if (/(?:^|\.)[fF]ield$/.test(name)) return fieldDefault(call, args);
  const template = readTemplateCall(name, args, call);
  if (template !== null) return template;
  if (/^(?:textwrap\.)?(?:dedent|cleandoc)$|^inspect\.cleandoc$/.test(name))
    return dedentedArgument(args[0], inner, name);
  if (name === 'str' || name === 'int' || name === 'cast' || name === 'typing.cast') {
    const argument = args.at(-1);
    return argument === undefined ? null : inner(argument);
  }
  const asMessage = messageObject(
    name,
    () => args[0] && inner(args[0]),
    () => reader.arguments(node, scope).named,
  );
  if (asMessage !== null) return asMessage;
  const media = mediaPart(name, () => reader.arguments(node, scope).named);
  if (media !== null) return media;
  if (name === 'dict' || isDataClass(callee, args)) return reader.arguments(node, scope).named;
  const method = callee.type === 'attribute' ? readMethod(callee, call, args) : null;
  return method ?? calledValue(callee, args, call);
}

/** `types.Part.from_bytes(data=…, mime_type="image/png")`, and the files of Pydantic AI's messages. */
function mediaPart(name: string, named: () => RecordValue): Value | null {
  if (/(?:^|\.)Part\.from_(?:bytes|uri|data)$|(?:^|\.)BinaryContent$/.test(name)) return named();
  const kind = /(?:^|\.)(Image|Audio|Document)Url$/.exec(name)?.[1]?.toLowerCase();
  if (kind === undefined) return null;
  return { ...named(), entries: new Map([['type', staticText(kind)]]) };
}

/** `types.Content(role=…, parts=…)`: an object of named fields is sent as those. */
function isDataClass(callee: Node, positional: readonly Node[]): boolean {
  return positional.length === 0 && /(?:^|\.)[A-Z]\w*$/.test(callee.text);
}

function fromEnvironment(node: Node, args: readonly Node[], inner: Inner, scope: Scope): Value {
  const [variable, fallback] = args;
  return environmentValue(
    variable === undefined ? null : plainText(inner(variable)),
    fallback === undefined ? null : inner(fallback),
    node.text,
    scope,
  );
}

/** Paths, files that are read, and data that is loaded from them. */
function readFileCall(name: string, args: readonly Node[], inner: Inner, scope: Scope): Value | null {
  const [first] = args;
  if (first === undefined) return null;
  if (/^(?:pathlib\.)?(?:Pure)?Path$|^os\.path\.join$/.test(name)) return joinedPath(args.map(inner));
  if (/^(?:os\.)?path\.(?:abspath|realpath|normpath|expanduser)$/.test(name)) return inner(first);
  if (/^(?:os\.)?path\.dirname$/.test(name)) return parentPath(inner(first));
  if (/^(?:io\.|codecs\.|aiofiles\.)?open$/.test(name)) return textRead(inner(first), scope);
  if (/^(?:yaml|json|ruamel\.yaml)\.(?:safe_load|full_load|load|loads)$/.test(name)) {
    const source = plainText(inner(first));
    return source === null ? null : parsedData(source);
  }
  return null;
}

/** Python reads line ends of all kinds as `\n`. */
function textRead(path: Value, scope: Scope): Value | null {
  const read = textOfFile(path, scope);
  return read === null
    ? null
    : { ...staticText((plainText(read) ?? '').replace(/\r\n?/g, '\n')), origin: 'constant' };
}

/** A template is its text until it is filled in. */
function readTemplateCall(
  name: string,
  args: readonly Node[],
  { node, inner, scope, reader }: ReadCall,
): Value | null {
  const [first] = args;
  if (/(?:^|\.)PromptTemplate(?:\.from_template)?$/.test(name) && first === undefined)
    return reader.arguments(node, scope).named.entries.get('template') ?? null;
  if (first === undefined) return null;
  if (/(?:^|\.)(?:Template|from_string|(?:Chat)?PromptTemplate(?:\.from_template)?)$/.test(name))
    return inner(first);
  return /(?:^|\.)get_template$/.test(name) ? templateNamed(inner(first), scope) : null;
}

/** `model: str = Field(default="gpt-4o")` and `field(default=…)` of a dataclass. */
function fieldDefault({ node, inner, scope, reader }: ReadCall, args: readonly Node[]): Value | null {
  const named = reader.arguments(node, scope).named.entries.get('default');
  const [first] = args;
  const value = named ?? (first === undefined ? null : inner(first));
  return value === null ? null : via(value, 'default');
}

function dedentedArgument(argument: Node | undefined, inner: Inner, name: string): Value | null {
  const value = argument === undefined ? null : inner(argument);
  if (value?.kind !== 'text') return null;
  return name.endsWith('cleandoc') ? trimmed(dedented(value)) : dedented(value);
}

/** String methods that people build prompts with, and reading of files. */
function readMethod(callee: Node, call: ReadCall, args: readonly Node[]): Value | null {
  const { node, inner, scope, reader } = call;
  const object = field(callee, 'object');
  const method = field(callee, 'attribute')?.text;
  if (object === null || method === undefined) return null;
  const value = inner(object);
  if (method === 'get' && value.kind === 'record') {
    const key = args[0] === undefined ? null : plainText(inner(args[0]));
    const member = key === null ? undefined : value.entries.get(key);
    if (member !== undefined) return via(member, 'constant');
    const fallback = args[1] === undefined ? null : via(inner(args[1]), 'default');
    const one = key === null ? oneElement(value, fallback === null ? [] : [fallback], node) : null;
    return one ?? fallback;
  }
  if (value.kind !== 'text') return null;
  switch (method) {
    case 'render':
      return rendered(value, 'jinja', given(call, args));
    case 'substitute':
    case 'safe_substitute':
      return rendered(value, 'dollar', given(call, args));
    case 'read':
    case 'resolve':
    case 'absolute':
    case 'expanduser':
      return value;
    case 'read_text':
    case 'open':
      return textRead(value, scope);
    case 'joinpath':
      return joinedPath([value, ...args.map(inner)]);
    case 'strip':
      return trimmed(value);
    case 'lstrip':
    case 'rstrip':
    case 'lower':
    case 'upper':
      return plainText(value) === null ? null : changedCase(value, method);
    case 'format':
      return formatted(value, args.map(inner), reader.arguments(node, scope).named.entries);
    case 'join': {
      const items = args[0] === undefined ? null : inner(args[0]);
      return items?.kind === 'list' ? join(items.items, value) : null;
    }
    default:
      return null;
  }
}

/** By keyword, or all in one dict. */
function given({ node, inner, scope, reader }: ReadCall, args: readonly Node[]): Value | null {
  const { named } = reader.arguments(node, scope);
  return named.entries.size > 0 || args[0] === undefined ? named : inner(args[0]);
}

function changedCase(value: TextValue, method: 'lstrip' | 'rstrip' | 'lower' | 'upper'): TextValue {
  const text = plainText(value) ?? '';
  const changed = {
    lstrip: () => text.trimStart(),
    rstrip: () => text.trimEnd(),
    lower: () => text.toLowerCase(),
    upper: () => text.toUpperCase(),
  }[method]();
  return { ...staticText(changed), origin: value.origin };
}
