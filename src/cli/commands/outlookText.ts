/** How fast the fleet answers, and what the years ahead do, for people. */

import type { Estimate } from '../../core/cost/estimate';
import { horizonSentence, latencySentence } from '../../core/cost/sentences';

/** Nothing where throughput was given as one figure. */
export function latencyText({ latency }: Estimate): string[] {
  if (latency === null) return [];
  const { average, busiestHour, meetsTarget } = latency;
  const verdict = meetsTarget === null ? '' : meetsTarget ? ' Meets its target.' : ' Misses its target.';
  return [
    `Latency      ${latencySentence(average)} on average; ${latencySentence(busiestHour)} in the busiest hour.${verdict}`,
  ];
}

export function horizonText({ horizon }: Estimate): string[] {
  return horizon === null ? [] : [`${horizon.months} months    ${horizonSentence(horizon)}`];
}
