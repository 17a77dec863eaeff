/** Finding the calls that cost: method paths, the client they are called on, and what their arguments say. */

import { amountOf } from '../amount';
import type { CallKind, CallSite, LanguageId } from '../callSite';
import type { Settled } from '../modules/moduleStore';
import type { Sdk, SdkMethod, Steps } from '../sdks/sdk';
import type { RecordValue } from '../value';
import { type AmbientModels, ambientModels } from './ambientModels';
import { attachmentsOf } from './attachments';
import { cacheOf, withInjectedMarks } from './cacheMarks';
import { type Client, ClientTracer } from './clients';
import { withDecorated } from './decorated';
import { type CallNode, type FileIndex, functionName, lookUp, qualifiedName, type Scope } from './fileIndex';
import { type FlowReader, flowReader } from './flow/callFlow';
import { isModelLike } from './hints';
import { bodyAt } from './httpBody';
import type { Arguments, LanguageReader } from './language';
import { type MadeModel, madeModel } from './madeModel';
import { handedMethod, type Match, type MethodsByName, matchesOf, methodsByName } from './matches';
import { rangeOf } from './nodes';
import { pipedPrompt } from './pipedPrompt';
import { heldConstruction, placeIn } from './places';
import { argumentNamed, withPositional, withPositionalNodes } from './positional';
import { answersInText, answersOf, modelOf, promptOf, wholePrompt } from './prompt';
import { reasoningOf } from './reasoning';
import { sdkLoop, withHistory, withLoop } from './sdkSteps';

type TracedClient = Extract<Client, { kind: 'client' }>;

export function findCalls(
  index: FileIndex,
  reader: LanguageReader,
  sdks: readonly Sdk[],
  language: LanguageId,
  settled: Settled | null = null,
): CallSite[] {
  const tracer = new ClientTracer(reader, sdks);
  const flow = flowReader(reader);
  const methods = methodsByName(sdks);
  const hasCallable = sdks.some(
    ({ called, modules }) => called !== undefined && [...index.modules].some((name) => modules.test(name)),
  );
  const ambient = ambientModels(index, reader);
  const mentions = mentionsIn(index);
  const functions = functionNames(sdks);
  const tools: Tools = {
    reader,
    sdks,
    methods,
    functions,
    tracer,
    flow,
    ambient,
    mentions,
    hasCallable,
    language,
  };
  const ordinals = new Map<string, number>();
  const found: CallSite[] = [];
  for (const call of index.calls) {
    const read = () => readCall(call, tools);
    const site = settled === null ? read() : settled.once(call, read);
    if (site === null) continue;
    const ordinal = (ordinals.get(site.id) ?? 0) + 1;
    ordinals.set(site.id, ordinal);
    found.push(ordinal === 1 ? site : { ...site, id: `${site.id}:${ordinal}` });
  }
  return found;
}

function functionNames(sdks: readonly Sdk[]): ReadonlySet<string> {
  return new Set(
    sdks.flatMap(({ functions = [], methods }) =>
      functions.map(({ path }) => path).filter((name) => !methods.some(({ path }) => path === name)),
    ),
  );
}

function mentionsIn(index: FileIndex): (sdk: Sdk) => boolean {
  const known = new Map<Sdk, boolean>();
  return (sdk) => {
    const before = known.get(sdk);
    if (before !== undefined) return before;
    const isMentioned = sdk.mention?.test(index.text()) ?? true;
    known.set(sdk, isMentioned);
    return isMentioned;
  };
}

interface Tools {
  readonly reader: LanguageReader;
  readonly sdks: readonly Sdk[];
  readonly methods: MethodsByName;
  /** Names of functions that SDKs export and that are not found as methods of their module. */
  readonly functions: ReadonlySet<string>;
  readonly tracer: ClientTracer;
  readonly flow: FlowReader;
  readonly ambient: AmbientModels;
  /** The file has the word that files of the SDK have. */
  readonly mentions: (sdk: Sdk) => boolean;
  /** The file imports an SDK whose objects are called. */
  readonly hasCallable: boolean;
  readonly language: LanguageId;
}

