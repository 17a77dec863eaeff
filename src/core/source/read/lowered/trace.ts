/** Tracing the object that a method is called on to the SDK client it is. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { providerOfHost } from '../../sdks/compatibleHosts';
import type { PackageClient, SdkPackage } from '../../sdks/packages/sdkPackage';
import { plainText, type RecordValue, type Value } from '../../value';
import { MAX_DEPTH } from '../nodes';
import { MAX_REACHING } from '../reaching';
import { Traces } from '../traces';
import { agreed, modelOfClient } from './agreed';
import type { Evaluator } from './evaluate';
import type { Expression, Given } from './expression';
import type { Language } from './language';
import { type Binding, bindingsOf, classAround, type FileNames, type Scope } from './names';
import { lastName } from './roles';

/** What an object turned out to be. `other`: made by something that is not of the SDKs. */
export type Traced =
  | {
      readonly kind: 'client';
      readonly package: SdkPackage;
      readonly provider: string;
      /** Members of later requests that the client was made with. */
      readonly bound: ReadonlyMap<string, Value>;
    }
  | { readonly kind: 'other' }
  | { readonly kind: 'unknown' };

const UNKNOWN: Traced = { kind: 'unknown' };

export class ClientTracer {
  private readonly traces = new Traces<Traced>(UNKNOWN);
  /** How many others one search has looked at, to see whether they are made with the same model. */
  private weighed = 0;

  constructor(
    private readonly language: Language,
    private readonly file: FileNames,
    private readonly evaluator: Evaluator,
  ) {}

  trace(node: Node, scope: Scope, depth = 0): Traced {
    if (depth > MAX_DEPTH / 2) return UNKNOWN;
    if (depth === 0) this.weighed = 0;
    return this.traces.at(node, depth, () => this.traceAnew(node, scope, depth));
  }

  private traceAnew(node: Node, scope: Scope, depth: number): Traced {
    const lowered = this.language.lower(node);
    const next = (inner: Node) => this.trace(inner, scope, depth + 1);
    switch (lowered.kind) {
      case 'same':
        return next(lowered.node);
      case 'fallback':
        return either(next(lowered.value), () => next(lowered.otherwise));
      case 'choice':
        return either(this.choice(lowered.values, scope, depth), () => next(lowered.values.at(-1) ?? node));
      case 'name':
        return this.named(
          bindingsOf(scope, lowered.name, node.startIndex, this.language),
          lowered.name,
          depth,
        );
      case 'member':
        return this.member(lowered, scope, depth);
      case 'make':
        return lowered.type === null ? UNKNOWN : this.constructed(lowered.type, lowered.given, node, scope);
      case 'call':
        return this.call(lowered, node, scope, depth);
      default:
        return UNKNOWN;
    }
  }

  /** What a name is given last says what it is, and what else it may hold whether its model is known. */
  private named(bindings: readonly Binding[], name: string, depth: number): Traced {
    if (bindings.length === 0) return this.typed(name, this.file.module);
    for (const [index, binding] of [...bindings.entries()].reverse()) {
      const traced = this.bound(binding, depth);
      if (traced.kind === 'unknown') continue;
      const others = bindings.slice(0, index).filter((other) => !this.isHandedIn(other));
      return this.agreed(
        traced,
        others.map((other) => () => this.bound(other, depth)),
      );
    }
    return UNKNOWN;
  }

  /** Of expressions of which one is taken, the first that is a client, where the others are made with the same model. */
  private choice(nodes: readonly Node[], scope: Scope, depth: number): Traced {
    for (const [index, node] of nodes.entries()) {
      const traced = this.trace(node, scope, depth + 1);
      if (traced.kind !== 'client') continue;
      const others = nodes.filter((other, at) => at !== index && !this.isHandedInAt(other, scope));
      return this.agreed(
        traced,
        others.map((other) => () => this.trace(other, scope, depth + 1)),
      );
    }
    return UNKNOWN;
  }

