/** The break-even in words, the same on every surface. */

import { formatTokens, ownLocale } from '../money/format';
import type { BreakEven } from './estimate';

/** Where self-hosting becomes cheaper, whether it stays so, or why it never does. */
export function breakEvenSentence(breakEven: BreakEven, locale: string = ownLocale()): string {
  const { firstTokensPerMonth: first, durableTokensPerMonth: durable, note } = breakEven;
  if (first === null) return `No break-even: ${note ?? 'the API stays cheaper at every volume'}.`;
  const from = formatTokens(first, locale);
  if (durable === null)
    return `Self-hosting is cheaper in some ranges from ${from} tokens a month, never for good.`;
  const lasting = formatTokens(durable, locale);
  return lasting === from
    ? `Break-even from ${from} tokens a month.`
    : `Break-even from ${from} tokens a month, for good from ${lasting}.`;
}
