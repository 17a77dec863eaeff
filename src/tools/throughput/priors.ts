/**
 * Where each constant is expected before any row is seen, and how far it may stray: one standard deviation of its
 * logarithm. They come from data sheets and kernels' published efficiency, and keep constants physical that few rows
 * speak of.
 */

import type { ThroughputConstant } from '../../core/cost/throughputConstants';

export interface Prior {
  readonly value: number;
  readonly spread: number;
}

export const PRIORS: Readonly<Record<ThroughputConstant, Prior>> = {
  computeShare: { value: 0.65, spread: 0.2 },
  powerExponent: { value: 0.15, spread: 0.5 },
  attentionShare: { value: 0.5, spread: 0.4 },
  weightBandwidthShare: { value: 0.85, spread: 0.08 },
  cacheBandwidthShare: { value: 0.7, spread: 0.2 },
  overlap: { value: 0.3, spread: 0.5 },
  secondsPerStep: { value: 1e-3, spread: 0.7 },
  secondsPerLayer: { value: 10e-6, spread: 0.7 },
  linkShare: { value: 0.5, spread: 0.3 },
  secondsPerCollective: { value: 10e-6, spread: 0.25 },
  slowLinkFactor: { value: 2, spread: 0.4 },
  fp8Share: { value: 0.85, spread: 0.15 },
  fp4Share: { value: 0.7, spread: 0.2 },
  weightOnlyShare: { value: 0.84, spread: 0.2 },
  expertShare: { value: 0.7, spread: 0.25 },
  narrowExpertWidth: { value: 200, spread: 0.8 },
  outputResidency: { value: 0.8, spread: 0.3 },
  stageBubble: { value: 0.03, spread: 0.7 },
  tunedSecondsPerSequence: { value: 5e-6, spread: 0.7 },
  tunedSecondsPerPromptToken: { value: 1e-6, spread: 1 },
  pythonSecondsPerSequence: { value: 30e-6, spread: 0.7 },
  pythonSecondsPerPromptToken: { value: 3e-6, spread: 1 },
  pythonSecondsPerRequest: { value: 2e-3, spread: 1 },
  vllmTime: { value: 1.1, spread: 0.15 },
  sglangTime: { value: 1.1, spread: 0.15 },
  llamaCppTime: { value: 1, spread: 0.2 },
  pythonTimePerYear: { value: 1.15, spread: 0.1 },
  amdTime: { value: 1.05, spread: 0.07 },
  gaudiTime: { value: 1.1, spread: 0.3 },
  appleTime: { value: 1.1, spread: 0.2 },
};
