/** The traffic of a scenario as the engine takes it: hours of a week, or the peak over the mean alone. */

import type { HostingPlan } from '../cost/estimate';
import { peakToAverageOf, profileOf } from '../cost/trafficProfiles';
import type { Scenario } from './scenario';

export interface Traffic {
  readonly plan: Pick<HostingPlan, 'peakToAverage' | 'hourlyWeights'>;
  /** Where the peak comes from; null: set as a number. */
  readonly source: string | null;
}

/**
 * Hours a month that a GPU is paid for: all, or those of its daily window. Example: six hours a day of 720 h are 180.
 */
export function paidHours({ hosting: { hoursPerMonth, schedule } }: Scenario): number {
  return schedule === undefined ? hoursPerMonth : (hoursPerMonth * schedule.hoursPerDay) / 24;
}

/** The user's own hours before a named profile, and either before the plain number. Work that waits for a window has no peak. */
export function trafficOf({ traffic, hosting }: Scenario): Traffic {
  if (hosting.schedule !== undefined)
    return { plan: { peakToAverage: 1 }, source: 'work that waits for its window runs evenly' };
  const { hourlyCounts, profile, peakToAverage } = traffic;
  if (hourlyCounts !== undefined) return withHours(hourlyCounts, 'your requests by the hour');
  if (profile === undefined) return { plan: { peakToAverage }, source: null };
  const { weights, source } = profileOf(profile);
  return withHours(weights, `profile ${profile}: ${source}`);
}

function withHours(hourlyWeights: readonly number[], source: string): Traffic {
  return { plan: { peakToAverage: peakToAverageOf(hourlyWeights), hourlyWeights }, source };
}
