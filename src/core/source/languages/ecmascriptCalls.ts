/** Calls whose value is known from the code: functions of JavaScript and of libraries that build prompts, and the project's own. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { parsedData } from '../parsedData';
import type { Scope } from '../read/fileIndex';
import { joinedPath, parentPath, textOfFile } from '../read/filePaths';
import { children, field } from '../read/nodes';
import { definitionOf } from '../read/owners';
import { calledValue, type ReadCall } from '../read/returnedValue';
import { rendered } from '../read/templates';
import {
  concat,
  dedented,
  join,
  plainText,
  staticText,
  type TextValue,
  trimmed,
  type Value,
  via,
} from '../value';
import { withoutAtEnd } from '../withoutAtEnd';
import { readTemplate } from './ecmascriptStrings';

type Inner = (node: Node) => Value;

export function readEcmascriptCall(call: ReadCall): Value | null {
  const { node, inner, scope } = call;
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
    readTemplateCall(callee, list, call);
  if (known !== null) return known;
  const method = callee.type === 'member_expression' ? readMethod(callee, list, inner) : null;
  return method ?? calledValue(callee, list, call);
}

/** Paths, files that are read, and data that is loaded from them. */
function readFileCall(name: string, args: readonly Node[], inner: Inner, scope: Scope): Value | null {
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
function readSchemaCall(callee: Node, args: readonly Node[], inner: Inner): Value | null {
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
function readTemplateCall(
  callee: Node,
  args: readonly Node[],
  { inner, scope, reader }: ReadCall,
): Value | null {
  const [template, data] = args.map(inner);
  const { text: name } = callee;
  if (/^[mM]ustache\.render$/.test(name)) return rendered(template ?? null, 'mustache', data ?? null);
  if (/^nunjucks\.renderString$/.test(name)) return rendered(template ?? null, 'jinja', data ?? null);
  if (/(?:^|\.)PromptTemplate\.fromTemplate$/.test(name)) return template ?? null;
  const held = callee.type === 'identifier' ? definitionOf(callee, scope, reader)?.value : callee;
  const compile = held?.type === 'call_expression' ? held : null;
  if (compile === null || !/^(?:[hH]andlebars|hbs)\.compile$/.test(field(compile, 'function')?.text ?? ''))
    return null;
  const source = children(field(compile, 'arguments') ?? compile)[0];
  return source === undefined ? null : rendered(inner(source), 'mustache', template ?? null);
}

/** ``dedent`…` `` and ``String.raw`…` ``; other tags make something of their own. */
function readTagged(tag: Node, template: Node, inner: Inner): Value | null {
  const value = readTemplate(template, inner);
  if (/^(?:dedent|outdent|stripIndent|stripIndents)$/.test(tag.text)) return trimmed(dedented(value));
  return /^(?:html|md|markdown|prompt|text)$/.test(tag.text) ? value : null;
}

/** String and array methods that people build prompts with. */
function readMethod(callee: Node, args: readonly Node[], inner: Inner): Value | null {
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
  const kept = { ...last, text: withoutAtEnd(last.text, '/') };
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
    if (segment.kind !== 'static' || segment.ways !== undefined) return [{ ...value, segments: [segment] }];
    return segment.text.split(search).flatMap((text, index): Value[] => {
      if (index === 0) return [staticText(text)];
      left -= 1;
      return [left >= 0 ? replacement : staticText(search), staticText(text)];
    });
  });
  return concat(parts, value.range);
}
