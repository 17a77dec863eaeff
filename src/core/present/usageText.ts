/** What holds for a call of its volume or the length of its answers, in words, before it is changed. */

import { formatTokens } from '../money/format';
import type { CostedItem } from '../project/documentEstimate';
import { given, sourceWords } from '../project/usage';
import type { UsageKeyName } from '../project/usagePlaces';
import { tokensText } from './figures';

/** `10k requests a month (assumed)`, `~350 output tokens (assumed)`. */
export function usageText(
  item: CostedItem,
  key: UsageKeyName,
): { readonly value: number; readonly text: string } {
  const set = given(item.usage, key);
  const how = set === null ? 'assumed' : sourceWords(set.source);
  if (key === 'requestsPerMonth') {
    const { value } = item.requestsPerMonth;
    return { value, text: `${formatTokens(value)} requests a month (${how})` };
  }
  const { tokens } = item.tokens.output;
  return { value: Math.round(tokens.base), text: `${tokensText(tokens)} output tokens (${how})` };
}
