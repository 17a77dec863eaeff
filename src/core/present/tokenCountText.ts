import { formatCount, formatTokens } from '../money/format';
import { type Range, sumRanges } from '../money/range';
import type { TokenCount } from '../tokens/tokenCount';

/** Several selections as one count: `1,234 tokens` when exact, `~1,234 (1,100 – 1,400) tokens` when estimated. */
export function describeCount(counts: readonly TokenCount[], modelId: string | null) {
  const tokens = sumRanges(counts.map((count) => count.tokens));
  const exact = counts.every((count) => count.exact);
  const encoding = counts[0]?.encoding ?? '';
  const how = exact ? encoding : `estimated from ${encoding}`;
  return {
    tokens,
    exact,
    encoding: modelId === null ? how : `${how}, ${modelId}`,
    text: countText(tokens, exact),
  };
}

function countText(tokens: Range, exact: boolean): string {
  const unit = tokens.base === 1 ? 'token' : 'tokens';
  const base = formatCount(tokens.base);
  return exact
    ? `${base} ${unit}`
    : `~${base} ${unit} (${formatTokens(tokens.low)} – ${formatTokens(tokens.high)})`;
}
