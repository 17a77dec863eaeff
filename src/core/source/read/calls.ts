/** Finding the calls that cost: method paths, the client they are called on, and what their arguments say. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { AttachedSchema, CallSite, LanguageId, ModelReference, PromptMessage } from '../callSite';
import type { Sdk, SdkMethod } from '../sdks/sdk';
import { plainText, type RecordValue, type Value } from '../value';
import { ClientTracer } from './clients';
import { type CallNode, type FileIndex, functionName, lookUp, qualifiedName, type Scope } from './fileIndex';
import { grownLists } from './grownLists';
import type { Arguments, LanguageReader, MemberLink } from './language';
import { madeModel } from './madeModel';
import { messagesOf } from './messages';
import { rangeOf } from './nodes';
import { pipedPrompt } from './pipedPrompt';
import { argumentNamed, withPositional } from './positional';
import { jsonOf } from './sentJson';

/** Links that change how a method answers, not what it is. */
const TRANSPARENT_LINKS = new Set([
  'with_raw_response',
  'with_streaming_response',
  'with_options()',
  'withOptions()',
]);

/** Calls that are handed a method and its arguments, such as `asyncio.to_thread(client.messages.create, …)`. */
const CALLERS = /(?:^|\.)(?:to_thread|partial|run_in_executor|run_sync|call_with_retry|retry|wrap)$/;

interface Match {
  readonly sdk: Sdk;
  readonly method: SdkMethod;
  /** As written, with `beta.` where the code has it. */
  readonly name: string;
  readonly receiver: Node;
}

export function findCalls(
  index: FileIndex,
  reader: LanguageReader,
  sdks: readonly Sdk[],
  language: LanguageId,
): CallSite[] {
  const tracer = new ClientTracer(reader, sdks);
  const grown = grownLists(index, reader);
  const ordinals = new Map<string, number>();
  const found: CallSite[] = [];
  for (const call of index.calls) {
    const site = readCall(call, { reader, sdks, tracer, grown, language });
    if (site === null) continue;
    const ordinal = (ordinals.get(site.id) ?? 0) + 1;
    ordinals.set(site.id, ordinal);
    found.push(ordinal === 1 ? site : { ...site, id: `${site.id}:${ordinal}` });
  }
  return found;
}

interface Tools {
  readonly reader: LanguageReader;
  readonly sdks: readonly Sdk[];
  readonly tracer: ClientTracer;
  readonly grown: ReturnType<typeof grownLists>;
  readonly language: LanguageId;
}

function readCall(call: CallNode, tools: Tools): CallSite | null {
  const { reader, sdks, tracer } = tools;
  const direct = reader.links(call.node);
  const imported = direct.length === 0 ? importedFunction(call, reader, sdks) : null;
  if (imported !== null) return functionCall(call, imported, tools);
  const handed = direct.length === 0 || !mayMatch(direct, sdks) ? handedMethod(call.node, reader) : null;
  const matches = matchesOf(handed ?? direct, sdks);
  if (matches.length === 0) return null;
  const args = reader.arguments(call.node, call.scope);
  for (const match of matches) {
    const client = tracer.trace(match.receiver, call.scope);
    if (client.kind === 'other' && match.method.evidence !== 'path') continue;
    if (
      client.kind === 'client' &&
      client.sdk !== match.sdk &&
      client.sdk.methods.some(({ path }) => path === match.method.path)
    )
      continue;
    const isCertain = client.kind === 'client' && client.sdk === match.sdk;
    if (!isCertain && !isEvident(match, args)) continue;
    const given = withPositional(args, match.method.positional, reader, call.scope);
    const bound = client.kind === 'client' ? withBound(given, client.bound) : given;
    const named = withTemplate(bound, match, call.scope, reader);
    const provider = client.kind === 'client' ? client.provider : match.sdk.provider;
    return callSite(call, match, { ...args, named }, provider, tools);
  }
  return null;
}

interface ImportedFunction {
  readonly sdk: Sdk;
  readonly method: SdkMethod;
}

