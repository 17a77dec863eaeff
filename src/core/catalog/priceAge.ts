/** Prices change every few weeks: after so many days someone should look again. */
const STALE_AFTER_DAYS = 60;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whole days since the prices were read; null while they are fresh, or when their date cannot be read. */
export function staleDays(asOf: string, now: Date): number | null {
  const days = Math.floor((now.getTime() - Date.parse(`${asOf}T00:00:00Z`)) / DAY_MS);
  return days > STALE_AFTER_DAYS ? days : null;
}
