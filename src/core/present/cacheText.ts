/** What a prompt cache could serve of a call, in words. Money is not said: how often it does is the user's share. */

import { formatTokens } from '../money/format';
import type { CacheEstimate, MarkedPrefix } from '../project/cachePrefix';
import type { CacheSetting } from '../source/callSite';
import { tokenSpan, tokensText } from './figures';
import { escapeMarkdown } from './markdown';

/** Empty where nothing of the prompt is the same each time. Escaped. */
export function cacheMarkdown(
  { cacheablePrefix, marked }: CacheEstimate,
  setting: CacheSetting | null,
): string {
  const { tokens, until, basis } = cacheablePrefix;
  const end = until === null ? 'the whole prompt' : `up to ${until}`;
  const prefix =
    tokens.high === 0
      ? []
      : [
          `The same in every request: the first ${tokensText(tokens)} tokens, ${end} (${spanText(cacheablePrefix.tokens)}${basis}).`,
        ];
  const settings = [
    ...(setting?.key == null ? [] : [`Its cache key is ${setting.key}.`]),
    ...(setting?.content == null ? [] : [`Cached content stands before it: ${setting.content}.`]),
  ];
  return escapeMarkdown([...prefix, ...marksText(marked), ...settings].join(' '));
}

function spanText(tokens: CacheEstimate['cacheablePrefix']['tokens']): string {
  return tokens.low === tokens.high ? '' : `${tokenSpan(tokens)}, `;
}

function marksText(marked: readonly MarkedPrefix[]): string[] {
  const last = marked.at(-1);
  if (last === undefined) return [];
  const { tokens, ttl, variables } = last;
  const more = marked.length === 1 ? '' : ` (the last of ${formatTokens(marked.length)} marks)`;
  const kept = ttl === null ? '' : `, for ${ttl === '1h' ? 'an hour' : '5 minutes'}`;
  const names = [...new Set(variables)];
  const apart =
    names.length === 0
      ? ''
      : `; ${names.join(', ')} ${names.length === 1 ? 'stands' : 'stand'} among them, so that only requests with the same values share them`;
  return [`Marked to be cached${more}: the first ${tokensText(tokens)} tokens${kept}${apart}.`];
}
