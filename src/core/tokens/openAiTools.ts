/** How OpenAI's models are shown tools: as a namespace of TypeScript. */

import type { Range } from '../money/range';

type Json = Readonly<Record<string, unknown>>;

interface ToolFunction {
  readonly name: string;
  readonly description: string;
  readonly parameters: Json | null;
}

/**
 * The functions of a list of tools as the APIs take it: `{ type, function: { name … } }`, `{ type, name … }` or
 * `{ name … }`. Null for a text that is not JSON or holds something else, such as a tool of OpenAI's own.
 */
function functionsIn(json: string): readonly ToolFunction[] | null {
  const parsed = parse(json);
  const list = Array.isArray(parsed) ? parsed : [parsed];
  const functions = list.flatMap((tool: unknown): ToolFunction[] => {
    const inner = isRecord(tool) && isRecord(tool.function) ? tool.function : tool;
    if (!isRecord(inner) || typeof inner.name !== 'string') return [];
    const { name, description, parameters } = inner;
    return [{ name, description: textOf(description), parameters: isRecord(parameters) ? parameters : null }];
  });
  return functions.length === list.length && functions.length > 0 ? functions : null;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Deeper schemas are cut; recursion would have no end. */
const MAX_DEPTH = 24;

/** Descriptions stand at the outermost parameters only. */
const DESCRIBED_INDENT = 2;

function propertiesText(schema: Json, indent: number): string {
  const properties = isRecord(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  const blanks = ' '.repeat(indent);
  return Object.entries(properties)
    .flatMap(([name, property]): string[] => {
      if (!isRecord(property)) return [];
      const description = textOf(property.description);
      const mark = required.includes(name) ? '' : '?';
      return [
        ...(description !== '' && indent < DESCRIBED_INDENT ? [`${blanks}// ${description}`] : []),
        `${blanks}${name}${mark}: ${typeText(property, indent)},`,
      ];
    })
    .join('\n');
}

function typeText(schema: Json, indent: number): string {
  if (indent > MAX_DEPTH) return 'any';
  if (Array.isArray(schema.enum)) {
    const isText = schema.type === 'string' || schema.type === undefined;
    return schema.enum.map((value) => (isText ? JSON.stringify(value) : String(value))).join(' | ');
  }
  if (Array.isArray(schema.anyOf))
    return schema.anyOf.map((part) => (isRecord(part) ? typeText(part, indent) : 'any')).join(' | ');
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      return isRecord(schema.items) ? `${typeText(schema.items, indent)}[]` : 'any[]';
    case 'object':
      return `{\n${propertiesText(schema, indent + 2)}\n${' '.repeat(indent)}}`;
    default:
      return 'any';
  }
}

function namespaceText(functions: readonly ToolFunction[]): string {
  const lines = ['namespace functions {', ''];
  for (const { name, description, parameters } of functions) {
    if (description !== '') lines.push(`// ${description}`);
    const properties = parameters === null ? '' : propertiesText(parameters, 0);
    lines.push(
      properties === '' ? `type ${name} = () => any;` : `type ${name} = (_: {\n${properties}\n}) => any;`,
      '',
    );
  }
  return [...lines, '} // namespace functions'].join('\n');
}

/** Around the namespace; 4 fewer where a system message is sent too (gpt-tokenizer 4.0.0, after openai-chat-tokens). */
const AROUND_NAMESPACE = 9;
const WITH_SYSTEM_MESSAGE = 4;

/** openai-cookbook, How_to_count_tokens_with_tiktoken: per function 7 for GPT-4o, and 10 for GPT-4 and GPT-3.5. */
const COOKBOOK = { perFunction: 7, properties: 3, property: 3, enumeration: -3, value: 3, end: 12 };

function cookbookTokens(functions: readonly ToolFunction[], count: (text: string) => number): number {
  const withoutStop = (text: string) => text.replace(/\.$/, '');
  return functions.reduce((sum, { name, description, parameters }) => {
    const own = COOKBOOK.perFunction + count(`${name}:${withoutStop(description)}`);
    const properties = Object.entries(isRecord(parameters?.properties) ? parameters.properties : {});
    if (properties.length === 0) return sum + own;
    return properties.reduce(
      (inner, [key, property]) => {
        const { type, description: said, enum: values } = isRecord(property) ? property : ({} as Json);
        const text = `${key}:${textOf(type)}:${withoutStop(textOf(said))}`;
        const choices = Array.isArray(values)
          ? values.reduce<number>(
              (total, value) => total + COOKBOOK.value + count(String(value)),
              COOKBOOK.enumeration,
            )
          : 0;
        return inner + COOKBOOK.property + count(text) + choices;
      },
      sum + own + COOKBOOK.properties,
    );
  }, COOKBOOK.end);
}

/**
 * Tokens of a list of tools, all told: the namespace's text and 9. The cookbook's way of counting, which differs by some
 * 12 %, is the other end of the range. Null for tools that cannot be read.
 */
export function openAiToolTokens(json: string, count: (text: string) => number): Range | null {
  const functions = functionsIn(json);
  if (functions === null) return null;
  const base = count(namespaceText(functions)) + AROUND_NAMESPACE;
  const cookbook = cookbookTokens(functions, count);
  return { low: Math.min(base - WITH_SYSTEM_MESSAGE, cookbook), base, high: Math.max(base, cookbook) };
}
