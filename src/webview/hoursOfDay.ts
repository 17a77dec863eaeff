/** A week of hourly loads as one day. */

const HOURS_PER_DAY = 24;

export interface HourOfDay {
  /** 0 to 23. */
  readonly hour: number;
  /** Mean load of this hour over the days of the week, and that of its busiest day; shares of the paid capacity. */
  readonly mean: number;
  readonly most: number;
}

/** @param hourly load of each hour of a week of whole days, Monday 00:00 first */
export function hoursOfDay(hourly: readonly number[]): readonly HourOfDay[] {
  return Array.from({ length: HOURS_PER_DAY }, (_, hour) => {
    const loads = hourly.filter((_load, index) => index % HOURS_PER_DAY === hour);
    const sum = loads.reduce((total, load) => total + load, 0);
    return { hour, mean: sum / Math.max(1, loads.length), most: Math.max(0, ...loads) };
  });
}
