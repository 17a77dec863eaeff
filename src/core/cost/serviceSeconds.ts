/** How long one replica is busy with the mean request, when requests are shorter or longer than they are taken to be. */

import { type Range, scaleRange, sumRanges } from '../money/range';
import { requestsOf } from './demand';
import { DEFAULT_ENGINE } from './engines';
import type { HostingPlan, Workload } from './estimate';
import type { Replica } from './sizing';
import { modelThroughput } from './throughput';
import { valueAt } from './uncertainInputs';

/** Seconds of a replica by the positions of input and output tokens in their ranges, −1 to 1. */
export type ServiceSeconds = (input: number, output: number) => number;

/**
 * A flat figure takes every token alike. The throughput model is asked at the nine corners and middles of both ranges,
 * and what lies between is interpolated: an output token takes many times as long as an input token.
 */
export function secondsPerRequest(
  plan: HostingPlan,
  replica: Replica,
  workloads: readonly Workload[],
): ServiceSeconds {
  const input = meanTokens(workloads, (workload) => workload.inputTokens);
  const output = meanTokens(workloads, (workload) => workload.outputTokens);
  const flat = (inputAt: number, outputAt: number) =>
    (valueAt(input, inputAt) + valueAt(output, outputAt)) / replica.tokensPerSecond;
  if (plan.throughput.kind === 'flat') return flat;
  const modelled = (inputAt: number, outputAt: number) => {
    const shape = { inputTokens: valueAt(input, inputAt), outputTokens: valueAt(output, outputAt) };
    const { model, gpu, precision, engine = DEFAULT_ENGINE } = plan;
    const requests = modelThroughput(model, gpu, replica.gpus, precision, shape, { engine })
      ?.requestsPerSecond.base;
    // No room for so long a request: at least its tokens count.
    return requests === undefined || requests <= 0 ? flat(inputAt, outputAt) : 1 / requests;
  };
  return interpolated(modelled);
}

function interpolated(exact: ServiceSeconds): ServiceSeconds {
  const grid = Float64Array.from([-1, 0, 1].flatMap((row) => [-1, 0, 1].map((column) => exact(row, column))));
  return (input, output) => {
    const [row, column] = [input < 0 ? 0 : 1, output < 0 ? 0 : 1];
    const [down, right] = [input < 0 ? input + 1 : input, output < 0 ? output + 1 : output];
    const at = (r: number, c: number) => grid[3 * r + c] ?? 0;
    const top = at(row, column) * (1 - right) + at(row, column + 1) * right;
    const bottom = at(row + 1, column) * (1 - right) + at(row + 1, column + 1) * right;
    return top * (1 - down) + bottom * down;
  };
}

function meanTokens(workloads: readonly Workload[], tokens: (workload: Workload) => Range): Range {
  const requests = workloads.reduce((sum, workload) => sum + requestsOf(workload), 0);
  const all = sumRanges(workloads.map((workload) => scaleRange(tokens(workload), requestsOf(workload))));
  return requests > 0 ? scaleRange(all, 1 / requests) : all;
}
