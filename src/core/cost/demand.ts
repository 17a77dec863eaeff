/** What all workloads together ask of a fleet. */

import { type Range, scaleRange, sumRanges, ZERO_RANGE } from '../money/range';
import type { Workload } from './estimate';
import type { RequestShape } from './throughput';

export interface Demand {
  readonly requestsPerMonth: number;
  /** Input and output. */
  readonly tokensPerMonth: Range;
  /** The mean request, weighted by volume. */
  readonly shape: RequestShape;
}

/** Retries are requests too; cached tokens are still prefilled by one's own servers unless they cache as well. */
export function demandOf(workloads: readonly Workload[]): Demand {
  let requests = 0;
  let input = ZERO_RANGE;
  let output = ZERO_RANGE;
  for (const workload of workloads) {
    const count = workload.interactionsPerMonth * (1 + workload.retryShare);
    requests += count;
    input = sumRanges([input, scaleRange(workload.inputTokens, count)]);
    output = sumRanges([output, scaleRange(workload.outputTokens, count)]);
  }
  const shape = meanShape(workloads, requests, input.base, output.base);
  return { requestsPerMonth: requests, tokensPerMonth: sumRanges([input, output]), shape };
}

/** Without volume the mean is the plain one, so that a price at zero requests still has a shape. */
function meanShape(
  workloads: readonly Workload[],
  requests: number,
  input: number,
  output: number,
): RequestShape {
  if (requests > 0) return { inputTokens: input / requests, outputTokens: output / requests };
  const count = Math.max(1, workloads.length);
  const sum = (pick: (workload: Workload) => number) =>
    workloads.reduce((total, workload) => total + pick(workload), 0);
  return {
    inputTokens: sum((workload) => workload.inputTokens.base) / count,
    outputTokens: sum((workload) => workload.outputTokens.base) / count,
  };
}
