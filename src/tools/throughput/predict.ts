/** What the product says of a measured row. */

import { modelThroughput, type Throughput } from '../../core/cost/throughput';
import type { ThroughputConstants } from '../../core/cost/throughputConstants';
import type { MeasuredRow } from './measuredTable';

export interface Prediction {
  readonly outputTokensPerSecond: number;
  readonly low: number;
  readonly high: number;
  readonly computeShare: number;
}

/** Null when the product says that it does not fit. */
export function predict(row: MeasuredRow, constants?: ThroughputConstants): Prediction | null {
  const layouts = row.tensorParallel === null ? splitsOf(row.gpus) : [row.tensorParallel];
  const predictions = layouts
    .map((tensorParallel) => predictAs(row, tensorParallel, constants))
    .filter((prediction) => prediction !== null);
  return predictions.reduce<Prediction | null>(
    (best, next) => (best !== null && best.outputTokensPerSecond >= next.outputTokensPerSecond ? best : next),
    null,
  );
}

function predictAs(
  row: MeasuredRow,
  tensorParallel: number,
  constants: ThroughputConstants | undefined,
): Prediction | null {
  const gpus = tensorParallel * row.stages;
  const replicas = Math.max(1, row.gpus / gpus);
  const throughput = modelThroughput(row.model, row.gpu, gpus, row.precision, row, {
    engine: row.engine,
    concurrency: row.concurrency === null ? undefined : row.concurrency / replicas,
    pipelineStages: row.stages,
    eightBitCache: row.eightBitCache ?? undefined,
    releaseYear: row.year,
    constants,
  });
  return throughput === null ? null : predictionOf(throughput, replicas);
}

function predictionOf(
  { outputTokensPerSecond: rate, computeShare }: Throughput,
  replicas: number,
): Prediction {
  return {
    outputTokensPerSecond: rate.base * replicas,
    low: rate.low * replicas,
    high: rate.high * replicas,
    computeShare,
  };
}

/** Ways to split GPUs into equal replicas: 8 are 1 × 8, 2 × 4, 4 × 2 and 8 × 1. */
function splitsOf(gpus: number): number[] {
  return [1, 2, 4, 8, 16, 32, 64].filter((size) => size <= gpus && gpus % size === 0);
}

/** A row that does not fit counts as off by this, as ln(measured ÷ predicted): far, and not infinitely so. */
const MISSED = 5;

/** ln(measured ÷ predicted). */
export function residual(row: MeasuredRow, constants?: ThroughputConstants): number {
  const prediction = predict(row, constants);
  return prediction === null
    ? MISSED
    : Math.log(row.outputTokensPerSecond / prediction.outputTokensPerSecond);
}
