/** An estimate with what takes longer to compute than a keystroke leaves time for. */

import type { Estimate, EstimateInput } from './estimate';
import { estimate } from './estimateAll';
import { type Uncertainty, uncertaintyOf } from './uncertainty';

export interface FullEstimate extends Estimate {
  /** Null when the open model does not fit. */
  readonly uncertainty: Uncertainty | null;
}

/** Takes input that `validateEstimateInput` finds no fault with. */
export function fullEstimate(input: EstimateInput): FullEstimate {
  return { ...estimate(input), uncertainty: uncertaintyOf(input) };
}
