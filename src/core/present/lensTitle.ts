/** One quiet line per call. `~` marks what is estimated; a volume that nobody set is marked as assumed in the hover. */

import type { CostedItem } from '../project/documentEstimate';
import { isInstructions, modelName, tokensText, unpricedText, usdText } from './figures';

/** `gpt-4o · ~2.3k + ~350 tokens · ~$0.0093 a call · ~$93/mo API · ~$6,900/mo self-hosted` */
export function lensTitle(item: CostedItem): string {
  if (isInstructions(item)) return instructionsTitle(item);
  return [modelName(item), tokenPart(item), ...moneyParts(item)].join(' · ');
}

/** Nobody but the agent knows how many requests a session has, nor, mostly, of which model. */
function instructionsTitle(item: CostedItem): string {
  const model = item.tokens.modelId === null ? [] : [modelName(item)];
  const cost = item.perCall === null ? '' : `, ${usdText(item.perCall)}`;
  return [...model, `${tokenPart(item)}${cost} in each request of a session`].join(' · ');
}

/** The same in the space that an end of line has. */
export function inlayLabel(item: CostedItem): string {
  if (isInstructions(item)) return tokenPart(item);
  if (item.perCall === null || item.perMonth === null) return `${tokenPart(item)} · no price`;
  return `${usdText(item.perCall)} · ${usdText(item.perMonth)}/mo`;
}

function tokenPart(item: CostedItem): string {
  const { input, output } = item.tokens;
  return output.tokens.high === 0
    ? `${tokensText(input)} tokens`
    : `${tokensText(input)} + ${tokensText(output.tokens)} tokens`;
}

function moneyParts(item: CostedItem): string[] {
  if (item.unpriced !== null) return [unpricedText(item.unpriced)];
  if (item.perCall === null || item.perMonth === null) return [];
  const api = [`${usdText(item.perCall)} a call`, `${usdText(item.perMonth)}/mo API`];
  const hosted = item.hosted?.selfHosted;
  if (hosted === undefined) return api;
  return [...api, hosted.fits ? `${usdText(hosted.monthly)}/mo self-hosted` : 'does not fit the GPU'];
}