function readCall(call: CallNode, tools: Tools): CallSite | null {
  const { reader } = tools;
  const imported = importedFunction(call, tools);
  if (imported !== null) return functionCall(call, imported, tools);
  const isMethod = call.isMember && tools.methods.has(call.name);
  const links = isMethod ? reader.links(call.node) : handedMethod(call, reader);
  const matches = links === null ? [] : matchesOf(links, tools.methods);
  for (const match of matches) {
    const site = matchedCall(call, match, tools);
    if (site !== null) return site;
  }
  return tools.hasCallable ? calledClient(call, tools) : null;
}

/** The client first: of most calls with everyday names it is none, and their arguments need not be read. */
function matchedCall(call: CallNode, match: Match, tools: Tools): CallSite | null {
  const { reader, tracer } = tools;
  const { sdk, method, receiver } = match;
  if (!isPlausible(match, tools)) return null;
  const client = method.command === undefined ? tracer.trace(receiver, call.scope) : NO_CLIENT;
  const isClient = client.kind === 'client';
  if (client.kind === 'other' && method.evidence !== 'path') return null;
  if (isClient && client.sdk !== sdk && hasMethod(client.sdk, method)) return null;
  const isCertain = (isClient && client.sdk === sdk) || method.command !== undefined;
  if (!isCertain && method.evidence === 'client') return null;
  const given = argumentsOf(call, match, reader);
  if (given === null || (!isCertain && !isEvident(match, given.args))) return null;
  const named = withPositional(given.args, method.positional, reader, call.scope);
  const bound = isClient ? withDecorated(withBound(named, client.bound), client, tracer, reader) : named;
  const withPrompt = withTemplate(bound, match, call.scope, reader);
  return callSite(call, match, { ...given.args, named: withPrompt }, isClient ? client : null, tools);
}

const NO_CLIENT: Client = { kind: 'unknown' };

/** An everyday name is followed into other files only where the file speaks of the SDK, or the receiver is called like a model. */
function isPlausible({ sdk, method, receiver }: Match, { mentions }: Tools): boolean {
  return method.path.includes('.') || mentions(sdk) || isModelLike(receiver.text.slice(-MAX_RECEIVER));
}

/** Of a receiver, the end that says what it is. */
const MAX_RECEIVER = 60;

function hasMethod({ methods }: Sdk, { path }: SdkMethod): boolean {
  return methods.some((method) => method.path === path);
}

interface GivenArguments {
  readonly args: Arguments;
  readonly scope: Scope;
}

/** The call's own arguments, or those of the command that it sends; null when it sends another. */
function argumentsOf(call: CallNode, match: Match, reader: LanguageReader): GivenArguments | null {
  const { method } = match;
  const given =
    method.command === undefined
      ? { args: reader.arguments(call.node, call.scope), scope: call.scope }
      : commandArguments(call, match, method.command, reader);
  return given === null || method.body === undefined ? given : withBody(given, method.body, reader);
}

function commandArguments(
  { node, scope }: CallNode,
  { sdk }: Match,
  name: string,
  reader: LanguageReader,
): GivenArguments | null {
  const first = node.childForFieldName('arguments')?.namedChildren[0];
  const command = first == null ? null : heldConstruction(first, scope, reader);
  if (command === null || command.made.callee !== name) return null;
  const from = lookUp(command.scope, name, command.node.startIndex)?.from;
  return from !== undefined && sdk.modules.test(from.module)
    ? { args: command.made.args, scope: command.scope }
    : null;
}

