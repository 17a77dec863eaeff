/** What an interaction that does its job costs: a cheaper model that fails more is not cheaper. */

import type { Quality } from './estimate';

export interface UsefulOutput extends Quality {
  /** USD of an interaction that succeeds, all costs of the month spread over those; null without volume. */
  readonly apiUsd: number | null;
  readonly selfHostedUsd: number | null;
}

/** Both models taken to do the task alike, until the user's own evaluation says otherwise. */
export const EQUAL_QUALITY: Quality = { apiSuccessRate: 1, selfHostedSuccessRate: 1 };

/** Cost ÷ success rate. Example: 0.02 USD at 80 % success are 0.025 for one that is of use. */
export function usefulOutput(
  quality: Quality,
  apiUsdPerMonth: number,
  hostedUsdPerMonth: number | null,
  interactionsPerMonth: number,
): UsefulOutput {
  const each = (usd: number | null, rate: number) =>
    usd === null || interactionsPerMonth <= 0 ? null : usd / interactionsPerMonth / rate;
  return {
    ...quality,
    apiUsd: each(apiUsdPerMonth, quality.apiSuccessRate),
    selfHostedUsd: each(hostedUsdPerMonth, quality.selfHostedSuccessRate),
  };
}

/** How much dearer self-hosting counts for what it fails more: 1 where both do alike. */
export function handicapOf({ apiSuccessRate, selfHostedSuccessRate }: Quality): number {
  return apiSuccessRate / selfHostedSuccessRate;
}
