/** JSON schemas of Python's classes and functions: pydantic models, typed dicts, dataclasses, and functions that are tools. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { type Definition, lookUp, type Scope } from '../read/fileIndex';
import type { LanguageReader } from '../read/language';
import { children, field } from '../read/nodes';
import { definitionOf } from '../read/owners';
import { arrayOf, described, functionTool, list, objectOf, ofType, record } from '../schemaValue';
import { staticText, type Value } from '../value';

/** Classes that hold classes; deeper is a mistake or generated. */
const MAX_NESTING = 6;

/** Of an expression that names a class or function, alone, in a list, or given to a helper of an SDK; null for any other. */
export function pythonSchema(node: Node, scope: Scope, reader: LanguageReader, depth = 0): Value | null {
  if (depth > MAX_NESTING) return null;
  const bare = reader.unwrap(node);
  if (bare.type === 'list' || bare.type === 'tuple')
    return list(
      children(bare).map(
        (item) => pythonSchema(item, scope, reader, depth + 1) ?? reader.evaluate(item, scope),
      ),
    );
  if (bare.type === 'subscript' || bare.type === 'generic_type')
    return typeSchema(bare.text, scope, reader, depth);
  const definition = bare.type === 'call' ? null : definitionOf(bare, scope, reader);
  if (definition?.kind === 'class') return classSchema(definition, reader, depth);
  if (definition?.kind === 'function') return toolSchema(definition, reader, depth);
  if (definition?.value != null && definition.path.length === 0)
    return pythonSchema(definition.value, definition.valueScope, reader, depth + 1);
  const made = reader.construction(bare, scope);
  const inner = made === null || !HELPER.test(made.callee) ? undefined : made.args.positional[0];
  return inner === undefined ? null : pythonSchema(inner, scope, reader, depth + 1);
}

const HELPER =
  /(?:^|\.)(?:pydantic_function_tool|Tool|FunctionTool|function_tool|StructuredTool\.from_function|NativeOutput|ToolOutput|type_to_response_format_param)$/;

function classSchema({ scope, valueScope }: Definition, reader: LanguageReader, depth: number): Value | null {
  if (scope === undefined || depth > MAX_NESTING) return null;
  const fields = [...scope.names].flatMap(([name, definitions]) => {
    const definition = definitions.at(-1);
    return definition?.type == null || definition.kind === 'function' ? [] : [{ name, definition }];
  });
  if (fields.length === 0) return null;
  return objectOf(
    fields.map(({ name, definition: { type, value } }) => ({
      name,
      schema: described(
        typeSchema(type ?? 'str', valueScope, reader, depth + 1),
        descriptionIn(value, scope, reader),
      ),
      isRequired: value === null || /^(?:pydantic\.)?Field\(\s*(?:\.\.\.|description)/.test(value.text),
    })),
    scope.name,
  );
}

/** `Field(description="…")`. */
function descriptionIn(value: Node | null, scope: Scope, reader: LanguageReader): Value | undefined {
  return value?.type === 'call' ? reader.arguments(value, scope).named.entries.get('description') : undefined;
}

function toolSchema(
  { node, scope, valueScope }: Definition,
  reader: LanguageReader,
  depth: number,
): Value | null {
  if (node === undefined || scope === undefined) return null;
  const parameters = [...scope.names].flatMap(([name, [first]]) =>
    first?.kind === 'parameter' && !/^(?:self|cls|ctx|context|_.*)$/.test(name) ? [{ name, first }] : [],
  );
  const schema = objectOf(
    parameters.map(({ name, first }) => ({
      name,
      schema: first.type === null ? record([]) : typeSchema(first.type, valueScope, reader, depth + 1),
      isRequired: first.value === null,
    })),
  );
  return functionTool(scope.name ?? 'function', docstring(node, scope, reader), schema);
}

function docstring(node: Node, scope: Scope, reader: LanguageReader): Value | undefined {
  const [statement] = children(field(node, 'body') ?? node);
  const [expression] = statement?.type === 'expression_statement' ? children(statement) : [];
  return expression?.type === 'string' ? reader.evaluate(expression, scope) : undefined;
}

const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    str: 'string',
    int: 'integer',
    float: 'number',
    bool: 'boolean',
    dict: 'object',
    Dict: 'object',
    None: 'null',
  }),
);

/** By the text of an annotation, such as `Optional[list[Item]]`. What is not known is a string. */
function typeSchema(type: string, scope: Scope, reader: LanguageReader, depth: number): Value {
  const bare = type.trim().replace(/^["']|["']$/g, '');
  const [, name = bare, inner] = /^(?:\w+\.)*(\w+)\[([\s\S]*)\]$/.exec(bare) ?? [];
  if (inner !== undefined) {
    const [first = '', ...rest] = parts(inner, ',');
    if (name === 'Literal')
      return record([
        ['enum', list([first, ...rest].map((value) => staticText(value.trim().replace(/^["']|["']$/g, ''))))],
      ]);
    if (name === 'Annotated') return typeSchema(first, scope, reader, depth);
    if (name === 'Optional') return either([first, 'None'], scope, reader, depth);
    if (name === 'Union') return either([first, ...rest], scope, reader, depth);
    if (/^(?:dict|Dict|Mapping)$/.test(name)) return ofType('object');
    return arrayOf(typeSchema(first, scope, reader, depth + 1));
  }
  const options = parts(bare, '|');
  if (options.length > 1) return either(options, scope, reader, depth);
  const definition =
    TYPES.get(bare) === undefined && /^\w+$/.test(bare) ? lookUp(scope, bare, Number.MAX_SAFE_INTEGER) : null;
  const nested = definition?.kind === 'class' ? classSchema(definition, reader, depth + 1) : null;
  return nested ?? ofType(TYPES.get(bare) ?? 'string');
}

function either(types: readonly string[], scope: Scope, reader: LanguageReader, depth: number): Value {
  return record([['anyOf', list(types.map((type) => typeSchema(type, scope, reader, depth + 1)))]]);
}

/** Split outside of brackets. */
function parts(text: string, separator: string): string[] {
  const found = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '[') depth += 1;
    if (character === ']') depth -= 1;
    if (character === separator && depth === 0) found.push('');
    else found[found.length - 1] += character;
  }
  return found;
}
