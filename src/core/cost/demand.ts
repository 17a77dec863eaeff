/** What workloads together ask of a fleet. Retries are requests too, for the API and for one's own servers alike. */

import { exactly, multiplyRanges, type Range, scaleRange, sumRanges, ZERO_RANGE } from '../money/range';
import type { Workload } from './estimate';
import type { RequestShape } from './throughput';

export interface Demand {
  readonly requestsPerMonth: number;
  /** Input and output. */
  readonly tokensPerMonth: Range;
  /** The mean request, weighted by volume. */
  readonly shape: RequestShape;
  /** Input and output of the longest workload's request, which a replica has to have room for. */
  readonly longestRequestTokens: number;
}

/** @param volume what all volumes may be off by, as a factor around 1. */
export function demandOf(workloads: readonly Workload[], volume: Range = exactly(1)): Demand {
  const requests = sumOver(workloads, requestsOf);
  const input = monthly(workloads, ({ inputTokens }) => inputTokens);
  const output = monthly(workloads, ({ outputTokens }) => outputTokens);
  return {
    requestsPerMonth: requests,
    tokensPerMonth: multiplyRanges(sumRanges([input, output]), volume),
    shape:
      requests > 0
        ? { inputTokens: input.base / requests, outputTokens: output.base / requests }
        : plainMean(workloads),
    longestRequestTokens: Math.max(1, ...workloads.map(tokensOf)),
  };
}

/** Requests a month, retries included. */
export function requestsOf({ interactionsPerMonth, retryShare }: Workload): number {
  return interactionsPerMonth * (1 + retryShare);
}

/** Input and output of one request. */
export function tokensOf({ inputTokens, outputTokens }: Workload): number {
  return inputTokens.base + outputTokens.base;
}

function monthly(workloads: readonly Workload[], tokens: (workload: Workload) => Range): Range {
  return workloads.length === 0
    ? ZERO_RANGE
    : sumRanges(workloads.map((workload) => scaleRange(tokens(workload), requestsOf(workload))));
}

/** Without volume the mean is the plain one, so that a price at zero requests still has a shape. */
function plainMean(workloads: readonly Workload[]): RequestShape {
  const count = Math.max(1, workloads.length);
  return {
    inputTokens: sumOver(workloads, ({ inputTokens }) => inputTokens.base) / count,
    outputTokens: sumOver(workloads, ({ outputTokens }) => outputTokens.base) / count,
  };
}

function sumOver(workloads: readonly Workload[], value: (workload: Workload) => number): number {
  return workloads.reduce((sum, workload) => sum + value(workload), 0);
}
