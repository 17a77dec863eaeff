/** Calls that cost, in a language whose requests are objects, builders or maps. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { amountOf } from '../../amount';
import type { AttachedSchema, CallSite, LanguageId, ModelReference, PromptMessage } from '../../callSite';
import type { PackageMethod, SdkPackage } from '../../sdks/packages/sdkPackage';
import { nameOf, plainText, type RecordValue, staticText, type Value } from '../../value';
import { cacheOf, unmarked, withoutMarks } from '../cacheMarks';
import { type FlowReader, flowReader } from '../flow/callFlow';
import { messagesOf } from '../messages';
import { MAX_DEPTH, rangeOf } from '../nodes';
import {
  answersInText,
  answersOf,
  givenPrompts,
  keptByServer,
  NEEDS_PROMPT,
  unseenPrompt,
  wholePrompt,
} from '../prompt';
import { jsonOf } from '../sentJson';
import { holdsNothing, toolsJson, withUnread } from '../unreadTools';
import { Evaluator } from './evaluate';
import type { Expression, Given } from './expression';
import { indexNames, isRepeating } from './indexNames';
import type { Language } from './language';
import { isMade, snake } from './made';
import {
  bindingsOf,
  type CallPlace,
  classAround,
  type FileNames,
  functionAround,
  namesAround,
  type Scope,
} from './names';
import { lastName } from './roles';
import { ClientTracer, type Traced } from './trace';

export interface FoundCalls {
  readonly calls: readonly CallSite[];
  /** The file imports an SDK, so a call that is not found may be one that could not be read. */
  readonly importsSdk: boolean;
}

export function findLoweredCalls(root: Node, language: Language, id: LanguageId): FoundCalls {
  const file = indexNames(root, language);
  const evaluator = new Evaluator(language, file);
  const tracer = new ClientTracer(language, file, evaluator);
  const flow = flowReader({ repeats: (node) => isRepeating(node, language) });
  const lastNames = new Set(
    language.packages.flatMap(({ methods }) => methods.map(({ path }) => path.split('.').at(-1) ?? '')),
  );
  const tools: Tools = { language, id, file, evaluator, tracer, flow, lastNames };
  const ordinals = new Map<string, number>();
  const calls = file.calls.flatMap((call): CallSite[] => {
    const site = readCall(call, tools);
    if (site === null) return [];
    const ordinal = (ordinals.get(site.id) ?? 0) + 1;
    ordinals.set(site.id, ordinal);
    return [ordinal === 1 ? site : { ...site, id: `${site.id}:${ordinal}` }];
  });
  return { calls, importsSdk: language.packages.some((sdk) => file.imports(sdk)) };
}

interface Tools {
  readonly language: Language;
  readonly id: LanguageId;
  readonly file: FileNames;
  readonly evaluator: Evaluator;
  readonly tracer: ClientTracer;
  readonly flow: FlowReader;
  /** Of all methods: most calls of a file have none of them, and are not followed. */
  readonly lastNames: ReadonlySet<string>;
}

interface Match {
  readonly sdk: SdkPackage;
  readonly method: PackageMethod;
  readonly name: string;
  readonly receiver: Node | null;
  /** Of the receiver. */
  readonly scope: Scope;
}

function readCall(call: CallPlace, tools: Tools): CallSite | null {
  const lowered = tools.language.lower(call.node);
  if (lowered.kind !== 'call' || !tools.lastNames.has(lowered.name)) return null;
  for (const match of matchesOf(call, tools.language)) {
    const client =
      match.receiver === null
        ? ({ kind: 'unknown' } as const)
        : tools.tracer.trace(match.receiver, match.scope);
    const request = requestOf(lowered.given, match, call, tools, client);
    if (isEvident(match, client, request, call, tools)) return callSite(call, match, request, client, tools);
  }
  return null;
}

/** A link of a chain: the name of a method or member, and what it is of. */
interface Link {
  readonly name: string;
  readonly object: Node | null;
  /** Of the object. */
  readonly scope: Scope;
}