/** The members of the JSON that an argument holds, beside the other arguments. */
function withBody({ args, scope }: GivenArguments, name: string, reader: LanguageReader): GivenArguments {
  const node = args.nodes.get(name);
  const sent = node === undefined ? null : bodyAt({ node, scope }, reader);
  if (sent === null || typeof sent.body === 'string') return { args, scope };
  const entries = new Map([...sent.body.entries, ...args.named.entries]);
  const nodes = new Map([...sent.nodes, ...args.nodes]);
  return { args: { ...args, nodes, named: { ...args.named, entries } }, scope };
}

/** `predict(question=…)`, where `predict` is an object of an SDK whose objects are called. */
function calledClient(call: CallNode, tools: Tools): CallSite | null {
  const { reader, tracer } = tools;
  const callee = call.node.childForFieldName('function');
  if (callee === null) return null;
  const client = tracer.trace(callee, call.scope);
  const method = client.kind === 'client' ? client.sdk.called : undefined;
  if (client.kind !== 'client' || method === undefined || client.made === undefined) return null;
  const args = reader.arguments(call.node, call.scope);
  const named = withBound(withPositional(args, method.positional, reader, call.scope), client.bound);
  return callSite(call, { sdk: client.sdk, method, name: method.path }, { ...args, named }, client, tools);
}

interface ImportedFunction {
  readonly sdk: Sdk;
  readonly method: SdkMethod;
}

/** `generateText({ … })` where the name is imported from an SDK, under an alias too. */
function importedFunction(call: CallNode, { reader, sdks, functions }: Tools): ImportedFunction | null {
  const { node, name, scope } = call;
  if (call.isMember && !functions.has(name)) return null;
  const [link] = call.isMember ? (reader.links(node) ?? []) : [];
  const from = lookUp(scope, link === undefined ? name : link.object.text, node.startIndex)?.from;
  if (from === undefined || (link !== undefined && from.name !== '*')) return null;
  const wanted = link === undefined ? from.name : name;
  for (const sdk of sdks) {
    const method = sdk.modules.test(from.module)
      ? sdk.functions?.find(({ path }) => path === wanted)
      : undefined;
    if (method !== undefined) return { sdk, method };
  }
  return null;
}

function functionCall(call: CallNode, { sdk, method }: ImportedFunction, tools: Tools): CallSite {
  const { reader } = tools;
  const args = reader.arguments(call.node, call.scope);
  const named = withPositional(args, method.positional, reader, call.scope);
  return callSite(call, { sdk, method, name: method.path }, { ...args, named }, null, tools);
}

/** What the client was made with, unless the call says otherwise. */
function withBound(named: RecordValue, { entries }: RecordValue): RecordValue {
  return entries.size === 0 ? named : { ...named, entries: new Map([...entries, ...named.entries]) };
}

/** What fills a template is there as the template's variables. */
function withTemplate(
  named: RecordValue,
  { sdk, method, receiver }: Match,
  scope: Scope,
  reader: LanguageReader,
): RecordValue {
  const piped = sdk.takesPipedPrompt === true ? pipedPrompt(receiver, scope, reader) : null;
  const template = piped ?? named.entries.get('template');
  const [filling = ''] = method.positional ?? [];
  if (template === undefined || sdk.parameters.messages[0] !== 'template') return named;
  const others = [...named.entries].filter(([name]) => name !== filling);
  return { ...named, entries: new Map([...others, ['template', template]]) };
}

/** Without a traced client the arguments must look like this method's. */
function isEvident(
  { sdk, method: { evidence } }: Match,
  { named: { entries, spreads } }: Arguments,
): boolean {
  const has = (name: string) => entries.has(name);
  if (evidence === 'client') return false;
  if (evidence === 'path') return entries.size > 0 || spreads.length > 0;
  return 'all' in evidence
    ? evidence.all.every(has)
    : evidence.any.some(has) && (sdk.parameters.model.some(has) || spreads.length > 0);
}

