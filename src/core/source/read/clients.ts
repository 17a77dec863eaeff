/** Tracing the object that a method is called on to the SDK client it is. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { providerOfHost } from '../sdks/compatibleHosts';
import type { Sdk, SdkClient } from '../sdks/sdk';
import { plainText, type RecordValue } from '../value';
import { agreedClient, modelOfClient } from './agreedClient';
import {
  besides,
  classAround,
  type Definition,
  definitionsOf,
  definitionsOfMember,
  follow,
  followAll,
  lookUp,
  type Scope,
} from './fileIndex';
import type { Construction, LanguageReader, MemberLink } from './language';
import { children, field, MAX_DEPTH } from './nodes';
import { classOf, definitionOf, moduleMember, otherClasses } from './owners';
import { pipedPrompt } from './pipedPrompt';
import type { Place } from './places';
import { withPositional, withPositionalNodes } from './positional';
import { MAX_REACHING, reachingMembers, reachingNames } from './reaching';
import { Traces } from './traces';

/** What an object turned out to be. `other`: an object of a library that is known to be another. */
export type Client =
  | {
      readonly kind: 'client';
      readonly sdk: Sdk;
      readonly provider: string;
      /** Arguments that it was made with, which later calls need not repeat, and where their expressions stand. */
      readonly bound: RecordValue;
      readonly made?: {
        /** The expression that makes it. */
        readonly node: Node;
        readonly nodes: ReadonlyMap<string, Node>;
        readonly scope: Scope;
        /** By which entry of the SDK's table. */
        readonly as: SdkClient;
      };
    }
  | { readonly kind: 'other' }
  | { readonly kind: 'unknown' };

type MadeClient = Required<Extract<Client, { kind: 'client' }>>;

const UNBOUND: RecordValue = { kind: 'record', entries: new Map(), spreads: [], origin: 'literal' };

const UNKNOWN: Client = { kind: 'unknown' };
const OTHER: Client = { kind: 'other' };

/** Arguments that point OpenAI's client at another provider. */
const BASE_URL_ARGUMENTS = ['base_url', 'baseURL', 'baseUrl', 'azure_endpoint', 'api_base'];

export class ClientTracer {
  private readonly traces = new Traces<Client>(UNKNOWN);
  /** How many others one search has looked at, to see whether they are made with the same model. */
  private weighed = 0;

  constructor(
    private readonly reader: LanguageReader,
    private readonly sdks: readonly Sdk[],
  ) {}

  /** Follows names, members, wrappers and functions of this file; what lies in other files is unknown. */
  trace(node: Node, scope: Scope, depth = 0): Client {
    if (depth > MAX_DEPTH / 2) return UNKNOWN;
    if (depth === 0) this.weighed = 0;
    return this.traces.at(node, depth, () => this.traceAnew(node, scope, depth));
  }

  private traceAnew(node: Node, scope: Scope, depth: number): Client {
    const bare = this.reader.unwrap(node);
    const name = this.reader.identifier(bare);
    if (name !== null) {
      const given = followAll(definitionsOf(scope, name, bare.startIndex), name);
      return this.traceGiven(given, reachingNames, bare, name, depth);
    }
    const construction = this.reader.construction(bare, scope);
    if (construction !== null) return this.traceConstruction(construction, bare, scope, depth);
    const link = this.reader.linkOf(bare);
    if (link === null) return this.traceOperator(bare, scope, depth);
    if (this.reader.isSelf(link.object)) return this.traceMember(classAround(scope), link.name, bare, depth);
    return this.traceLink(link.name, bare, link.object, scope, depth);
  }

  private traceOperator(node: Node, scope: Scope, depth: number): Client {
    const choices = choicesOf(node).map((choice) => ({ node: choice, scope }));
    if (choices.length > 0) return this.traceChoices(choices, depth);
    return /binary|boolean|assignment/.test(node.type) ? this.traceFallbacks(node, scope, depth) : UNKNOWN;
  }

  /** `existing ?? new OpenAI()`: either side may tell. */
  private traceFallbacks(node: Node, scope: Scope, depth: number): Client {
    for (const child of children(node)) {
      const client = this.trace(child, scope, depth + 1);
      if (client.kind === 'client') return client;
    }
    return UNKNOWN;
  }

  /** Of expressions of which one is taken, the first that is a client, with what the others share with it. */
  private traceChoices(places: readonly Place[], depth: number): Client {
    for (const [index, { node, scope }] of places.entries()) {
      const client = this.trace(node, scope, depth + 1);
      if (client.kind === 'client') return this.agreed(client, without(places, index), depth);
    }
    return UNKNOWN;
  }

