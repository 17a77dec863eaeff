/** A figure that is not known exactly: `low ≤ base ≤ high`. An exact figure has all three equal. */
export interface Range {
  readonly low: number;
  readonly base: number;
  readonly high: number;
}

/** The range of a figure that is known exactly. */
export function exactly(value: number): Range {
  return { low: value, base: value, high: value };
}

export const ZERO_RANGE: Range = exactly(0);

/** Adds ranges end by end: the widest case, as when all parts err in the same direction. */
export function sumRanges(ranges: readonly Range[]): Range {
  return ranges.reduce(
    (sum, range) => ({
      low: sum.low + range.low,
      base: sum.base + range.base,
      high: sum.high + range.high,
    }),
    ZERO_RANGE,
  );
}

/** Multiplies a range by a factor of zero or more. */
export function scaleRange(range: Range, factor: number): Range {
  return { low: range.low * factor, base: range.base * factor, high: range.high * factor };
}

/** The ends of a product of what is never negative. */
export function multiplyRanges(a: Range, b: Range): Range {
  return { low: a.low * b.low, base: a.base * b.base, high: a.high * b.high };
}

/** Applies a function that never decreases to each end. */
export function mapRange(range: Range, convert: (value: number) => number): Range {
  return { low: convert(range.low), base: convert(range.base), high: convert(range.high) };
}

/** Below this an amount, a price or a volume is nothing; what is divided by it stays finite. */
const NEGLIGIBLE = 1e-9;

export function withoutDust(value: number): number {
  return value < NEGLIGIBLE ? 0 : value;
}

/** True when there is nothing to choose between the ends. */
export function isExact(range: Range): boolean {
  return range.low === range.high;
}
