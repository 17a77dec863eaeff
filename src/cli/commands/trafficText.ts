/** How loaded the fleet is over the week, for people. */

import type { Estimate } from '../../core/cost/estimate';
import { loadSentence } from '../../core/cost/sentences';

/** Nothing where only the peak is known: the load is in the line of the fleet already. */
export function trafficText({ traffic }: Estimate): string[] {
  return traffic === null || traffic.hourly === null ? [] : [`Week         ${loadSentence(traffic)}`];
}
