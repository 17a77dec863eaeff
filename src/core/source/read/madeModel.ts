/** Models that are objects: `openai('gpt-4o')`, `OpenAI(model="gpt-4o")`, wrapped, registered under a name, or made by a function. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ModelReference } from '../callSite';
import { providerOfHost } from '../sdks/compatibleHosts';
import type { Sdk } from '../sdks/sdk';
import { plainText, type RecordValue } from '../value';
import { type Definition, lookUp, type Scope } from './fileIndex';
import type { Construction, LanguageReader } from './language';
import { children, MAX_DEPTH, rangeOf } from './nodes';
import { definitionOf, definitionsAt } from './owners';
import type { Place } from './places';
import { Traces } from './traces';

export interface MadeModel {
  readonly model: ModelReference;
  readonly provider: string;
}

/** Null when the expression is no object that is known to be a model. */
export function madeModel(
  expression: Node | undefined,
  scope: Scope,
  sdk: Sdk,
  reader: LanguageReader,
): MadeModel | null {
  if (expression === undefined || sdk.modelFactories === undefined) return null;
  const made = new ModelTracer(sdk, sdk.modelFactories, reader).trace({ node: expression, scope }, 0);
  if (made === null) return null;
  return { ...made, model: { ...made.model, range: rangeOf(expression) } };
}

/** Arguments of a model's constructor that name it. */
const NAMES = ['model', 'model_name', 'modelName', 'model_id', 'modelId', 'deployment_name', 'engine'];

/** Methods of a provider that give a model: `openai.chat('gpt-4o')`, `gateway.languageModel('…')`. */
const KINDS =
  /^(?:chat|chatModel|completion|responses|languageModel|model|textEmbeddingModel|textEmbedding|embedding|embeddingModel|image|imageModel|transcription|speech|embedder)\(\)$/;

const WELL_KNOWN =
  /^(?:[\w-]+\/)?(?:gpt-|chatgpt|o[134](?:-|$)|claude|gemini|gemma|llama|meta-llama|mistral|mixtral|codestral|ministral|command|deepseek|qwen|grok|phi-|nova|sonar|kimi|glm|text-embedding|dall-e|whisper)/i;

class ModelTracer {
  private readonly traces = new Traces<MadeModel | null>(null);

  constructor(
    private readonly sdk: Sdk,
    private readonly factories: RegExp,
    private readonly reader: LanguageReader,
  ) {}

  trace(place: Place, depth: number): MadeModel | null {
    if (depth > MAX_DEPTH / 2) return null;
    return this.traces.at(place.node, depth, () => this.traceAnew(place, depth));
  }

  private traceAnew({ node, scope }: Place, depth: number): MadeModel | null {
    const bare = this.reader.unwrap(node);
    const made = this.reader.construction(bare, scope);
    if (made !== null) return this.traceMade(made, { node: bare, scope }, depth);
    const held = definitionsAt(bare, scope, this.reader);
    if (held.length > 0) return this.theOne(held.flatMap(placesOf), depth);
    // `isTest ? mock : openai('gpt-4o')`, `given ?? openai('gpt-4o')`: the one that is known.
    if (!/^(?:ternary|conditional|binary|boolean)_/.test(bare.type)) return null;
    return this.theOne(
      children(bare).map((child) => ({ node: child, scope })),
      depth,
    );
  }

  private theOne(places: readonly Place[], depth: number): MadeModel | null {
    const made = places.flatMap((place) => this.trace(place, depth + 1) ?? []);
    const [first] = made;
    return first !== undefined && made.every((other) => isSame(other, first)) ? first : null;
  }

  private traceMade(made: Construction, place: Place, depth: number): MadeModel | null {
    const own = definitionOf(calleeOf(place.node), place.scope, this.reader);
    if (own?.kind === 'function' && own.node !== undefined && own.scope !== undefined) {
      const { scope } = own;
      return this.theOne(
        this.reader.returned(own.node).map((node) => ({ node, scope })),
        depth,
      );
    }
    const registered = this.traceRegistered(made, place, depth);
    if (registered !== null) return registered;
    const provider = this.providerOf(made, place);
    const named = provider === null ? null : this.named(made, place, provider);
    return named ?? this.traceWrapped(made, place, depth) ?? this.calledLikeModel(made, place);
  }

  /** A provider of nobody knows what, given a model that everybody knows. */
  private calledLikeModel(made: Construction, place: Place): MadeModel | null {
    const named = this.named(made, place, this.sdk.provider);
    return named?.model.id != null && WELL_KNOWN.test(named.model.id) ? named : null;
  }

  /** `wrapLanguageModel({ model: openai('gpt-4o') })`: the model is inside. */
  private traceWrapped(made: Construction, { scope }: Place, depth: number): MadeModel | null {
    const inner = made.args.nodes.get('model') ?? made.args.nodes.get('llm') ?? made.args.positional[0];
    return inner === undefined || inner.type === 'object'
      ? null
      : this.trace({ node: inner, scope }, depth + 1);
  }

