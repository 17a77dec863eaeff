/** Tracing the object that a method is called on to the SDK client it is. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { providerOfHost } from '../sdks/compatibleHosts';
import type { Sdk, SdkClient } from '../sdks/sdk';
import { plainText, type RecordValue } from '../value';
import { classAround, type Definition, follow, lookUp, memberOf, type Scope } from './fileIndex';
import type { Construction, LanguageReader, MemberLink } from './language';
import { MAX_DEPTH } from './nodes';
import { classOf, definitionOf, moduleMember } from './owners';
import { withPositional, withPositionalNodes } from './positional';
import { Traces } from './traces';

/** What an object turned out to be. `other`: an object of a library that is known to be another. */
export type Client =
  | {
      readonly kind: 'client';
      readonly sdk: Sdk;
      readonly provider: string;
      /** Arguments that it was made with, which later calls need not repeat, and where their expressions stand. */
      readonly bound: RecordValue;
      readonly made?: { readonly nodes: ReadonlyMap<string, Node>; readonly scope: Scope };
    }
  | { readonly kind: 'other' }
  | { readonly kind: 'unknown' };

const UNBOUND: RecordValue = { kind: 'record', entries: new Map(), spreads: [], origin: 'literal' };

const UNKNOWN: Client = { kind: 'unknown' };
const OTHER: Client = { kind: 'other' };

/** Arguments that point OpenAI's client at another provider. */
const BASE_URL_ARGUMENTS = ['base_url', 'baseURL', 'baseUrl', 'azure_endpoint', 'api_base'];

export class ClientTracer {
  private readonly traces = new Traces<Client>(UNKNOWN);

  constructor(
    private readonly reader: LanguageReader,
    private readonly sdks: readonly Sdk[],
  ) {}

  /** Follows names, members, wrappers and functions of this file; what lies in other files is unknown. */
  trace(node: Node, scope: Scope, depth = 0): Client {
    if (depth > MAX_DEPTH / 2) return UNKNOWN;
    return this.traces.at(node, depth, () => this.traceAnew(node, scope, depth));
  }

  private traceAnew(node: Node, scope: Scope, depth: number): Client {
    const bare = this.reader.unwrap(node);
    const name = this.reader.identifier(bare);
    if (name !== null) return this.traceDefinition(lookUp(scope, name, bare.startIndex), name, depth);
    const construction = this.reader.construction(bare, scope);
    if (construction !== null) return this.traceConstruction(construction, bare, scope, depth);
    const link = this.reader.linkOf(bare);
    if (link === null) return this.traceFallbacks(bare, scope, depth);
    if (this.reader.isSelf(link.object)) return this.traceMember(classAround(scope), link.name, depth);
    return this.traceLink(link.name, link.object, scope, depth);
  }

  /** `existing ?? new OpenAI()`: either side may tell. */
  private traceFallbacks(node: Node, scope: Scope, depth: number): Client {
    for (const child of node.namedChildren) {
      if (child === null || !/binary|boolean|ternary|conditional|assignment/.test(node.type)) continue;
      const client = this.trace(child, scope, depth + 1);
      if (client.kind === 'client') return client;
    }
    return UNKNOWN;
  }

  private traceMember(owner: Scope | null, name: string, depth: number): Client {
    if (owner === null) return UNKNOWN;
    const bare = name.replace(/\(\)$/, '');
    return this.traceDefinition(follow(memberOf(owner, bare)), bare, depth);
  }

  /** A member of something else: of a module, of an object made from a class, or of a client (`client.beta`). */
  private traceLink(name: string, object: Node, scope: Scope, depth: number): Client {
    const imported = moduleMember(object, name.replace(/\(\)$/, ''), scope, this.reader);
    if (imported?.kind === 'definition')
      return this.traceDefinition(follow(imported.definition), name, depth + 1);
    const owner = classOf(object, scope, this.reader);
    if (owner !== null) return this.traceMember(owner, name, depth);
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
    for (const expression of this.reader.returned(node)) {
      const client = this.trace(expression, scope, depth + 1);
      if (client.kind === 'client') return client;
    }
    return UNKNOWN;
  }

  private traceConstruction(made: Construction, node: Node, scope: Scope, depth: number): Client {
    const [root = '', ...path] = made.callee.split('.');
    const className = path.at(-1) ?? root;
    const definition = lookUp(scope, root, node.startIndex);
    const client = this.constructed(className, definition);
    if (client !== null) return this.atItsUrl(client, made, scope);
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
    if (definition?.kind === 'function') return this.traceFunction(definition, depth);
    if (this.reader.isSelf(object)) return this.traceMember(classAround(scope), name, depth);
    const client = this.trace(object, scope, depth + 1);
    const isBinder = client.kind === 'client' && client.sdk.binders?.test(name.replace(/\(\)$/, '')) === true;
    return isBinder ? { ...client, bound: joined(client.bound, made.args.named) } : client;
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

  private atItsUrl(
    { sdk, client }: { sdk: Sdk; client: SdkClient },
    made: Construction,
    scope: Scope,
  ): Client {
    const values = BASE_URL_ARGUMENTS.map((name) => made.args.named.entries.get(name));
    const url = values.map((value) => plainText(value)).find((text) => text !== null);
    const provider = (url == null ? null : providerOfHost(url)) ?? client.provider;
    return {
      kind: 'client',
      sdk,
      provider,
      bound: withPositional(made.args, client.positional, this.reader, scope),
      made: { nodes: withPositionalNodes(made.args, client.positional), scope },
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
