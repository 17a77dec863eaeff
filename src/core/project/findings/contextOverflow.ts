import { formatTokens } from '../../money/format';
import { firstLineOf, type Rule } from './finding';

/** What a request sends, with the longest answer it allows, must fit the model's window; beyond it providers refuse. */
export const contextOverflow: Rule = (item) => {
  const window = item.tokens.price?.contextWindow ?? null;
  if (window === null || window <= 0) return null;
  const { input, output } = item.tokens;
  const answer =
    item.source.type === 'call'
      ? (item.source.call.maxOutputTokens ?? output.tokens.base)
      : output.tokens.base;
  const needed = input.base + answer;
  if (needed <= window) return null;
  const sure = input.low + answer > window ? 'do not fit' : 'may not fit';
  const message = `About ${formatTokens(input.base)} tokens in and up to ${formatTokens(answer)} out ${sure} the context window of ${item.tokens.modelId}: ${formatTokens(window)} tokens.`;
  return { message, range: firstLineOf(item), remedies: [] };
};
