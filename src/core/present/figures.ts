/** The figures of one call in words, shared by all surfaces so that no two disagree. */

import { formatTokens, formatUsd } from '../money/format';
import { isExact, type Range } from '../money/range';
import type { CostedItem, Unpriced } from '../project/documentEstimate';

/** Marks what is not known exactly. */
export const ABOUT = '~';

export function tokensText(range: Range): string {
  return `${isExact(range) ? '' : ABOUT}${formatTokens(range.base)}`;
}

export function usdText(range: Range): string {
  return `${isExact(range) ? '' : ABOUT}${formatUsd(range.base)}`;
}

/** `$12 – $40`, or the one figure when both ends look the same. */
export function usdSpan(range: Range): string {
  const [low, high] = [formatUsd(range.low), formatUsd(range.high)];
  return low === high ? low : `${low} – ${high}`;
}

export function tokenSpan(range: Range): string {
  const [low, high] = [formatTokens(range.low), formatTokens(range.high)];
  return low === high ? low : `${low} – ${high}`;
}

/** The model as the code names it, or what stands in its place. */
export function modelName(item: CostedItem): string {
  const { model } = item.source.type === 'call' ? item.source.call : item.source.prompt;
  if (model.id !== null) return model.id;
  return model.expression === undefined ? 'unknown model' : `model from ${model.expression}`;
}

const UNPRICED_TEXT: Readonly<Record<Unpriced, string>> = {
  'unknown-model': 'no price: the model is not known from the code',
  'no-price': 'no price for this model in the catalog',
  'not-priced-by-tokens': 'not priced by tokens',
};

export function unpricedText(reason: Unpriced): string {
  return UNPRICED_TEXT[reason];
}
