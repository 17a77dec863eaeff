/** Volumes as people write them. */

const PER_MONTH: Readonly<Record<string, number>> = { hour: 730, day: 730 / 24, week: 730 / 168, month: 1 };
const FACTOR: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, b: 1e9 };

/** Requests a month of `10000`, `10k`, `1.5m` or `500/day`, with 730 hours to the month; undefined when it is no volume. */
export function parseVolume(text: string): number | undefined {
  const match = /^\s*(\d[\d_,]*(?:\.\d+)?)\s*([kmb]?)\s*(?:\/\s*(hour|day|week|month))?\s*$/i.exec(text);
  if (match === null) return undefined;
  const [, digits = '', factor = '', unit = 'month'] = match;
  const requests = Number(digits.replace(/[_,]/g, '')) * (FACTOR[factor.toLowerCase()] ?? 1);
  const volume = Math.round(requests * (PER_MONTH[unit.toLowerCase()] ?? 1));
  return volume <= 1e12 ? volume : undefined;
}
