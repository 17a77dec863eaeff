/** Sends a text to a provider's counting endpoint: only where a person has asked for just that. */

import { messageOf } from '../core/project/messageOf';
import { type CountRequest, countInAnswer } from '../core/tokens/providerCount';

/** What is used of `fetch`. */
export type Post = (
  url: string,
  request: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body: string;
    /** Another address, which the answer may name, gets neither the text nor the key. */
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
  },
) => Promise<{ readonly status: number; json(): Promise<unknown> }>;

const LIMIT_MS = 30_000;

/** Never rejects: `reason` says, for people and without the key, why there is no count. */
export async function askProvider(
  { provider, url, headers, body, key }: CountRequest,
  environment: Readonly<Record<string, string | undefined>>,
  post: Post,
): Promise<{ readonly tokens: number } | { readonly reason: string }> {
  const secret = key.variables
    .map((name) => environment[name])
    .find((value) => value !== undefined && value !== '');
  if (secret === undefined) return { reason: `${provider} asks for a key in ${key.variables.join(' or ')}` };
  try {
    const response = await post(url, {
      method: 'POST',
      headers: { ...headers, [key.header]: `${key.scheme}${secret}` },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    if (response.status !== 200) return { reason: `${provider} answered with status ${response.status}` };
    const tokens = countInAnswer(await response.json());
    return tokens === null ? { reason: `${provider} answered with something else than a count` } : { tokens };
  } catch (error) {
    return { reason: `${provider} could not be asked: ${messageOf(error).replaceAll(secret, '…')}` };
  }
}
