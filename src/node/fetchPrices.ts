/** Fetches the published prices: only where a person has asked for it. Sends nothing but the request itself. */

import { messageOf } from '../core/project/messageOf';

/** Where the project of `@pydantic/genai-prices` publishes its data (as in version 0.1.8 of the package). */
export const PRICES_URL =
  'https://raw.githubusercontent.com/pydantic/genai-prices/main/prices/new_data/v2/data.json';

export interface FetchLimits {
  /** For all of it, in milliseconds. */
  readonly timeoutMs: number;
  /** The file has 0.4 MB (2026-11-21). */
  readonly maxBytes: number;
}

/** The data in the package are 0.5 MB. */
export const FETCH_LIMITS: FetchLimits = { timeoutMs: 20_000, maxBytes: 8 * 1024 * 1024 };

const MAX_REDIRECTS = 3;

export type FetchedPrices =
  /** `etag` names this state of the data; null when the host gives none. */
  | { readonly kind: 'new'; readonly data: unknown; readonly etag: string | null }
  /** As they were under the `etag` that was given. */
  | { readonly kind: 'same' }
  /** For people, without a period. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Never rejects. */
export async function fetchPrices(
  url: string,
  etag: string | null,
  limits: FetchLimits = FETCH_LIMITS,
): Promise<FetchedPrices> {
  const { host } = new URL(url);
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    const response = await requestWithin(url, etag, signal);
    if (typeof response === 'string') return failed(response);
    if (response.status === 304 && etag !== null) return { kind: 'same' };
    if (response.status !== 200) {
      await response.body?.cancel();
      return failed(`${host} answered with status ${response.status}`);
    }
    const body = await textWithin(response, limits.maxBytes);
    if (body === null) return failed(`${host} answered with more than ${limits.maxBytes} bytes`);
    const data = parsedJson(body);
    if (data === undefined) return failed(`${host} answered with something else than JSON`);
    return { kind: 'new', data, etag: response.headers.get('etag') };
  } catch (error) {
    return failed(
      signal.aborted
        ? `${host} did not answer within ${Math.ceil(limits.timeoutMs / 1000)} seconds`
        : `${host} could not be reached (${causeOf(error)})`,
    );
  }
}

function failed(reason: string): FetchedPrices {
  return { kind: 'failed', reason };
}

/** Follows redirects on the same host by the same protocol, and no other; a text says why there is no answer. */
async function requestWithin(
  url: string,
  etag: string | null,
  signal: AbortSignal,
): Promise<Response | string> {
  const headers = { accept: 'application/json', ...(etag === null ? {} : { 'if-none-match': etag }) };
  let at = new URL(url);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await fetch(at, { headers, signal, redirect: 'manual', credentials: 'omit' });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return response;
    await response.body?.cancel();
    const next = new URL(location, at);
    if (next.origin !== at.origin) return `${at.host} sends on to another host, ${next.host}`;
    at = next;
  }
  return `${at.host} sends on without end`;
}

/** Null when there is more: nothing beyond the limit is read. */
async function textWithin({ body }: Response, maxBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop cancels the rest.
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `fetch` says "fetch failed", and why in its cause. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return messageOf(cause ?? error);
}