/** Methods whose path the call's links end in, the longest first. */
function matchesOf({ node, scope }: CallPlace, language: Language): Match[] {
  const links = linksOf(node, scope, language);
  return language.packages
    .flatMap((sdk) => sdk.methods.flatMap((method) => matchOf(sdk, method, links)))
    .sort((a, b) => b.method.path.length - a.method.path.length);
}

/** Innermost last; a name that holds a resource, `service = client.chat().completions()`, stands for its links. */
function linksOf(call: Node, from: Scope, language: Language): readonly Link[] {
  const links: Link[] = [];
  let at: Node | null = call;
  let scope = from;
  while (at !== null && links.length < MAX_DEPTH) {
    const lowered = language.lower(at);
    const resource: CallPlace | null = links.length === 0 ? null : resourceOf(lowered, at, scope, language);
    if (resource !== null) {
      at = resource.node;
      scope = resource.scope;
    } else if (lowered.kind === 'same' && links.length > 0) {
      at = lowered.node;
    } else if (lowered.kind === 'call' || lowered.kind === 'member') {
      links.push({ name: lowered.name, object: lowered.object, scope });
      at = lowered.object;
    } else {
      break;
    }
  }
  return links;
}

/** What a name, or a member of the object around the code, was given: a member of something, or what a method gives without arguments. */
function resourceOf(lowered: Expression, use: Node, scope: Scope, language: Language): CallPlace | null {
  const isOwn = lowered.kind === 'member' && lowered.object === null;
  if (lowered.kind !== 'name' && !isOwn) return null;
  const bindings = isOwn
    ? (classAround(scope)?.names.get(lowered.name) ?? [])
    : bindingsOf(scope, lowered.name, use.startIndex, language);
  const given = bindings.filter(({ value }) => value !== null && language.lower(value).kind !== 'nothing');
  const [only] = given;
  if (only?.value == null || given.length > 1 || only.kind !== 'variable') return null;
  const held = language.lower(only.value);
  const isLink = (held.kind === 'member' || held.kind === 'call') && held.object !== null;
  const isPlain = held.kind !== 'call' || (held.given.positional.length === 0 && held.given.named.size === 0);
  return isLink && isPlain && only.value.id !== use.id ? { node: only.value, scope: only.scope } : null;
}

function matchOf(sdk: SdkPackage, method: PackageMethod, links: readonly Link[]): Match[] {
  const parts = method.path.split('.').reverse();
  if (!parts.every((part, index) => links[index]?.name === part)) return [];
  const before = links
    .slice(parts.length)
    .map(({ name }) => name)
    .reverse()
    .join('.');
  if (sdk.not.test(`${before}.`)) return [];
  const beta = links[parts.length]?.name ?? '';
  const name = /^beta$/i.test(beta) ? `${beta}.${method.path}` : method.path;
  const link = links[parts.length - 1];
  return link === undefined ? [] : [{ sdk, method, name, receiver: link.object, scope: link.scope }];
}

interface Request {
  readonly named: RecordValue;
  /** Types of the objects that were given. */
  readonly types: readonly string[];
  readonly isGiven: boolean;
}

/** Arguments that hold the request, in languages that name them. */
const WHOLE = /^(?:parameters|params|options|request|body|_?args)$/;