/** `generateText({ … })` where the name is imported from an SDK, under an alias too. */
function importedFunction(
  { node, scope }: CallNode,
  reader: LanguageReader,
  sdks: readonly Sdk[],
): ImportedFunction | null {
  const callee = node.childForFieldName('function');
  const name = callee === null ? null : reader.identifier(callee);
  const from = name === null ? undefined : lookUp(scope, name, node.startIndex)?.from;
  if (from === undefined) return null;
  for (const sdk of sdks) {
    const method = sdk.modules.test(from.module)
      ? sdk.functions?.find(({ path }) => path === from.name)
      : undefined;
    if (method !== undefined) return { sdk, method };
  }
  return null;
}

function functionCall(call: CallNode, { sdk, method }: ImportedFunction, tools: Tools): CallSite {
  const { reader } = tools;
  const args = reader.arguments(call.node, call.scope);
  const named = withPositional(args, method.positional, reader, call.scope);
  return callSite(call, { sdk, method, name: method.path }, { ...args, named }, sdk.provider, tools);
}

/** What the client was made with, unless the call says otherwise. */
function withBound(named: RecordValue, { entries }: RecordValue): RecordValue {
  return entries.size === 0 ? named : { ...named, entries: new Map([...entries, ...named.entries]) };
}

function withTemplate(named: RecordValue, { sdk, receiver }: Match, scope: Scope, reader: LanguageReader) {
  const template = sdk.takesPipedPrompt === true ? pipedPrompt(receiver, scope, reader) : null;
  return template === null
    ? named
    : { ...named, entries: new Map([...named.entries, ['template', template]]) };
}

function mayMatch(links: readonly MemberLink[], sdks: readonly Sdk[]): boolean {
  const last = links[0]?.name;
  return sdks.some(({ methods }) => methods.some(({ path }) => path === last || path.endsWith(`.${last}`)));
}

/** The method among the arguments of a function that calls it later. */
function handedMethod(call: Node, reader: LanguageReader): readonly MemberLink[] | null {
  const callee = call.childForFieldName('function');
  const list = call.childForFieldName('arguments');
  if (callee === null || list === null || !CALLERS.test(callee.text.slice(-80))) return null;
  for (const argument of list.namedChildren.slice(0, 2)) {
    const links: MemberLink[] = [];
    for (
      let link = argument === null ? null : reader.linkOf(argument);
      link !== null;
      link = reader.linkOf(link.object)
    )
      links.push(link);
    if (links.length > 1) return links;
  }
  return null;
}

/** Methods whose path the links end in, the longest first. */
function matchesOf(links: readonly MemberLink[], sdks: readonly Sdk[]): Match[] {
  const kept = links.filter(({ name }) => !TRANSPARENT_LINKS.has(name));
  const path = kept
    .map(({ name }) => name)
    .reverse()
    .join('.');
  const found: Match[] = [];
  for (const sdk of sdks) {
    for (const method of sdk.methods) {
      if (path !== method.path && !path.endsWith(`.${method.path}`)) continue;
      const depth = method.path.split('.').length;
      const before = kept
        .slice(depth)
        .map(({ name }) => name)
        .reverse()
        .join('.');
      const receiver = kept[depth - 1]?.object;
      if (
        receiver === undefined ||
        sdk.not.test(`${before}.`) ||
        (method.path === 'completions.create' && before.endsWith('chat'))
      )
        continue;
      const isBeta = kept[depth]?.name === 'beta';
      found.push({ sdk, method, name: isBeta ? `beta.${method.path}` : method.path, receiver });
    }
  }
  return found.sort((a, b) => b.method.path.length - a.method.path.length);
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
    : evidence.any.some(has) && sdk.parameters.model.some(has);
}

