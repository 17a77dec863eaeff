/** Prompt templates that a model is piped from: `ChatPromptTemplate.from_messages([…]) | llm`, `prompt.pipe(llm)`. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { formatted, plainText, type RecordValue, type TextValue, type Value } from '../value';
import { classAround, lookUp, memberOf, type Scope } from './fileIndex';
import type { LanguageReader } from './language';
import { MAX_DEPTH } from './nodes';

const TEMPLATE =
  /(?:^|\.)(?:Chat)?PromptTemplate(?:\.(?:from_messages|from_template|fromMessages|fromTemplate))?$/;

/** The whole prompt, where it is given by name. */
const WHOLE = ['template', 'messages', 'promptMessages'];

/** The template's messages, its fields as variables; null when the expression holds no template that can be seen. */
export function pipedPrompt(node: Node, scope: Scope, reader: LanguageReader, depth = 0): Value | null {
  if (depth > MAX_DEPTH / 2) return null;
  const bare = reader.unwrap(node);
  const definition = definitionOf(bare, scope, reader);
  if (definition !== null)
    return definition.value === null
      ? null
      : pipedPrompt(definition.value, definition.valueScope, reader, depth + 1);
  const made = reader.construction(bare, scope);
  if (made !== null && TEMPLATE.test(made.callee)) {
    const named = WHOLE.map((name) => made.args.nodes.get(name)).find((given) => given !== undefined);
    const template = named ?? made.args.positional[0];
    return template === undefined ? null : templateValue(reader.evaluate(template, scope));
  }
  const link = reader.linkOf(bare);
  const inside = link === null ? bare.namedChildren.filter((child) => child !== null) : [link.object];
  if (link === null && !/^binary_/.test(bare.type)) return null;
  for (const child of inside) {
    const prompt = pipedPrompt(child, scope, reader, depth + 1);
    if (prompt !== null) return prompt;
  }
  return null;
}

function definitionOf(bare: Node, scope: Scope, reader: LanguageReader) {
  const name = reader.identifier(bare);
  if (name !== null) return lookUp(scope, name, bare.startIndex);
  const link = reader.linkOf(bare);
  const owner = link !== null && reader.isSelf(link.object) ? classAround(scope) : null;
  return owner === null || link === null ? null : memberOf(owner, link.name);
}

function templateValue(value: Value): Value {
  if (value.kind === 'text') return filled(value);
  if (value.kind !== 'list') return value;
  return { ...value, items: value.items.map(templateMessage) };
}

/** `("system", "You are {role}.")` is a message. */
function templateMessage(item: Value): Value {
  if (item.kind === 'text') return filled(item);
  const [role, content] = item.kind === 'list' ? item.items : [];
  if (role === undefined || content === undefined || plainText(role) === null) return item;
  const text = content.kind === 'text' ? filled(content) : content;
  const entries = new Map([
    ['role', role],
    ['content', text],
  ]);
  const message: RecordValue = { kind: 'record', entries, spreads: [], origin: item.origin };
  return item.ways === undefined ? message : { ...message, ways: item.ways };
}

function filled(text: TextValue): TextValue {
  return formatted(text, [], new Map());
}