  private named({ args }: Construction, { node, scope }: Place, provider: string): MadeModel | null {
    const [first] = args.positional;
    const named = NAMES.map((name) => args.named.entries.get(name)).find((value) => value !== undefined);
    const value = named ?? (first === undefined ? undefined : this.reader.evaluate(first, scope));
    if (value === undefined || value.kind === 'record') return null;
    const id = plainText(value);
    const model: ModelReference =
      id === null || id === ''
        ? { id: null, source: 'unknown', expression: (first ?? node).text.slice(0, 60) }
        : { id, source: value.origin };
    return { model, provider: providerOfUrl(args.named) ?? provider };
  }

  /** `provider.languageModel('fast')`, where `provider = customProvider({ languageModels: { fast: openai('gpt-4o-mini') } })`. */
  private traceRegistered(made: Construction, { node, scope }: Place, depth: number): MadeModel | null {
    const link = this.reader.linkOf(node);
    const [key] = made.args.positional;
    if (link === null || key === undefined || !KINDS.test(link.name)) return null;
    const holder = definitionOf(link.object, scope, this.reader);
    const name = plainText(this.reader.evaluate(key, scope));
    if (holder?.value == null || name === null) return null;
    const registries = [holder.value, ...children(holder.value)];
    const places = registries.flatMap((registry): Place[] => {
      const provider = this.reader.construction(registry, holder.valueScope);
      const models =
        provider?.args.nodes.get('languageModels') ?? provider?.args.nodes.get('textEmbeddingModels');
      const entry = models === undefined ? undefined : entryNamed(models, name);
      return entry === undefined ? [] : [{ node: entry, scope: holder.valueScope }];
    });
    return places.length === 0 ? null : this.theOne(places, depth);
  }

  /** Of a factory that is imported, or made: `const groq = createOpenAI({ baseURL })`. */
  private providerOf(made: Construction, { node, scope }: Place): string | null {
    const definition = lookUp(scope, rootOf(made.callee), node.startIndex);
    const imported = this.providerOfModule(definition);
    if (imported !== null || definition?.value == null) return imported;
    const factory = this.reader.construction(definition.value, definition.valueScope);
    if (factory === null) return null;
    const maker = lookUp(definition.valueScope, rootOf(factory.callee), definition.value.startIndex);
    const provider = this.providerOfModule(maker);
    return provider === null ? null : (providerOfUrl(factory.args.named) ?? provider);
  }

  /** The group of the SDK's pattern; of any other package, whatever the SDK itself goes by. */
  private providerOfModule(definition: Definition | null): string | null {
    const from = definition?.from;
    if (from === undefined) return null;
    const known = this.factories.exec(from.module)?.filter((part) => part !== undefined);
    if (known !== undefined) return PROVIDERS.get(known[1] ?? '') ?? known[1] ?? this.sdk.provider;
    if (this.sdk.modules.test(from.module)) return from.name === 'gateway' ? this.sdk.provider : null;
    return /^[./~#]|^@\//.test(from.module) || /provider/.test(from.module) === false
      ? null
      : this.sdk.provider;
  }
}

/** Where a package calls a provider otherwise than the price catalog. */
const PROVIDERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    vertex: 'google',
    vertexai: 'google',
    googleai: 'google',
    'google-vertex': 'google',
    'google-genai': 'google',
    google_genai: 'google',
    gemini: 'google',
    'amazon-bedrock': 'aws',
    bedrock: 'aws',
    bedrock_converse: 'aws',
    togetherai: 'together',
    azure_openai: 'azure',
    mistralai: 'mistral',
    ollama: 'self-hosted',
    vllm: 'self-hosted',
    gateway: 'router',
  }),
);

function providerOfUrl({ entries }: RecordValue): string | null {
  const url = ['baseURL', 'base_url', 'api_base', 'baseUrl'].map((name) => plainText(entries.get(name)));
  const known = url.find((text) => text !== null);
  return known == null ? null : providerOfHost(known);
}

function entryNamed(models: Node, name: string): Node | undefined {
  for (const pair of children(models)) {
    const key = pair.childForFieldName('key')?.text.replace(/^['"]|['"]$/g, '');
    const value = pair.childForFieldName('value');
    if (key === name && value !== null) return value;
  }
  return undefined;
}

function isSame({ model, provider }: MadeModel, other: MadeModel): boolean {
  return model.id === other.model.id && provider === other.provider;
}

function placesOf({ kind, value, valueScope, path }: Definition): readonly Place[] {
  const isValue = kind !== 'function' && value !== null && path.length === 0;
  return isValue ? [{ node: value, scope: valueScope }] : [];
}

function calleeOf(call: Node): Node {
  return call.childForFieldName('function') ?? call.childForFieldName('constructor') ?? call;
}

function rootOf(callee: string): string {
  return /^[\w$]+/.exec(callee)?.[0] ?? '';
}