  private agreed(traced: Traced, others: readonly (() => Traced)[]): Traced {
    if (traced.kind !== 'client' || others.length === 0 || modelOfClient(traced) === null) return traced;
    this.weighed += others.length;
    if (this.weighed > MAX_REACHING) return agreed(traced, [UNKNOWN]);
    return agreed(
      traced,
      others.map((trace) => trace()).filter(({ kind }) => kind !== 'unknown'),
    );
  }

  /** Nothing yet, or what the caller gives: what is made where that is missing is the one that is known. */
  private isHandedIn({ kind, value, scope }: Binding, depth = 0): boolean {
    if (kind === 'parameter') return true;
    if (kind !== 'variable') return false;
    return value === null || this.isHandedInAt(value, scope, depth + 1);
  }

  private isHandedInAt(node: Node, scope: Scope, depth = 0): boolean {
    const lowered = this.language.lower(node);
    if (lowered.kind === 'same' && depth < MAX_DEPTH)
      return this.isHandedInAt(lowered.node, scope, depth + 1);
    if (lowered.kind !== 'name' || depth >= MAX_DEPTH) return lowered.kind === 'nothing';
    const bindings = bindingsOf(scope, lowered.name, node.startIndex, this.language);
    return bindings.length > 0 && bindings.every((binding) => this.isHandedIn(binding, depth + 1));
  }

  /** The value says more than the type: `private client: Client = Client::with_config(…)`. */
  private bound({ kind, value, type, scope, node, from }: Binding, depth: number): Traced {
    if (kind === 'import') return from === undefined ? UNKNOWN : this.typed(lastName(from), scope);
    if (kind === 'function' && node !== undefined) return this.returned(node, type, scope, depth);
    const typed = type === null ? UNKNOWN : this.typed(type, scope);
    if (value === null) return typed;
    const lowered = this.language.lower(value);
    const traced =
      lowered.kind === 'make' && lowered.type === null && type !== null
        ? this.constructed(type, lowered.given, value, scope)
        : this.trace(value, scope, depth + 1);
    if (traced.kind === 'client' || typed.kind !== 'client') return traced;
    return { ...typed, provider: providerByName('', value) ?? typed.provider };
  }

  private returned(node: Node, type: string | null, scope: Scope, depth: number): Traced {
    const typed = type === null ? UNKNOWN : this.typed(type, scope);
    if (typed.kind === 'client') return typed;
    const inner = this.file.functionScopes.get(node.id) ?? scope;
    return this.choice(this.language.returned(node), inner, depth);
  }

  private member(
    { object, name }: Extract<Expression, { kind: 'member' }>,
    scope: Scope,
    depth: number,
  ): Traced {
    const owner = object === null ? classAround(scope) : this.evaluator.classOf(object, scope);
    const fields = owner?.names.get(name);
    if (fields !== undefined) return this.named(fields, name, depth);
    return object === null ? UNKNOWN : this.trace(object, scope, depth + 1);
  }

  private call(
    { object, name, given }: Extract<Expression, { kind: 'call' }>,
    node: Node,
    scope: Scope,
    depth: number,
  ): Traced {
    const root = object === null ? null : this.evaluator.pathOf(object);
    const path = root === null ? name : `${root}.${name}`;
    const maker = this.maker(path, scope, node);
    if (maker !== null) return this.client(maker, given, node, scope);
    if (object === null) return this.named(this.functions(scope, name, node), name, depth);
    const owner = this.evaluator.classOf(object, scope);
    const method = owner?.names.get(name);
    if (method !== undefined) return this.named(method, name, depth);
    const inner = this.trace(object, scope, depth + 1);
    if (inner.kind !== 'client') return this.isForeign(root, name) ? { kind: 'other' } : inner;
    return this.afterCall(inner, name, given, node, scope);
  }

  private functions(scope: Scope, name: string, node: Node): readonly Binding[] {
    const own = classAround(scope)?.names.get(name);
    return (
      own ?? bindingsOf(scope, name, node.startIndex, this.language).filter(({ kind }) => kind === 'function')
    );
  }

