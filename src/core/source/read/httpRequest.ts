/** The HTTP request that a call sends, by the ways in which clients take URL, verb, headers and body. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { endpointsAt, type HttpRequest } from '../http/request';
import { nameOf, plainText } from '../value';
import type { CallNode } from './fileIndex';
import { bodyAt, type SentBody } from './httpBody';
import { urlAt } from './httpUrl';
import type { LanguageReader } from './language';
import { children, field } from './nodes';
import { type Members, membersOf, type Place } from './places';

export interface SentRequest extends HttpRequest, Pick<SentBody, 'nodes'> {}

/** Null when the call sends no request that could cost something, or its URL cannot be read. */
export function requestOf(call: CallNode, reader: LanguageReader): SentRequest | null {
  const sender = senderOf(call, reader);
  const given = sender === null ? null : givenTo(call, sender, reader);
  const url = given === null ? null : urlAt(given, sender?.object ?? null, call.scope, reader);
  // What is sent to other places need not be read.
  if (given === null || url === null || endpointsAt({ url, verb: given.verb }).length === 0) return null;
  const headers = new Set([...(given.headers?.entries.keys() ?? [])].map((name) => name.toLowerCase()));
  if (given.body === null) return { url, verb: given.verb, body: given.hidden, nodes: new Map(), headers };
  return { url, verb: given.verb, ...bodyAt(given.body, reader), headers };
}

interface Sender {
  readonly name: string;
  /** What the function is a member of: `axios`, `session`, `self.client`. */
  readonly object: Node | null;
}

/** `fetch`, `post`, `urlopen`, and what people name their own around them: `fetchWithRetry`, `post_json`. */
const SENDER =
  /^(?:axios|got|ky|ofetch|needle|superagent|stream|urlopen|raw|\$?\w*(?:fetch|post|request)\w*)$/i;
/** Tests say what is or was to be sent; they send nothing. */
const NOT_SENDER = /mock|expect|assert|called|intercept|nock|stub|respx|\bresponses\b/i;

function senderOf({ node, name }: CallNode, reader: LanguageReader): Sender | null {
  if (!SENDER.test(name)) return null;
  const callee = field(node, 'function');
  if (callee === null || NOT_SENDER.test(callee.text.slice(-80))) return null;
  const [link] = reader.links(node);
  return { name, object: link?.object ?? null };
}

export interface Given {
  readonly verb: string | null;
  /** Null when options say host and path. */
  readonly url: Node | null;
  readonly options: Members;
  readonly headers: Members | null;
  readonly body: Place | null;
  /** The expression that may hold the body, when none is seen. */
  readonly hidden: string | null;
}

const VERB = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/i;

/** URL, body and options by position, by keyword, or all in one object. */
function givenTo(call: CallNode, { name }: Sender, reader: LanguageReader): Given | null {
  const { node, scope } = call;
  const args = reader.arguments(node, scope);
  const start = args.positional[0];
  const verb = start === undefined ? null : plainText(reader.evaluate(start, scope));
  const hasVerb = verb !== null && VERB.test(verb);
  const [first, second, third] = args.positional.slice(hasVerb ? 1 : 0);
  const at = (value: Node): Place => ({ node: value, scope });
  const members = (value: Node | undefined) => (value === undefined ? null : membersOf(value, scope, reader));
  const told = hasVerb ? verb : /^a?post/i.test(name) || /Post$/.test(name) ? 'POST' : null;
  // Python's: keywords, the body perhaps second.
  if (node.type === 'call') {
    const keywords: Members = {
      entries: new Map([...args.nodes].map(([key, value]) => [key, at(value)])),
      isOpen: args.hasSpread && args.named.spreads.length > 0,
    };
    return {
      ...withOptions(keywords, told, reader),
      url: first ?? keywords.entries.get('url')?.node ?? null,
      ...(second === undefined ? {} : { body: at(second) }),
      ...(third === undefined ? {} : { headers: members(third) }),
    };
  }
  const config = members(first);
  if (config !== null)
    return { ...withOptions(config, told, reader), url: config.entries.get('url')?.node ?? null };
  if (first === undefined || (second !== undefined && isFunction(second))) return null;
  return { ...bySecond(second, third, told, call, reader), url: first };
}

const NO_OPTIONS: Members = { entries: new Map(), isOpen: false };

/** After the URL there are options, or the body and then options. */
function bySecond(
  second: Node | undefined,
  third: Node | undefined,
  verb: string | null,
  { node, scope }: CallNode,
  reader: LanguageReader,
): Omit<Given, 'url'> {
  if (second === undefined) {
    const sent = sentAfter(node);
    const body = sent === null ? {} : { body: { node: sent, scope } };
    return { ...withOptions(NO_OPTIONS, verb, reader), ...body };
  }
  const members = membersOf(second, scope, reader);
  const isBody = members === null ? verb !== null : isPayload(members, verb);
  if (isBody) {
    const options = third === undefined ? null : membersOf(third, scope, reader);
    return { ...withOptions(options ?? NO_OPTIONS, verb, reader), body: { node: second, scope } };
  }
  const hidden = members === null ? { hidden: nameOf(second.text) } : {};
  return { ...withOptions(members ?? NO_OPTIONS, verb, reader), ...hidden };
}

/** Superagent's `.send(body)`, further along the chain. */
function sentAfter(call: Node): Node | null {
  for (let at: Node | null = call; at !== null; at = at.parent?.parent ?? null) {
    const member: Node | null = at.parent;
    const next = member?.parent;
    if (member?.type !== 'member_expression' || next?.type !== 'call_expression') return null;
    const list = field(next, 'arguments');
    if (field(member, 'property')?.text === 'send') return list === null ? null : (children(list)[0] ?? null);
  }
  return null;
}

const PAYLOAD = ['model', 'messages', 'input', 'prompt', 'contents', 'inputs'];
const OPTIONS = ['method', 'headers', 'body', 'json', 'form', 'signal', 'timeout', 'responseType', 'data'];

/** `axios.post(url, { model })` against `got.post(url, { json })`. */
function isPayload({ entries }: Members, verb: string | null): boolean {
  if (PAYLOAD.some((name) => entries.has(name))) return true;
  return verb !== null && !OPTIONS.some((name) => entries.has(name));
}

const BODIES = ['json', 'body', 'data', 'content', 'form', 'payload'];

function withOptions(options: Members, verb: string | null, reader: LanguageReader): Omit<Given, 'url'> {
  const { entries, isOpen } = options;
  const method = entries.get('method');
  const said = method === undefined ? null : plainText(reader.evaluate(method.node, method.scope));
  const headers = entries.get('headers');
  const body = BODIES.map((name) => entries.get(name)).find((place) => place !== undefined) ?? null;
  // Node's `https.request` gets its body afterwards.
  const isOpenEnded = entries.has('path') && (entries.has('hostname') || entries.has('host'));
  return {
    verb: (said ?? verb)?.toUpperCase() ?? null,
    options,
    headers: headers === undefined ? null : membersOf(headers.node, headers.scope, reader),
    body,
    hidden: isOpen ? 'options' : isOpenEnded ? 'body' : null,
  };
}

function isFunction(node: Node): boolean {
  return /^(?:arrow_function|function_expression|function)$/.test(node.type);
}
