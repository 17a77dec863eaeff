/** The traffic of a scenario as the engine takes it: hours of a week, or the peak over the mean alone. */

import type { HostingPlan } from '../cost/estimate';
import { peakToAverageOf, profileOf } from '../cost/trafficProfiles';
import type { Scenario } from './scenario';

export interface Traffic {
  readonly plan: Pick<HostingPlan, 'peakToAverage' | 'hourlyWeights'>;
  /** Where the peak comes from; null: set as a number. */
  readonly source: string | null;
}

/** The user's own hours before a named profile, and either before the plain number. */
export function trafficOf({ traffic }: Scenario): Traffic {
  const { hourlyCounts, profile, peakToAverage } = traffic;
  if (hourlyCounts !== undefined) return withHours(hourlyCounts, 'your requests by the hour');
  if (profile === undefined) return { plan: { peakToAverage }, source: null };
  const { weights, source } = profileOf(profile);
  return withHours(weights, `profile ${profile}: ${source}`);
}

function withHours(hourlyWeights: readonly number[], source: string): Traffic {
  return { plan: { peakToAverage: peakToAverageOf(hourlyWeights), hourlyWeights }, source };
}