  /** `Twilio::REST::Client.new`: a client of something else. */
  private isForeign(root: string | null, name: string): boolean {
    return root !== null && /^(?:new|builder|fromEnv|getInstance)$/.test(name) && /[A-Z]/.test(root);
  }

  /** `client.GetChatClient("gpt-4o")` is a client with a model; a URL on the way is where it goes. */
  private afterCall(
    client: Extract<Traced, { kind: 'client' }>,
    name: string,
    given: Given,
    node: Node,
    scope: Scope,
  ): Traced {
    const provider = this.providerIn(given, scope) ?? providerByName(name, node) ?? client.provider;
    const { binders } = client.package;
    if (binders?.name.test(name) !== true) return { ...client, provider };
    return {
      ...client,
      provider,
      bound: new Map([...client.bound, ...this.taken(binders.takes, given, scope)]),
    };
  }

  private maker(path: string, scope: Scope, node: Node): { sdk: SdkPackage; client: PackageClient } | null {
    for (const sdk of this.language.packages) {
      for (const client of sdk.clients) {
        if (client.made?.test(path) === true && this.isOf(path, sdk, client, scope, node))
          return { sdk, client };
        const type = path.replace(/\.\w+$/, '');
        const makes = /\.(?:new|builder|default|create|make|from_?[eE]nv)$/.test(path);
        if (makes && client.type.test(lastName(type)) && this.isOf(type, sdk, client, scope, node))
          return { sdk, client };
      }
    }
    return null;
  }

  /** A name belongs to a package by the import of its first part, or by the imports of the file. */
  private isOf(path: string, sdk: SdkPackage, client: PackageClient, scope: Scope, at: Node): boolean {
    const imported = this.importOf(path, scope, at);
    if (imported !== undefined) return sdk.modules.test(imported);
    if (path.includes('.')) return sdk.modules.test(path);
    return client.onlyImported !== true || this.file.imports(sdk);
  }

  /** Module that the first part of a dotted name is imported from. */
  importOf(path: string, scope: Scope, at: Node): string | undefined {
    const [root = path] = path.split('.');
    return bindingsOf(scope, root, at.endIndex, this.language).find(({ from }) => from !== undefined)?.from;
  }

  private constructed(type: string, given: Given, node: Node, scope: Scope): Traced {
    const found = this.ofType(type, scope, node);
    if (found !== null) return this.client(found, given, node, scope);
    return this.file.classes.has(lastName(type)) ? UNKNOWN : { kind: 'other' };
  }

  private client(
    { sdk, client }: { sdk: SdkPackage; client: PackageClient },
    given: Given,
    node: Node,
    scope: Scope,
  ): Traced {
    const provider = this.providerIn(given, scope) ?? providerByName('', node) ?? client.provider;
    const isKey = client.takesKeyAlone === true && given.positional.length < 2;
    const takes = isKey ? [] : (client.takes ?? []);
    return { kind: 'client', package: sdk, provider, bound: this.taken(takes, given, scope) };
  }

  private taken(takes: readonly string[], given: Given, scope: Scope): ReadonlyMap<string, Value> {
    const { positional, named } = this.evaluator.given(given, scope);
    const model = named.entries.get('model') ?? named.entries.get('deployment_name');
    const entries = takes.flatMap((name, index): [string, Value][] => {
      const value = positional[index];
      return value === undefined || name === '-' ? [] : [[name, value]];
    });
    return new Map([...entries, ...(model === undefined ? [] : [['model', model] as const])]);
  }

  /** The provider whose URL is among the arguments, as far in as they are known. */
  private providerIn(given: Given, scope: Scope): string | null {
    const { positional, named } = this.evaluator.given(given, scope);
    const nodes = [...given.positional, ...given.named.values()];
    const url = [...positional, named].map((value) => urlIn(value)).find((found) => found !== null);
    const written = url ?? nodes.map((node) => this.urlBelow(node, scope)).find((found) => found !== null);
    return written == null ? null : providerOfHost(written);
  }

