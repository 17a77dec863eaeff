/** The URL that a request goes to, below the base URL of the client that sends it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { below, isRelative, resolved, type Url, urlOf } from '../http/url';
import { concat, nameOf, plainText, staticText } from '../value';
import type { Scope } from './fileIndex';
import type { Given } from './httpRequest';
import type { LanguageReader } from './language';
import { children, field, MAX_DEPTH } from './nodes';
import { type Place, placeOf, returnedBy } from './places';

/** `object`: what the sending function is a member of. Null when the URL cannot be read. */
export function urlAt(
  { url, options }: Pick<Given, 'url' | 'options'>,
  object: Node | null,
  scope: Scope,
  reader: LanguageReader,
): Url | null {
  const at =
    url === null ? urlOfParts(options.entries, reader) : urlOfExpression({ node: url, scope }, reader);
  if (at === null || !isRelative(at)) return at;
  const own = firstOf(BASES, options.entries);
  const base = own === undefined ? clientsBase(object, scope, reader) : baseOf(own, reader);
  return base === null ? null : below(base, at);
}

const BASES = ['baseURL', 'base_url', 'baseUrl', 'prefixUrl', 'prefix_url'];

function firstOf<T>(names: readonly string[], entries: ReadonlyMap<string, T>): T | undefined {
  return names.map((name) => entries.get(name)).find((value) => value !== undefined);
}

/** `new URL(path, base)` wherever it stands, and any text. */
function urlOfExpression(place: Place, reader: LanguageReader, depth = 0): Url | null {
  const { node, scope } = placeOf(place.node, place.scope, reader);
  const link = reader.linkOf(node);
  if (link !== null && /^(?:href|toString\(\))$/.test(link.name))
    return urlOfExpression({ node: link.object, scope }, reader, depth + 1);
  const isUrl = node.type === 'new_expression' && field(node, 'constructor')?.text === 'URL';
  const list = isUrl ? field(node, 'arguments') : null;
  const returned = list === null && depth < MAX_DEPTH ? returnedBy({ node, scope }, reader) : null;
  if (returned !== null) return urlOfExpression(returned, reader, depth + 1);
  if (list === null) return urlOf(reader.evaluate(place.node, place.scope));
  const [path, base] = children(list);
  if (path === undefined) return null;
  const value = reader.evaluate(path, scope);
  const url = urlOf(value);
  if (url === null || base === undefined) return url;
  return resolved(baseOf({ node: base, scope }, reader), url, plainText(value)?.startsWith('/') === true);
}

/** Node's `https.request({ hostname, path })`. */
function urlOfParts(entries: ReadonlyMap<string, Place>, reader: LanguageReader): Url | null {
  const given = (...names: string[]) => {
    const place = firstOf(names, entries);
    return place === undefined ? null : reader.evaluate(place.node, place.scope);
  };
  const host = given('hostname', 'host');
  const path = given('path');
  const port = given('port');
  if (host === null || path === null) return null;
  const withPort = port === null ? [] : [staticText(':'), port];
  return urlOf(concat([staticText('https://'), host, ...withPort, path]));
}

/** Of `axios.create({ baseURL })`, `httpx.Client(base_url=…)`, `HTTPSConnection(host)`. Null when it has none. */
function clientsBase(object: Node | null, scope: Scope, reader: LanguageReader): Url | null {
  if (object === null) return null;
  const held = placeOf(object, scope, reader);
  const at = returnedBy(held, reader) ?? held;
  const made = reader.construction(at.node, at.scope);
  if (made === null) return null;
  const given = firstOf(BASES, made.args.nodes);
  if (given !== undefined) return baseOf({ node: given, scope: at.scope }, reader);
  const host = made.args.positional[0];
  if (host === undefined || !/HTTPS?Connection$/.test(made.callee)) return null;
  return urlOf(concat([staticText('https://'), reader.evaluate(host, at.scope)]));
}

/** A base that is not known is called by its expression. */
function baseOf({ node, scope }: Place, reader: LanguageReader): Url {
  const value = reader.evaluate(node, scope);
  const unknown: Url = {
    host: null,
    port: null,
    path: '',
    base: nameOf(node.text),
    holes: [],
    origin: 'unknown',
  };
  const url = urlOf(value);
  return url === null || isRelative(url) ? unknown : url;
}