function callSite(
  call: CallNode,
  { sdk, method, name }: Pick<Match, 'sdk' | 'method' | 'name'>,
  args: Arguments,
  client: TracedClient | null,
  tools: Tools,
): CallSite {
  const { named } = args;
  const pick = (names: readonly string[]) =>
    names.map((key) => argumentNamed(named, key)).find((value) => value !== undefined);
  const { parameters } = sdk;
  const maximum = pick(parameters.maxOutputTokens);
  const stream = named.entries.get('stream');
  // A patched client of another SDK names the model as that SDK does.
  const modelNames = [...parameters.model, ...(client?.sdk.parameters.model ?? [])];
  const made = modelObject(call, args, sdk, client, tools);
  const model = made?.model ?? modelOf(pick(modelNames), named, args, modelNames);
  const kind = method.body === undefined ? method.kind : kindOfModel(model.id, method.kind);
  const nodes = withPositionalNodes(args, method.positional);
  const placeOf = (name: string) =>
    placeIn({ nodes, scope: call.scope }, name, tools.reader) ??
    (client?.made === undefined ? null : placeIn(client.made, name, tools.reader));
  const steps = method.steps && { ...method.steps, ...onlyIfBounded(client) };
  const loop = steps === undefined ? null : sdkLoop(call.node, steps, named, placeOf, tools.reader);
  const place = tools.flow.placeOf(call.node, (node) => tools.reader.evaluate(node, call.scope));
  const messages = [
    ...(method.adds === undefined ? [] : [wholePrompt(method.adds)]),
    ...promptOf(named, parameters, kind),
  ];
  return {
    id: `${[...qualifiedName(call.scope), name].join('.')}`,
    range: rangeOf(call.node),
    language: tools.language,
    provider: made?.provider ?? client?.provider ?? sdk.provider,
    sdk: sdk.id,
    method: name,
    kind,
    model,
    messages: withInjectedMarks(loop === null ? messages : withHistory(messages), named),
    attachments: answersInText(kind)
      ? attachmentsOf(args, parameters, (name) => {
          const place = placeOf(name);
          return place === null ? null : tools.reader.schema(place.node, place.scope);
        })
      : [],
    maxOutputTokens: maximum?.kind === 'number' ? amountOf(maximum.value) : null,
    ...answersOf(named, kind),
    reasoning: reasoningOf(named),
    ...cacheOf(named),
    stream: method.stream === true || (stream?.kind === 'boolean' && stream.value),
    batch: method.batch === true,
    enclosingFunction: functionName(call.scope),
    ...(loop === null ? place : { ...place, flow: withLoop(place.flow, loop) }),
  };
}

function onlyIfBounded(client: TracedClient | null): Pick<Steps, 'onlyIfBounded'> {
  return client?.made?.as.onlyIfBounded === true ? { onlyIfBounded: true } : {};
}

/** What a model gives, by its name. */
function kindOfModel(id: string | null, fallback: CallKind): CallKind {
  if (id === null) return fallback;
  if (/embed/.test(id)) return 'embedding';
  if (/rerank/.test(id)) return 'rerank';
  return /image|canvas|stability|stable-/.test(id) ? 'image' : fallback;
}

/** A model that is an object: of the call, of the client, or of all that name none. */
function modelObject(
  call: CallNode,
  { nodes, named }: Arguments,
  sdk: Sdk,
  client: TracedClient | null,
  { reader, ambient }: Tools,
): MadeModel | null {
  if (sdk.modelFactories === undefined) return null;
  const own = nodes.get('model') ?? nodes.get('llm');
  if (own !== undefined) return madeModel(own, call.scope, sdk, reader);
  const bound = client?.made;
  const made = bound?.nodes.get('model') ?? bound?.nodes.get('llm');
  const ofClient = bound === undefined ? null : madeModel(made, bound.scope, sdk, reader);
  if (ofClient !== null || sdk.parameters.model.some((name) => argumentNamed(named, name) !== undefined))
    return ofClient;
  const place = ambient(sdk, call.scope);
  return place === null ? null : madeModel(place.node, place.scope, sdk, reader);
}
