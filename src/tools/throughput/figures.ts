/** How far off predictions are, in the figures that the model is held to. */

export interface Figures {
  readonly rows: number;
  /** Median of |predicted ÷ measured − 1|. */
  readonly medianError: number;
  /** Share of rows with measured and predicted within a factor of 1.5. */
  readonly within: number;
  /** Median of measured ÷ predicted: above 1 the model is too low. */
  readonly bias: number;
}

/** From residuals ln(measured ÷ predicted). */
export function figuresOf(residuals: readonly number[]): Figures {
  return {
    rows: residuals.length,
    medianError: quantile(
      residuals.map((r) => Math.abs(Math.exp(-r) - 1)),
      0.5,
    ),
    within: share(residuals, (r) => Math.abs(r) <= Math.log(1.5)),
    bias: Math.exp(quantile(residuals, 0.5)),
  };
}

/** Linear between the two nearest ranks. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (sorted.length - 1) * part;
  const low = sorted[Math.floor(rank)] ?? Number.NaN;
  return low + ((sorted[Math.ceil(rank)] ?? low) - low) * (rank % 1);
}

export function share<T>(values: readonly T[], holds: (value: T) => boolean): number {
  return values.length === 0 ? Number.NaN : values.filter(holds).length / values.length;
}

/** In order of size, largest first. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    group.push(item);
    groups.set(keyOf(item), group);
  }
  return [...groups].sort((a, b) => b[1].length - a[1].length);
}