  /** What a name is given last says what it is, and what else it may hold whether its model is known. */
  private traceGiven(
    definitions: readonly Definition[],
    reaching: typeof reachingNames,
    use: Node,
    name: string,
    depth: number,
  ): Client {
    const last = definitions.at(-1) ?? null;
    const client = this.traceDefinition(follow(last), name, depth);
    if (client.kind !== 'client' || definitions.length < 2) return client;
    const reached = reaching(definitions, use);
    const others = reached.flatMap((given) => (given === last ? [] : placesOf(given)));
    return this.agreed(client, others, depth);
  }

  private agreed(client: Client, others: readonly Place[], depth: number): Client {
    return this.weigh(client, others.length, (sdk) =>
      others.flatMap((place) => this.another(place, sdk, depth)),
    );
  }

  private weigh(client: Client, others: number, trace: (sdk: Sdk) => readonly Client[]): Client {
    if (client.kind !== 'client' || others === 0 || modelOfClient(client, this.reader) === null)
      return client;
    this.weighed += others;
    const clients = this.weighed > MAX_REACHING ? [UNKNOWN] : trace(client.sdk);
    return agreedClient(client, clients, this.reader);
  }

  /** The client that an object of a class has, where it may be an object of another class with another client. */
  private ofAnyClass(client: Client, { name, object }: MemberLink, scope: Scope, depth: number): Client {
    if (client.kind !== 'client' || modelOfClient(client, this.reader) === null) return client;
    const owners = otherClasses(object, scope, this.reader);
    return this.weigh(client, owners.length, () =>
      owners
        .map((owner) => this.traceMember(owner, name, object, depth + 1))
        .filter(({ kind }) => kind === 'client'),
    );
  }

  private another(place: Place, sdk: Sdk, depth: number): readonly Client[] {
    const client = this.trace(place.node, place.scope, depth + 1);
    if (client.kind !== 'client') return this.namesModel(place, sdk) ? [client] : [];
    return client.made === undefined && this.isHandedIn(place) ? [] : [client];
  }

  /** An object of nobody knows what that is made with a model is another model, not a cache or a stand-in. */
  private namesModel({ node, scope }: Place, { parameters }: Sdk): boolean {
    const made = this.reader.construction(this.reader.unwrap(node), scope);
    return made !== null && parameters.model.some((name) => made.args.nodes.has(name));
  }

  /** What is made where nothing was handed in is the one that is known. */
  private isHandedIn({ node, scope }: Place, depth = 0): boolean {
    const held = depth > MAX_DEPTH ? null : definitionOf(node, scope, this.reader);
    if (held === null || held.kind === 'function') return false;
    if (held.kind === 'parameter' || held.value === null) return true;
    return this.isHandedIn({ node: held.value, scope: held.valueScope }, depth + 1);
  }

  private traceMember(owner: Scope | null, name: string, use: Node, depth: number): Client {
    if (owner === null) return UNKNOWN;
    const bare = name.replace(/\(\)$/, '');
    const given = followAll(definitionsOfMember(owner, bare), bare);
    return this.traceGiven(given, reachingMembers, use, bare, depth);
  }

  /** A member of something else: of a module, of an object made from a class, or of a client (`client.beta`). */
  private traceLink(name: string, use: Node, object: Node, scope: Scope, depth: number): Client {
    const member = name.replace(/\(\)$/, '');
    const imported = moduleMember(object, member, scope, this.reader);
    if (imported?.kind === 'definition') {
      const given = followAll(besides(imported.definition, member), member);
      return this.traceGiven(given, reachingNames, use, name, depth + 1);
    }
    const owner = classOf(object, scope, this.reader);
    if (owner !== null)
      return this.ofAnyClass(this.traceMember(owner, name, use, depth), { name, object }, scope, depth);
    const inner = this.trace(object, scope, depth + 1);
    // `twilio.messages` is Twilio's; a member of an unknown object is unknown.
    return inner;
  }

  private traceDefinition(definition: Definition | null, name: string, depth: number): Client {
    if (definition === null) return UNKNOWN;
    if (definition.from !== undefined) return this.imported(definition.from, name);
    const typed = definition.type === null ? UNKNOWN : this.named(definition.type, definition.valueScope);
    if (typed.kind === 'client') return this.withBaseUrl(typed, definition, depth);
    if (definition.kind === 'function' && definition.node !== undefined)
      return this.traceFunction(definition, depth);
    if (definition.value === null || definition.path.length > 0) return typed;
    const traced = this.trace(definition.value, definition.valueScope, depth + 1);
    return traced.kind === 'unknown' ? typed : traced;
  }