function requestOf(given: Given, match: Match, call: CallPlace, tools: Tools, client: Traced): Request {
  const { positional, named } = tools.evaluator.given(given, call.scope);
  const entries = new Map<string, Value>(client.kind === 'client' ? client.bound : []);
  const spreads: string[] = [...named.spreads];
  const types: string[] = [];
  const takeAll = (value: Value) => {
    if (isMade(value)) {
      types.push(value.type);
      match.sdk.requestTakes?.forEach((name, index) => {
        const member = value.positional?.[index];
        if (member !== undefined) entries.set(name, member);
      });
    }
    if (value.kind === 'record') {
      for (const [name, member] of value.entries) entries.set(name, member);
      spreads.push(...value.spreads);
    } else if (value.kind === 'unknown') {
      spreads.push(value.expression);
    }
  };
  takesOf(match.method, positional, entries).forEach((name, index) => {
    const value = positional[index];
    if (value === undefined || name === '-') return;
    const isRequest = isMade(value) && match.sdk.requests.test(lastName(value.type));
    if (name === '*' || isRequest) takeAll(value);
    else if (name.endsWith('...')) takeRest(name.slice(0, -3), positional.slice(index), entries, takeAll);
    else entries.set(name, value);
  });
  for (const [name, value] of named.entries) {
    if (WHOLE.test(name)) takeAll(value);
    else entries.set(name, value);
  }
  return {
    named: { ...named, entries, spreads },
    types,
    isGiven: positional.length > 0 || named.entries.size > 0 || named.spreads.length > 0,
  };
}

function takesOf(
  { takes, takesWithModel }: PackageMethod,
  [, second]: readonly Value[],
  bound: ReadonlyMap<string, Value>,
): readonly string[] {
  const isInput = second !== undefined && second.kind !== 'record';
  return takesWithModel !== undefined && isInput && !bound.has('model') ? takesWithModel : takes;
}

/** `CompleteChat("Hi")`, `CompleteChat(system, user)` and `CompleteChat(messages, options)`. */
function takeRest(
  name: string,
  values: readonly Value[],
  entries: Map<string, Value>,
  takeAll: (value: Value) => void,
): void {
  const [first, ...rest] = values;
  if (first === undefined) return;
  const isMessage = (value: Value) =>
    value.kind === 'text' || (value.kind === 'record' && value.entries.has('role'));
  const items = isMessage(first) ? values.filter(isMessage) : [first];
  const messages = items.flatMap((value) => (value.kind === 'list' ? value.items : [value])).map(asUser);
  entries.set(name, { kind: 'list', items: messages, origin: 'literal' });
  for (const value of isMessage(first) ? values.filter((value) => !isMessage(value)) : rest) {
    // A token or a cancellation after the options says nothing.
    if (value.kind === 'record') takeAll(value);
  }
}

/** A bare text is what the user says. */
function asUser(value: Value): Value {
  if (value.kind !== 'text') return value;
  const entries = new Map<string, Value>([
    ['role', staticText('user')],
    ['content', value],
  ]);
  return {
    kind: 'record',
    entries,
    spreads: [],
    origin: 'literal',
    ...(value.range === undefined ? {} : { range: value.range }),
  };
}

function isEvident(
  { sdk, method }: Match,
  client: Traced,
  request: Request,
  { node, scope }: CallPlace,
  { file, tracer }: Tools,
): boolean {
  if (!request.isGiven) return false;
  if (client.kind === 'client') return client.package === sdk;
  if (request.types.some((type) => tracer.isRequest(type, sdk, scope, node))) return true;
  if (client.kind === 'other' || method.evidence === 'nothing') return false;
  if (method.evidence === 'import') return file.imports(sdk);
  return method.evidence.every((name) => request.named.entries.has(name));
}

function callSite(
  call: CallPlace,
  { sdk, method, name }: Match,
  { named }: Request,
  client: Traced,
  { id, language, evaluator, flow }: Tools,
): CallSite {
  const { parameters } = sdk;
  const first = (names: readonly string[]) =>
    names.map((key) => named.entries.get(key)).find((value) => value !== undefined);
  const maximum = first(parameters.maxOutputTokens);
  const stream = named.entries.get('stream');
  return {
    id: [...namesAround(call.scope), name].join('.'),
    range: rangeOf(call.node),
    language: id,
    provider: client.kind === 'client' ? client.provider : sdk.provider,
    sdk: sdk.id,
    method: name,
    kind: method.kind,
    model: modelOf(first(parameters.model), named),
    messages: promptOf(named, sdk, method),
    attachments: answersInText(method.kind) ? attachmentsOf(named, sdk, language) : [],
    maxOutputTokens: maximum?.kind === 'number' ? amountOf(maximum.value) : null,
    ...answersOf(named, method.kind),
    // A block that takes the parts of the answer streams too.
    stream: method.stream === true || (stream !== undefined && !isOff(stream)),
    batch: false,
    ...cacheOf(named),
    enclosingFunction: functionAround(call.scope),
    ...flow.placeOf(call.node, (node) => evaluator.evaluate(node, call.scope)),
  };
}

