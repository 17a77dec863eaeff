/** JSON schemas of zod's, and of the tools that hold them. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Scope } from '../read/fileIndex';
import type { Construction, LanguageReader } from '../read/language';
import { definitionOf } from '../read/owners';
import { membersOf, type Place } from '../read/places';
import { arrayOf, described, functionTool, list, objectOf, ofType, record } from '../schemaValue';
import { plainText, unknown, type Value } from '../value';

/** Schemas that hold schemas; deeper is a mistake or generated. */
const MAX_NESTING = 30;

const HELPER =
  /^(?:zodResponseFormat|zodTextFormat|zodFunction|zodResponsesFunction|zodOutputFormat|betaZodOutputFormat|jsonSchema|Output\.object)$/;
const TOOL = /^(?:tool|createTool|betaZodTool|defineTool|ai\.defineTool|Dynamic(?:Structured)?Tool)$/;
const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    string: 'string',
    number: 'number',
    boolean: 'boolean',
    date: 'string',
    bigint: 'integer',
    int: 'integer',
  }),
);

/** Of a zod schema, of a tool made with one, or of a list or an object of these; null for any other expression. */
export function zodSchema(node: Node, scope: Scope, reader: LanguageReader, depth = 0): Value | null {
  if (depth > MAX_NESTING) return null;
  const bare = reader.unwrap(node);
  const inner = (child: Node, at: Scope = scope) => zodSchema(child, at, reader, depth + 1);
  if (bare.type === 'array')
    return list(
      bare.namedChildren.flatMap((child) =>
        child === null ? [] : [inner(child) ?? reader.evaluate(child, scope)],
      ),
    );
  if (bare.type === 'object') return toolSet(bare, scope, reader, depth);
  const definition = bare.type === 'call_expression' ? null : definitionOf(bare, scope, reader);
  if (definition !== null)
    return definition.value === null || definition.path.length > 0
      ? null
      : inner(definition.value, definition.valueScope);
  const made = reader.construction(bare, scope);
  if (made === null) return null;
  const [first] = made.args.positional;
  if (TOOL.test(made.callee))
    return first === undefined ? null : toolSchema(null, bare, scope, reader, depth);
  if (HELPER.test(made.callee)) {
    const held = made.args.nodes.get('schema') ?? made.args.nodes.get('parameters') ?? first;
    return held === undefined ? null : inner(held);
  }
  const link = reader.linkOf(bare);
  if (link === null) return null;
  const method = link.name.replace(/\(\)$/, '');
  if (link.object.text === 'z') return baseSchema(method, first, scope, reader, depth);
  if (!/^z\s*\./.test(link.object.text)) return null;
  const changed = inner(link.object);
  if (changed === null || method !== 'describe' || first === undefined) return changed;
  return described(changed, reader.evaluate(first, scope));
}

function baseSchema(
  method: string,
  first: Node | undefined,
  scope: Scope,
  reader: LanguageReader,
  depth: number,
): Value | null {
  const inner = (child: Node) => zodSchema(child, scope, reader, depth + 1) ?? ofType('string');
  const type = TYPES.get(method);
  if (type !== undefined) return ofType(type);
  if (first === undefined) return record([]);
  switch (method) {
    case 'object':
    case 'strictObject': {
      const members = membersOf(first, scope, reader);
      return objectOf(
        [...(members?.entries ?? [])].map(([name, place]) => ({
          name,
          schema: zodSchema(place.node, place.scope, reader, depth + 1) ?? ofType('string'),
          isRequired: !/\.(?:optional|default|nullish)\(/.test(place.node.text),
        })),
      );
    }
    case 'array':
    case 'set':
      return arrayOf(inner(first));
    case 'enum':
    case 'nativeEnum':
      return record([['enum', reader.evaluate(first, scope)]]);
    case 'literal':
      return record([['const', reader.evaluate(first, scope)]]);
    case 'union':
    case 'discriminatedUnion':
      return record([['anyOf', zodSchema(first, scope, reader, depth + 1) ?? list([])]]);
    case 'record':
      return ofType('object');
    case 'lazy':
    case 'optional':
    case 'nullable':
      return inner(first);
    default:
      return record([]);
  }
}

/** `{ weather: tool({ … }) }`: the AI SDK names tools by their keys. Null when none of the members is a tool. */
function toolSet(node: Node, scope: Scope, reader: LanguageReader, depth: number): Value | null {
  const members = membersOf(node, scope, reader);
  const tools = [...(members?.entries ?? [])].map(
    ([name, place]) => [name, toolSchema(name, place.node, place.scope, reader, depth)] as const,
  );
  if (members === null || tools.every(([, tool]) => tool === null)) return null;
  const others: readonly Value[] = members.isOpen
    ? [{ kind: 'spread', expression: 'tools', origin: 'unknown' }]
    : [];
  return list([...tools.map(([name, tool]) => tool ?? unknown(name)), ...others]);
}

/** `tool({ description, … })`, or `tool(run, { description, … })`. */
function toolMembers(
  { args }: Construction,
  scope: Scope,
  reader: LanguageReader,
): ReadonlyMap<string, Place> {
  const [run, options] = args.positional;
  const isBehind = run !== undefined && options !== undefined && run.type !== 'object';
  const behind = isBehind ? membersOf(options, scope, reader) : null;
  return behind?.entries ?? new Map([...args.nodes].map(([name, node]) => [name, { node, scope }]));
}

function toolSchema(
  name: string | null,
  node: Node,
  scope: Scope,
  reader: LanguageReader,
  depth: number,
): Value | null {
  const definition = definitionOf(node, scope, reader);
  const at =
    definition?.value == null ? { node, scope } : { node: definition.value, scope: definition.valueScope };
  const made = reader.construction(reader.unwrap(at.node), at.scope);
  if (made === null || !TOOL.test(made.callee)) return null;
  const members = toolMembers(made, at.scope, reader);
  const memberOf = (member: string) => {
    const place = members.get(member);
    return place === undefined ? undefined : reader.evaluate(place.node, place.scope);
  };
  const schema = members.get('inputSchema') ?? members.get('parameters') ?? members.get('schema');
  const parameters = schema === undefined ? null : zodSchema(schema.node, schema.scope, reader, depth + 1);
  const title = name ?? plainText(memberOf('name')) ?? plainText(memberOf('id')) ?? 'tool';
  return functionTool(title, memberOf('description'), parameters ?? ofType('object'));
}
