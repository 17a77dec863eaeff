/** An HTTP request as far as it is known, and what it costs by: the endpoint, the provider, the model in its path. */

import { providerOfHost } from '../sdks/compatibleHosts';
import type { ParameterNames } from '../sdks/sdk';
import { type Origin, plainText, type RecordValue } from '../value';
import { ENDPOINTS, type Endpoint } from './endpoints';
import { isRelative, partOf, type Url } from './url';

export interface HttpRequest {
  readonly url: Url;
  /** Upper case; null when the code does not say. */
  readonly verb: string | null;
  /** What is sent; its expression where that cannot be read; null when nothing is sent. */
  readonly body: RecordValue | string | null;
  /** Names of the headers that are set, in lower case. */
  readonly headers: ReadonlySet<string>;
}

/** The model's id as part of the path. */
export interface PathModel {
  /** Null when it is filled in at run time. */
  readonly id: string | null;
  readonly origin: Origin;
  readonly expression: string;
}

export interface BilledRequest {
  readonly endpoint: Endpoint;
  readonly provider: string;
  /** Null when the body names the model. */
  readonly pathModel: PathModel | null;
}

interface PossibleEndpoint {
  readonly endpoint: Endpoint;
  /** The model's part of the path. */
  readonly part: string | undefined;
  /** Null where the host does not say. */
  readonly provider: string | null;
}

/** Endpoints that a request can be to, by where it goes; none for one that costs nothing, or that may go anywhere. */
export function endpointsAt({ url, verb }: Pick<HttpRequest, 'url' | 'verb'>): PossibleEndpoint[] {
  if (isRelative(url) || (verb !== null && verb !== 'POST')) return [];
  const provider = url.host === null ? null : providerOfHost(url.host);
  if (url.host !== null && provider === null) return [];
  return ENDPOINTS.flatMap((endpoint) => {
    const match = endpoint.path.exec(url.path);
    if (match === null || (provider !== null && endpoint.providers?.includes(provider) === false)) return [];
    return [{ endpoint, part: match.groups?.model, provider }];
  });
}

/** Null for a request that costs nothing, or that may be to anything. */
export function billedRequest(request: HttpRequest): BilledRequest | null {
  const { url, body } = request;
  if (body === null) return null;
  const found = endpointsAt(request).find(({ endpoint, part, provider }) =>
    provider === null || provider === 'self-hosted'
      ? isEvidentAnywhere(endpoint, request)
      : fits(body, endpoint.parameters) && generates(endpoint, part, body),
  );
  if (found === undefined) return null;
  const { endpoint, part, provider } = found;
  return {
    endpoint,
    provider: provider ?? endpoint.maker ?? providerOfModel(body),
    pathModel: part === undefined ? null : modelIn(url, part),
  };
}

/** At a host that is not known, or one's own. */
function isEvidentAnywhere(endpoint: Endpoint, { url, body, headers }: HttpRequest): boolean {
  const { telltale, header, ownHost, parameters } = endpoint;
  const members = typeof body === 'object' ? body?.entries : undefined;
  if (header !== undefined && headers.has(header)) return true;
  if (telltale?.every((name) => members?.has(name) === true)) return true;
  const isNamed = url.host === null ? telltale === undefined : true;
  const host = url.host === null ? (url.base ?? '') : `${url.host}:${url.port ?? ''}`;
  return isNamed && ownHost?.test(host) === true && fits(body, parameters);
}

/** A body that can be read must have something of what the endpoint takes: a mock's answer has not. */
function fits(body: HttpRequest['body'], { model, messages, input, system }: ParameterNames): boolean {
  if (typeof body !== 'object' || body === null || body.spreads.length > 0) return true;
  return [...model, ...messages, ...input, ...system, 'requests', 'file'].some((name) =>
    body.entries.has(name.split('.')[0] ?? name),
  );
}

function generates({ generates }: Endpoint, model: string | undefined, body: HttpRequest['body']): boolean {
  if (generates === undefined) return true;
  const parameters = typeof body === 'object' ? body?.entries.get('parameters') : undefined;
  const isSet = (name: string) => parameters?.kind === 'record' && parameters.entries.has(name);
  return generates.members.some(isSet) || (model !== undefined && generates.model.test(model));
}

function modelIn(url: Url, part: string): PathModel {
  const { text, expression } = partOf(url, part);
  return { id: text, origin: url.origin, expression };
}

/** Of ids that say who made the model; a gateway's price is not known, its maker's is. */
const MAKERS: readonly { readonly id: RegExp; readonly provider: string }[] = [
  { id: /^(?:gpt-|chatgpt-|o\d|text-embedding-|davinci|babbage|dall-e|whisper|tts-)/, provider: 'openai' },
  { id: /^claude-/, provider: 'anthropic' },
  { id: /^gemini-/, provider: 'google' },
  { id: /^deepseek-(?:chat|reasoner)$/, provider: 'deepseek' },
  { id: /^grok-/, provider: 'xai' },
  { id: /^(?:mistral|ministral|magistral|codestral|pixtral)-/, provider: 'mistral' },
  { id: /^command-/, provider: 'cohere' },
  { id: /^sonar/, provider: 'perplexity' },
];

function providerOfModel(body: HttpRequest['body']): string {
  const id = typeof body === 'object' ? plainText(body?.entries.get('model')) : null;
  return MAKERS.find((maker) => maker.id.test(id ?? ''))?.provider ?? 'router';
}
