/** What the benches share: medians, and one row per figure. */

export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'MB/s' | 'x' | 'texts' | '%' | 'frames';
  /** The figure that this one may reach and not pass. */
  readonly limit?: number;
  /** The figure that this one must reach. */
  readonly atLeast?: number;
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
