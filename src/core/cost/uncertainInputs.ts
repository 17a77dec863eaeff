/**
 * The inputs that may be off, each as a range with a position in it. A position runs from −1, the low end, over 0, the
 * base, to 1, the high end, so that base figures are the medians of what is drawn.
 */

import { exactly, type Range, scaleRange, sumRanges } from '../money/range';
import { requestsOf } from './demand';
import type { EstimateInput, Workload } from './estimate';
import type { Replica } from './sizing';

export const UNCERTAIN_INPUTS = [
  'inputTokens',
  'outputTokens',
  'volume',
  'apiPrice',
  'usdPerGpuHour',
  'throughput',
  'operationsFte',
  'engineerUsdPerYear',
  'infrastructureUsdPerMonth',
] as const;

export type UncertainInput = (typeof UNCERTAIN_INPUTS)[number];

/** What people call them. */
export const UNCERTAIN_INPUT_NAMES: Readonly<Record<UncertainInput, string>> = {
  inputTokens: 'input tokens',
  outputTokens: 'output tokens',
  volume: 'volume',
  apiPrice: 'API prices',
  usdPerGpuHour: 'price of a GPU',
  throughput: 'throughput',
  operationsFte: 'operations',
  engineerUsdPerYear: 'cost of an engineer',
  infrastructureUsdPerMonth: 'supporting infrastructure',
};

/** Place of each input in a list of positions. */
export const AT: Readonly<Record<UncertainInput, number>> = {
  inputTokens: 0,
  outputTokens: 1,
  volume: 2,
  apiPrice: 3,
  usdPerGpuHour: 4,
  throughput: 5,
  operationsFte: 6,
  engineerUsdPerYear: 7,
  infrastructureUsdPerMonth: 8,
};

const ONE = exactly(1);

/** Tokens are those of all workloads a month; volume, API price and throughput are factors around 1. */
export function uncertainRanges(
  { workloads, hosting, factors }: EstimateInput,
  replica: Replica,
): Readonly<Record<UncertainInput, Range>> {
  return {
    inputTokens: monthlyTokens(workloads, ({ inputTokens }) => inputTokens),
    outputTokens: monthlyTokens(workloads, ({ outputTokens }) => outputTokens),
    volume: factors?.volume ?? ONE,
    apiPrice: factors?.apiPrice ?? ONE,
    usdPerGpuHour: hosting.ownership === undefined ? hosting.usdPerGpuHour : ONE,
    throughput: replica.speed,
    operationsFte: hosting.overhead.operationsFte,
    engineerUsdPerYear: hosting.overhead.engineerUsdPerYear,
    infrastructureUsdPerMonth: hosting.overhead.infrastructureUsdPerMonth,
  };
}

function monthlyTokens(workloads: readonly Workload[], tokens: (workload: Workload) => Range): Range {
  return sumRanges(workloads.map((workload) => scaleRange(tokens(workload), requestsOf(workload))));
}

/** The value at a position of a range. */
export function valueAt({ low, base, high }: Range, position: number): number {
  return position < 0 ? base + position * (base - low) : base + position * (high - base);
}