function callSite(
  call: CallNode,
  { sdk, method, name }: Pick<Match, 'sdk' | 'method' | 'name'>,
  args: Arguments,
  provider: string,
  tools: Tools,
): CallSite {
  const { named } = args;
  const pick = (names: readonly string[]) =>
    names.map((key) => argumentNamed(named, key)).find((value) => value !== undefined);
  const { parameters } = sdk;
  const maximum = pick(parameters.maxOutputTokens);
  const stream = named.entries.get('stream');
  const made = madeModel(args.nodes.get('model'), call.scope, sdk, tools.reader);
  return {
    id: `${[...qualifiedName(call.scope), name].join('.')}`,
    range: rangeOf(call.node),
    language: tools.language,
    provider: made?.provider ?? provider,
    sdk: sdk.id,
    method: name,
    kind: method.kind,
    model: made?.model ?? modelOf(pick(parameters.model), named, args, parameters.model),
    messages: promptOf(named, sdk, method, tools, call),
    attachments: attachmentsOf(args, sdk),
    maxOutputTokens: maximum?.kind === 'number' ? maximum.value : null,
    stream: method.stream === true || (stream?.kind === 'boolean' && stream.value),
    batch: method.batch === true,
    inLoop: call.inLoop,
    enclosingFunction: functionName(call.scope),
  };
}

function modelOf(
  value: Value | undefined,
  named: RecordValue,
  args: Arguments,
  names: readonly string[],
): ModelReference {
  if (value === undefined) {
    const [spread] = named.spreads;
    return {
      id: null,
      source: 'unknown',
      ...(spread === undefined ? {} : { expression: spread.slice(0, 60) }),
    };
  }
  const node = names.map((name) => args.nodes.get(name)).find((candidate) => candidate !== undefined);
  const range = node === undefined ? {} : { range: rangeOf(node) };
  const id = plainText(value);
  if (id !== null && id !== '') return { id, source: value.origin, ...range };
  const source = value.kind === 'unknown' ? value.origin : 'unknown';
  return {
    id: null,
    source,
    ...range,
    ...(node === undefined ? {} : { expression: node.text.replace(/\s+/g, ' ').slice(0, 60) }),
  };
}

function promptOf(
  named: RecordValue,
  sdk: Sdk,
  method: SdkMethod,
  tools: Tools,
  call: CallNode,
): PromptMessage[] {
  const { parameters } = sdk;
  const { spreads } = named;
  const read = (names: readonly string[], role: 'system' | 'user' | null) =>
    names.flatMap((name) => {
      const value = argumentNamed(named, name);
      return value === undefined ? [] : messagesOf(tools.grown.withAppended(value, name, call), role);
    });
  const inputRole = method.kind === 'chat' ? 'user' : null;
  const system = oneMessage(read(parameters.system, 'system'), 'system');
  const messages = [...system, ...read(parameters.messages, null), ...read(parameters.input, inputRole)];
  if (spreads.length > 0 && messages.length === 0) return spreads.map(wholePrompt);
  const isGiven = [...parameters.messages, ...parameters.input].some(
    (name) => argumentNamed(named, name) !== undefined,
  );
  return isGiven || spreads.length > 0 || !NEEDS_PROMPT.has(method.kind)
    ? messages
    : [...messages, wholePrompt('prompt')];
}

/** Kinds that send a text: one that is not seen is stored elsewhere, built by the SDK, or in code that does not parse. */
const NEEDS_PROMPT: ReadonlySet<SdkMethod['kind']> = new Set(['chat', 'completion', 'embedding']);

function wholePrompt(name: string): PromptMessage {
  return { role: null, segments: [{ kind: 'variable', name: name.slice(0, 60) }] };
}

/** A system prompt given in blocks is one message. */
function oneMessage(parts: readonly PromptMessage[], role: 'system'): PromptMessage[] {
  const [first] = parts;
  if (first === undefined) return [];
  return [{ ...first, role, segments: parts.flatMap(({ segments }) => segments) }];
}

function attachmentsOf({ named, nodes }: Arguments, sdk: Sdk): AttachedSchema[] {
  const read = (names: readonly string[], kind: AttachedSchema['kind']) =>
    names.flatMap((name): AttachedSchema[] => {
      const value = argumentNamed(named, name);
      if (value === undefined || value.kind === 'nothing' || value.kind === 'boolean') return [];
      const json = jsonOf(value);
      const text = json.text;
      if (kind === 'outputSchema' && !/schema|properties|title/i.test(text) && value.kind === 'record')
        return [];
      const node = nodes.get(name);
      return [
        { kind, text, complete: json.complete, ...(node === undefined ? {} : { range: rangeOf(node) }) },
      ];
    });
  return [...read(sdk.parameters.tools, 'tools'), ...read(sdk.parameters.outputSchema, 'outputSchema')];
}
