/** Where a call stands in the flow of its function: what else one run of the function makes, chooses between and repeats. */

import type { TextRange } from './callSite';

/** Calls on different branches of one choice are not made in the same run. */
export interface Choice {
  readonly kind: 'choice';
  /** The place in the document where the code chooses. */
  readonly at: string;
  /** Branches on which the call is made, from 0 in document order: one of them, or all where it is made whatever is chosen. */
  readonly branches: readonly number[];
  /** Branches in all, the one that does nothing among them. */
  readonly count: number;
  /** Branches that are taken only when something fails: handlers, the right side of `a or b`, those that raise an error. */
  readonly failing: readonly number[];
}

/** A loop makes its calls once a pass. */
export interface Loop {
  readonly kind: 'loop';
  readonly at: string;
  /** Line of the loop, from 0. */
  readonly line: number;
  /** Passes that the code states; null where data or an answer decide. */
  readonly passes: number | null;
  /** The code may leave the loop before its last pass. */
  readonly endsEarly: boolean;
  /** No code of the file repeats the call: the SDK does, until an answer asks for no tool. */
  readonly bySdk?: boolean;
}

export type FlowStep = Choice | Loop;

export interface CallFlow {
  /** The function whose one run makes the call; null at module level. */
  readonly unit: string | null;
  /** Where that function stands. */
  readonly unitRange: TextRange | null;
  /** From the function in to the call. */
  readonly steps: readonly FlowStep[];
}
