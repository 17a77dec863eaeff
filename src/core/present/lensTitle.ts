/** One quiet line per call. `~` marks what is estimated; a volume that nobody set is marked as assumed in the hover. */

import type { Range } from '../money/range';
import type { CostedItem } from '../project/documentEstimate';
import { INLINE_PARTS, type InlinePart } from '../project/settings';
import { isInstructions, modelName, tokensText, unpricedText, usdText } from './figures';

/** `gpt-4o · ~2.3k + ~350 tokens · ~$0.0093 a call · ~$93/mo API · ~$6,900/mo self-hosted`, or the parts of it that are wanted. */
export function lensTitle(item: CostedItem, parts: readonly InlinePart[] = INLINE_PARTS): string {
  if (isInstructions(item)) return instructionsTitle(item);
  const said = [...new Set(parts.flatMap((part) => PARTS[part](item)))];
  return said.length === 0 ? tokenPart(item) : said.join(' · ');
}

/** A call without a price says why, once, in place of its figures. */
const PARTS: Readonly<Record<InlinePart, (item: CostedItem) => string[]>> = {
  model: (item) => [modelName(item)],
  tokens: (item) => [tokenPart(item)],
  call: (item) => priced(item, item.perCall, (perCall) => `${perCall} a call`),
  apiMonth: (item) => priced(item, item.perMonth, (perMonth) => `${perMonth}/mo API`),
  selfHostedMonth: (item) => (item.unpriced === null ? hostedPart(item) : [unpricedText(item.unpriced)]),
};

function priced({ unpriced }: CostedItem, figure: Range | null, words: (text: string) => string): string[] {
  if (unpriced !== null) return [unpricedText(unpriced)];
  return figure === null ? [] : [words(usdText(figure))];
}

function hostedPart({ hosted, perMonth }: CostedItem): string[] {
  const fleet = hosted?.selfHosted;
  if (fleet === undefined || perMonth === null) return [];
  return [fleet.fits ? `${usdText(fleet.monthly)}/mo self-hosted` : 'does not fit the GPU'];
}

/** Nobody but the agent knows how many requests a session has, nor, mostly, of which model. */
function instructionsTitle(item: CostedItem): string {
  const model = item.tokens.modelId === null ? [] : [modelName(item)];
  const cost = item.perCall === null ? '' : `, ${usdText(item.perCall)}`;
  return [...model, `${tokenPart(item)}${cost} in each request of a session`].join(' · ');
}

/** The same in the space that an end of line has: the call and its month, or what is wanted in their place. */
export function inlayLabel(item: CostedItem, parts: readonly InlinePart[] = INLINE_PARTS): string {
  if (isInstructions(item)) return tokenPart(item);
  const short = parts.filter((part) => part === 'call' || part === 'apiMonth');
  if (short.length === 0) return lensTitle(item, parts);
  if (item.perCall === null || item.perMonth === null) return `${tokenPart(item)} · no price`;
  const figures = { call: usdText(item.perCall), apiMonth: `${usdText(item.perMonth)}/mo` };
  return short.map((part) => figures[part]).join(' · ');
}

function tokenPart(item: CostedItem): string {
  const { input, output } = item.tokens;
  return output.tokens.high === 0
    ? `${tokensText(input)} tokens`
    : `${tokensText(input)} + ${tokensText(output.tokens)} tokens`;
}
