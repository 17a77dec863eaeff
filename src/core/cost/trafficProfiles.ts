/** How requests spread over the 168 hours of a week, as weights that need not add up to anything. Hour 0 is Monday 00:00. */

import { ARTICLES } from './articles';

export const HOURS_PER_WEEK = 168;
const HOURS_PER_DAY = 24;

export const PROFILE_NAMES = ['flat', 'business-hours', 'spiky-10x', 'spiky-20x', 'nightly-batch'] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];

interface Profile {
  readonly weights: readonly number[];
  /** What the shape is, and where from. */
  readonly source: string;
}

/** Office hours, from nine to six. */
const OPENS = 9;
const CLOSES = 18;

const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  flat: { weights: week(() => 1), source: 'the same every hour' },
  'business-hours': {
    weights: week((day, hour) => (isOffice(day, hour) ? 10 : 1)),
    source: `Monday to Friday, 9 to 18, at 10 times the rest, the low end of business software (${ARTICLES.A})`,
  },
  'spiky-10x': {
    weights: spiky(10, 0.15),
    source: `a peak hour of 10 times the trough; a fleet for the peak then runs at 15 % (${ARTICLES.A})`,
  },
  'spiky-20x': {
    weights: spiky(20, 0.08),
    source: `a peak hour of 20 times the trough; a fleet for the peak then runs at 8 % (${ARTICLES.A})`,
  },
  'nightly-batch': {
    weights: week((_day, hour) => (hour < 6 ? 1 : 0)),
    source: `six hours a night (${ARTICLES.A})`,
  },
};

export function profileOf(name: ProfileName): Profile {
  return PROFILES[name];
}

/** Busiest hour over the mean hour, 1 to 168. Example: all of a week in six hours a night is 4. */
export function peakToAverageOf(weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  // Rounding must not put the peak of an even week below its mean.
  return sum > 0 ? Math.max(1, (Math.max(...weights) * weights.length) / sum) : 1;
}

function week(weight: (day: number, hour: number) => number): number[] {
  return Array.from({ length: HOURS_PER_WEEK }, (_, index) =>
    weight(Math.floor(index / HOURS_PER_DAY), index % HOURS_PER_DAY),
  );
}

function isOffice(day: number, hour: number): boolean {
  return day < 5 && hour >= OPENS && hour < CLOSES;
}

/**
 * One peak hour each working day, `peak` times the trough, with the hour before and the one after it as busy as it
 * takes for the mean to be `averageLoad` of the peak.
 */
function spiky(peak: number, averageLoad: number): number[] {
  const perDay = ((averageLoad * peak - 1) * HOURS_PER_WEEK) / 5;
  const shoulder = 1 + (perDay - (peak - 1)) / 2;
  return week((day, hour) => {
    if (day >= 5) return 1;
    if (hour === 11) return peak;
    return hour === 10 || hour === 12 ? shoulder : 1;
  });
}