  /** `private client: OpenAI = new OpenAI({ baseURL })`: the value says more than the type. */
  private withBaseUrl(typed: Client, definition: Definition, depth: number): Client {
    if (definition.value === null) return typed;
    const traced = this.trace(definition.value, definition.valueScope, depth + 1);
    return traced.kind === 'client' ? traced : typed;
  }

  /** `import openai` and `import * as openai`: calls on the module are calls on its default client. */
  private imported(from: NonNullable<Definition['from']>, name: string): Client {
    // `from app.llm import litellm`: a module of the project hands an SDK on under its own name.
    const sdk = this.sdks.find(({ modules }) => modules.test(from.module) || modules.test(from.name));
    if (sdk !== undefined) {
      const client = sdk.clients.find(
        (candidate) => candidate.name.test(from.name) || candidate.name.test(name),
      );
      if (client === undefined && sdk.exportsOthers === true) return UNKNOWN;
      return { kind: 'client', sdk, provider: client?.provider ?? sdk.provider, bound: UNBOUND };
    }
    return isLocalModule(from.module) ? UNKNOWN : OTHER;
  }

  private traceFunction(definition: Definition, depth: number): Client {
    const { node, scope } = definition;
    if (node === undefined || scope === undefined) return UNKNOWN;
    const declared = this.reader.returnType(node);
    const typed = declared === null ? UNKNOWN : this.named(declared, scope);
    if (typed.kind === 'client') return typed;
    const returned = this.reader.returned(node).map((expression) => ({ node: expression, scope }));
    return this.traceChoices(returned, depth);
  }

  private traceConstruction(made: Construction, node: Node, scope: Scope, depth: number): Client {
    const [root = '', ...path] = made.callee.split('.');
    const className = path.at(-1) ?? root;
    const definition = lookUp(scope, root, node.startIndex);
    const client = this.constructed(className, definition);
    if (client !== null) return this.builtOn(this.atItsUrl(client, made, node, scope), depth);
    // `instructor.from_openai(OpenAI())`, `wrapOpenAI(new OpenAI())`: the client is inside.
    const given = made.args.nodes.get('client');
    for (const argument of [...made.args.positional, ...(given === undefined ? [] : [given])]) {
      const inner = this.trace(argument, scope, depth + 1);
      // `from_openai(client, model="…")` gives all later calls that model.
      if (inner.kind === 'client') return { ...inner, bound: joined(inner.bound, made.args.named) };
    }
    const link = this.reader.linkOf(node);
    if (link !== null) return this.traceCalledMember(link, node, made, scope, depth);
    if (definition?.kind === 'function') return this.traceFunction(definition, depth);
    if (definition?.from !== undefined)
      return this.imported(definition.from, '').kind === 'other' ? OTHER : UNKNOWN;
    return UNKNOWN;
  }

  /** `client.with_options(…)` and `client.withOptions(…)` are the client; `self.get_client()` is what it returns. */
  private traceCalledMember(
    { name, object }: MemberLink,
    node: Node,
    made: Construction,
    scope: Scope,
    depth: number,
  ): Client {
    const definition = definitionOf(node, scope, this.reader);
    if (definition?.kind === 'function')
      return this.ofAnyClass(this.traceFunction(definition, depth), { name, object }, scope, depth);
    if (this.reader.isSelf(object)) return this.traceMember(classAround(scope), name, node, depth);
    const client = this.trace(object, scope, depth + 1);
    if (client.kind !== 'client') return client;
    const method = name.replace(/\(\)$/, '');
    const schema = client.sdk.givesSchemas?.[method];
    if (schema !== undefined) return this.withSchema(client, schema, made, scope);
    return client.sdk.binders?.test(method) === true
      ? { ...client, bound: joined(client.bound, made.args.named) }
      : client;
  }

  private withSchema<T extends { readonly bound: RecordValue }>(
    client: T,
    name: string,
    { args }: Construction,
    scope: Scope,
  ): T {
    const node = args.nodes.get(name) ?? args.positional[0];
    if (node === undefined) return client;
    const schema = this.reader.schema(node, scope) ?? this.reader.evaluate(node, scope);
    return { ...client, bound: joined(client.bound, { ...UNBOUND, entries: new Map([[name, schema]]) }) };
  }