function isOff(value: Value): boolean {
  return value.kind === 'nothing' || (value.kind === 'boolean' && !value.value);
}

function modelOf(value: Value | undefined, { spreads }: RecordValue): ModelReference {
  if (value === undefined) {
    const [spread] = spreads;
    return { id: null, source: 'unknown', ...(spread === undefined ? {} : { expression: nameOf(spread) }) };
  }
  const range = value.range === undefined ? {} : { range: value.range };
  const id = plainText(value);
  if (id !== null && id !== '') return { id, source: value.origin, ...range };
  return value.kind === 'unknown'
    ? { id: null, source: value.origin, expression: value.expression, ...range }
    : { id: null, source: 'unknown', ...range };
}

function promptOf(named: RecordValue, sdk: SdkPackage, method: PackageMethod): PromptMessage[] {
  const { entries, spreads } = named;
  const { parameters } = sdk;
  const read = (names: readonly string[], role: 'system' | 'user' | null) =>
    names.flatMap((name) => {
      const value = entries.get(name);
      return value === undefined ? [] : messagesOf(value, role);
    });
  const system = read(parameters.system, 'system');
  const [first] = system;
  const instructions: PromptMessage[] =
    first === undefined
      ? []
      : [{ ...first, role: 'system', segments: system.flatMap(({ segments }) => segments) }];
  const given = [
    ...read(parameters.messages, null),
    ...read(parameters.input, method.kind === 'chat' ? 'user' : null),
  ];
  const prompts = givenPrompts(parameters, (name) => entries.get(name));
  const [spread] = prompts.size === 0 && NEEDS_PROMPT.has(method.kind) ? spreads : [];
  const unseen = spread === undefined ? unseenPrompt(prompts, method.kind) : [wholePrompt(nameOf(spread))];
  return [...keptByServer(named), ...instructions, ...given, ...unseen];
}

/** A class, or what else is not known, is one too, unless its name is that of a form without a schema. */
function isSchema({ kind }: Value, text: string): boolean {
  return /schema|properties|title/i.test(text) || (kind === 'unknown' && !/json_?object|text/i.test(text));
}

function attachmentsOf(
  { entries }: RecordValue,
  sdk: SdkPackage,
  { writesJson }: Language,
): AttachedSchema[] {
  const read = (names: readonly string[], kind: AttachedSchema['kind']) =>
    names.flatMap((name): AttachedSchema[] => {
      const value = entries.get(snake(name));
      if (value === undefined || value.kind === 'nothing' || value.kind === 'boolean') return [];
      const { value: sent, mark } = kind === 'tools' ? withoutMarks(value) : unmarked(value);
      if (kind === 'tools' && holdsNothing(sent)) return [];
      const { text, complete } = kind === 'tools' ? toolsJson(sent) : jsonOf(sent);
      if (kind === 'outputSchema' && !isSchema(sent, text)) return [];
      const range = value.range === undefined ? {} : { range: value.range };
      return [
        {
          kind,
          text,
          complete: complete && writesJson,
          ...withUnread(kind, sent),
          ...range,
          ...(mark === null ? {} : { cacheMark: mark }),
        },
      ];
    });
  return [...read(sdk.parameters.tools, 'tools'), ...read(sdk.parameters.outputSchema, 'outputSchema')];
}
