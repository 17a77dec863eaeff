/** What the benches share: medians, and one row per figure. */

export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'MB/s' | 'x' | 'texts' | '%' | 'frames';
  /** The figure that this one may reach and not pass. */
  readonly limit?: number;
  /** The figure that this one must reach. */
  readonly atLeast?: number;
  /** What others take for the same in the same run, by their names; in the same unit. */
  readonly beside?: Readonly<Record<string, number>>;
}

/** A number of a table, with three digits at most after the point. */
export function rounded(value: number): string {
  return value.toFixed(value < 0.1 ? 4 : value < 10 ? 2 : 0);
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value that a share of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** How many times one figure another is. */
export function ratio(of: number, to: number): string {
  const times = of / to;
  return `${times.toFixed(times < 10 ? 2 : 0)}×`;
}