  /** A class of an SDK by its name: imported from its module, under an alias, or from a file that we do not see. */
  private constructed(
    className: string,
    definition: Definition | null,
  ): { sdk: Sdk; client: SdkClient } | null {
    const from = definition?.from;
    for (const sdk of this.sdks) {
      const isModule = from !== undefined && sdk.modules.test(from.module);
      if (from !== undefined && !isModule && !isLocalModule(from.module)) continue;
      const imported =
        from?.name === undefined || from.name === '*' || from.name === 'default' ? className : from.name;
      const client = sdk.clients.find(
        ({ name, onlyImported }) =>
          (isModule || onlyImported !== true) && (name.test(imported) || name.test(className)),
      );
      if (client !== undefined && definition?.kind !== 'class') return { sdk, client };
      // A default export may be called anything.
      const main = sdk.clients.find((candidate) => candidate.provider === sdk.provider);
      if (isModule && from?.name === 'default' && main !== undefined) return { sdk, client: main };
    }
    return null;
  }

  /** An agent that is made with a client of another SDK has its model and limits. */
  private builtOn(client: MadeClient, depth: number): Client {
    const { sdk, made } = client;
    const bound = this.withTemplates(client);
    for (const name of sdk.builtOn ?? []) {
      const node = made.nodes.get(name);
      const inner = node === undefined ? UNKNOWN : this.trace(node, made.scope, depth + 1);
      if (inner.kind !== 'client') continue;
      const own = new Map([...bound.entries].filter(([given]) => given !== name));
      return { ...client, provider: inner.provider, bound: joined(inner.bound, { ...bound, entries: own }) };
    }
    return { ...client, bound };
  }

  private withTemplates({ sdk, bound, made }: MadeClient): RecordValue {
    const entries = new Map(bound.entries);
    for (const name of sdk.templates ?? []) {
      const node = made.nodes.get(name);
      const template = node === undefined ? null : pipedPrompt(node, made.scope, this.reader);
      if (template === null) continue;
      entries.delete(name);
      entries.set('template', template);
    }
    return { ...bound, entries };
  }

  private atItsUrl(
    { sdk, client }: { sdk: Sdk; client: SdkClient },
    made: Construction,
    node: Node,
    scope: Scope,
  ): MadeClient {
    const values = BASE_URL_ARGUMENTS.map((name) => made.args.named.entries.get(name));
    const url = values.map((value) => plainText(value)).find((text) => text !== null);
    const provider = (url == null ? null : providerOfHost(url)) ?? client.provider;
    return {
      kind: 'client',
      sdk,
      provider,
      bound: withPositional(made.args, client.positional, this.reader, scope),
      made: { node, nodes: withPositionalNodes(made.args, client.positional), scope, as: client },
    };
  }

  /** A type annotation: `OpenAI`, `Optional[AsyncOpenAI]`, `openai.OpenAI | None`, `Promise<Anthropic>`. */
  private named(type: string, scope: Scope): Client {
    for (const word of type.match(/[A-Za-z_][\w.]*/g) ?? []) {
      const [root = word] = word.split('.');
      const found = this.constructed(
        word.split('.').at(-1) ?? word,
        lookUp(scope, root, Number.MAX_SAFE_INTEGER),
      );
      if (found !== null)
        return { kind: 'client', sdk: found.sdk, provider: found.client.provider, bound: UNBOUND };
    }
    return UNKNOWN;
  }
}

function placesOf({ value, valueScope, path }: Definition): readonly Place[] {
  return value === null || path.length > 0 ? [] : [{ node: value, scope: valueScope }];
}

function without<T>(items: readonly T[], index: number): readonly T[] {
  return items.filter((_, at) => at !== index);
}

/** The two expressions of which `a if x else b` or `x ? a : b` takes one; none of another node. */
function choicesOf(node: Node): readonly Node[] {
  if (!/^(?:ternary|conditional)_/.test(node.type)) return [];
  const named = [field(node, 'consequence'), field(node, 'alternative')].filter((choice) => choice !== null);
  if (named.length > 0) return named;
  const [whenTrue, , whenFalse] = children(node);
  return [whenTrue, whenFalse].filter((choice) => choice !== undefined);
}

/** What was given last counts. */
function joined(earlier: RecordValue, later: RecordValue): RecordValue {
  return { ...later, entries: new Map([...earlier.entries, ...later.entries]) };
}

/** A file of the same project, whose exports we do not see. */
function isLocalModule(module: string): boolean {
  return /^(?:\.|@\/|~\/|#|src[./]|app[./]|lib[./]|config|core[./]|utils?\b|clients?\b|services?\b|backend\b|server\b)/.test(
    module,
  );
}
