const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Whether a week has gone by since `last` (milliseconds since 1970, as stored). What cannot be read, and a time that is
 * still to come, are no time: a clock that was wrong once holds nothing up.
 */
export function isWeekOld(last: unknown, now: number): boolean {
  return typeof last !== 'number' || !(last <= now) || now - last > WEEK_MS;
}
