/** Models that are made by a function of their provider: `openai('gpt-4o')`, `anthropic.languageModel(MODEL)`. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ModelReference } from '../callSite';
import { providerOfHost } from '../sdks/compatibleHosts';
import type { Sdk } from '../sdks/sdk';
import { plainText } from '../value';
import { lookUp, type Scope } from './fileIndex';
import type { Construction, LanguageReader } from './language';
import { MAX_DEPTH, rangeOf } from './nodes';

export interface MadeModel {
  readonly model: ModelReference;
  readonly provider: string;
}

/** Null when the expression is no such call. */
export function madeModel(
  expression: Node | undefined,
  scope: Scope,
  { modelFactories }: Sdk,
  reader: LanguageReader,
): MadeModel | null {
  if (expression === undefined || modelFactories === undefined) return null;
  const place = held(expression, scope, reader);
  const made = place === null ? null : reader.construction(place.node, place.scope);
  const argument = made?.args.positional[0];
  if (place === null || made === null || argument === undefined) return null;
  const provider = providerOf(made, place, modelFactories, reader);
  if (provider === null) return null;
  const value = reader.evaluate(argument, place.scope);
  const id = plainText(value);
  const range = rangeOf(expression);
  const model: ModelReference =
    id === null || id === ''
      ? { id: null, source: 'unknown', range, expression: argument.text.slice(0, 60) }
      : { id, source: value.origin, range };
  return { model, provider };
}

interface Place {
  readonly node: Node;
  readonly scope: Scope;
}

/** The expression behind names: `model`, where `const model = openai('gpt-4o')`. */
function held(expression: Node, scope: Scope, reader: LanguageReader): Place | null {
  let at: Place = { node: reader.unwrap(expression), scope };
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const name = /^[\w$]+$/.test(at.node.text) ? at.node.text : null;
    if (name === null) return at;
    const definition = lookUp(at.scope, name, at.node.startIndex);
    if (definition?.value == null || definition.path.length > 0) return null;
    at = { node: reader.unwrap(definition.value), scope: definition.valueScope };
  }
  return null;
}

/** Of a factory that is imported, or made: `const groq = createOpenAI({ baseURL })`. */
function providerOf(
  made: Construction,
  { node, scope }: Place,
  factories: RegExp,
  reader: LanguageReader,
): string | null {
  const definition = lookUp(scope, rootOf(made.callee), node.startIndex);
  const imported = definition?.from === undefined ? null : factories.exec(definition.from.module);
  if (imported !== null) return imported[1] ?? null;
  if (definition?.value == null) return null;
  const factory = reader.construction(definition.value, definition.valueScope);
  if (factory === null) return null;
  const from = lookUp(definition.valueScope, rootOf(factory.callee), definition.value.startIndex)?.from;
  const provider = from === undefined ? null : factories.exec(from.module);
  if (provider === null) return null;
  const url = plainText(factory.args.named.entries.get('baseURL'));
  return (url === null ? null : providerOfHost(url)) ?? provider[1] ?? null;
}

function rootOf(callee: string): string {
  return /^[\w$]+/.exec(callee)?.[0] ?? '';
}