  /** A URL in an argument that is itself a call, such as `option.WithBaseURL("…")`. */
  private urlBelow(node: Node, scope: Scope, depth = 0): string | null {
    if (depth > 5) return null;
    const lowered = this.language.lower(node);
    if (lowered.kind === 'name') {
      const held = bindingsOf(scope, lowered.name, node.startIndex, this.language).at(-1);
      return held?.value == null || held.value.id === node.id
        ? null
        : this.urlBelow(held.value, held.scope, depth + 1);
    }
    if (lowered.kind === 'same') return this.urlBelow(lowered.node, scope, depth + 1);
    if (lowered.kind !== 'call' && lowered.kind !== 'make')
      return urlIn(this.evaluator.evaluate(node, scope));
    const inner = [
      ...lowered.given.positional,
      ...lowered.given.named.values(),
      ...(lowered.kind === 'call' && lowered.object !== null ? [lowered.object] : []),
    ];
    return inner.map((child) => this.urlBelow(child, scope, depth + 1)).find((url) => url !== null) ?? null;
  }

  private typed(type: string, scope: Scope): Traced {
    const words = (type.match(/[A-Za-z_][\w.:\\]*/g) ?? []).map((word) => word.replace(/::|\\/g, '.'));
    for (const word of words) {
      const found = this.ofType(word, scope, null);
      if (found === null) continue;
      // `Client<AzureConfig>` says where it goes.
      const provider = /Azure/.test(type) ? 'azure' : found.client.provider;
      return { kind: 'client', package: found.sdk, provider, bound: new Map() };
    }
    return words.some((word) => this.isNamesake(word, scope)) ? { kind: 'other' } : UNKNOWN;
  }

  /** A type that is called like a client and is imported from elsewhere. */
  private isNamesake(type: string, scope: Scope): boolean {
    const isCalledSo = this.language.packages.some(({ clients }) =>
      clients.some((client) => client.type.test(lastName(type))),
    );
    const from = isCalledSo ? this.importOf(type, scope, this.file.root) : undefined;
    return from !== undefined && this.language.packages.every(({ modules }) => !modules.test(from));
  }

  private ofType(
    type: string,
    scope: Scope,
    node: Node | null,
  ): { sdk: SdkPackage; client: PackageClient } | null {
    const name = lastName(type.replace(/^\./, ''));
    if (this.file.classes.has(name)) return null;
    for (const sdk of this.language.packages) {
      const client = sdk.clients.find((candidate) => candidate.type.test(name));
      const place = node ?? this.file.root;
      if (client !== undefined && this.isOf(type, sdk, client, scope, place)) return { sdk, client };
    }
    return null;
  }

  /** Whether a type of a request is the package's. */
  isRequest(type: string, sdk: SdkPackage, scope: Scope, at: Node): boolean {
    if (!sdk.requests.test(lastName(type))) return false;
    const imported = type.includes('.') ? this.importOf(type, scope, at) : undefined;
    return imported === undefined ? this.file.imports(sdk) : sdk.modules.test(imported);
  }
}

function either(first: Traced, second: () => Traced): Traced {
  return first.kind === 'client' ? first : second();
}

function urlIn(value: Value): string | null {
  if (value.kind === 'text') {
    const first = value.segments[0];
    const start = plainText(value) ?? (first?.kind === 'static' ? first.text : '');
    return /^https?:\/\//.test(start) ? start : null;
  }
  return value.kind === 'record' ? urlOf(value) : null;
}

function urlOf({ entries }: RecordValue): string | null {
  return [...entries.values()].map((value) => urlIn(value)).find((url) => url !== null) ?? null;
}

/** Clouds that a client goes to, as the names around its making say. */
function providerByName(name: string, node: Node): string | null {
  const code = `${name} ${node.text.slice(0, 2000)}`;
  if (/[aA]zure/.test(code)) return 'azure';
  if (/\b[bB]edrock|Bedrock/.test(code)) return 'aws';
  return /\b[vV]ertex|Vertex/.test(code) ? 'google' : null;
}
