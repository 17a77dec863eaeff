/**
 * What one measured rate says about other request shapes of the same model on the same GPU: the model's error repeats
 * itself in part, the more so the more alike the two are bound by memory or by compute.
 */

import type { Throughput } from './throughput';

/**
 * How much of a point's error is taken over where both are bound alike, and what is left of that at the opposite end.
 * With them the median error of held-out rows falls from 12 to 9 % (one random row of each model, GPU, engine and
 * precision given; 1,123 rows, 2026-11-21); taking over all of it everywhere gives 10 %.
 */
const TRUST = 0.9;
const TRUST_AT_OPPOSITE = 0.36;

/** A saturated rate that someone measured, beside what the model says of the same setup. */
export interface Calibration {
  /** ln(measured ÷ modelled). */
  readonly error: number;
  /** Of the measured setup: see `Throughput.computeShare`. */
  readonly computeShare: number;
}

/** Null for a rate that is no rate. */
export function calibrate(measuredOutputTokensPerSecond: number, modelled: Throughput): Calibration | null {
  const error = Math.log(measuredOutputTokensPerSecond / modelled.outputTokensPerSecond.base);
  return Number.isFinite(error) ? { error, computeShare: modelled.computeShare } : null;
}

/** What to multiply another modelled rate by. Example: a point 20 % above the model lifts the same setup by 18 %. */
export function calibrationFactor(
  { error, computeShare }: Calibration,
  modelled: { computeShare: number },
): number {
  const apart = Math.min(1, Math.abs(computeShare - modelled.computeShare));
  return Math.exp(error * (TRUST - (TRUST - TRUST_AT_OPPOSITE) * apart));
}
