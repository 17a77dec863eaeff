/**
 * Tokens a second of one saturated replica: a roofline with continuous batching.
 *
 * The requests that run at once are what the key-value cache has room for, up to the engine's limit or the user's.
 * One step gives each of them a token (see `servingStep.ts`), so output tokens/s = requests ÷ step. Rates are
 * saturated ones; a latency target costs some of them. How far off they are: `npm run bench -- fit`.
 */

import type { Gpu, OpenModel, Precision } from '../catalog/hardware';
import { type Range, scaleRange } from '../money/range';
import { type Calibration, calibrationFactor } from './calibrate';
import { DEFAULT_ENGINE, type EngineName, engineOf, NEWEST_RELEASE_YEAR } from './engines';
import { cacheBytes, cacheRoomBytes } from './memory';
import { hasExperts } from './modelWork';
import { cacheCopies, gpusOf, heldWeightBytes, type Serving, type StepTimes, stepTimes } from './servingStep';
import { THROUGHPUT_FIT, type ThroughputConstants } from './throughputConstants';

/** One request's shape, in tokens. */
export interface RequestShape {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface ThroughputOptions {
  readonly engine?: EngineName | undefined;
  /** Requests that run at once, as far as memory and the engine allow; the engine's own limit when absent. */
  readonly concurrency?: number | undefined;
  /** Groups of layers one behind the other, a divisor of the replica's GPUs. Absent: 1, all of them share each layer. */
  readonly pipelineStages?: number | undefined;
  /** Absent: as the engine does by default for the precision. */
  readonly eightBitCache?: boolean | undefined;
  /** Year of the engine's release, with its fraction. Absent: the newest that the fit knows. */
  readonly releaseYear?: number | undefined;
  /** What a measured rate of this model and GPU says: the model's rate is corrected by it. */
  readonly calibration?: Calibration | undefined;
  /** Constants other than those that ship, for fitting them. */
  readonly constants?: ThroughputConstants | undefined;
}

export interface Throughput {
  /** Requests a second of one saturated replica. */
  readonly requestsPerSecond: Range;
  /** Output tokens a second. */
  readonly outputTokensPerSecond: Range;
  /** Input and output tokens a second. */
  readonly tokensPerSecond: Range;
  /** Output tokens a second that one of the running requests sees. */
  readonly tokensPerSecondPerRequest: number;
  readonly concurrency: number;
  readonly limit: 'memory' | 'bandwidth' | 'compute' | 'interconnect';
  /** Share of the time of memory and compute that is compute, 0 to 1: what a measured point says most about. */
  readonly computeShare: number;
}

/** Null when the replica has no room for one request. */
export function modelThroughput(
  model: OpenModel,
  gpu: Gpu,
  gpus: number,
  precision: Precision,
  shape: RequestShape,
  options: ThroughputOptions = {},
): Throughput | null {
  const constants = options.constants ?? THROUGHPUT_FIT.constants;
  const serving = roomiest(servingOf(model, gpu, gpus, precision, shape, options), constants);
  const room = roomFor(serving, constants);
  if (!(room >= 1)) return null;
  const wanted = wantedSequences(serving, options.concurrency);
  const batch = Math.min(room, wanted);
  const times = stepTimes(serving, batch, constants);
  const computeShare = times.compute / (times.compute + times.memory);
  const { calibration } = options;
  const factor = calibration === undefined ? 1 : calibrationFactor(calibration, { computeShare });
  const requestsPerSecond = (factor * batch) / times.total / serving.outputTokens;
  const band =
    calibration === undefined
      ? throughputBand(serving.engine.name, model)
      : THROUGHPUT_FIT.measuredBands[serving.engine.kind];
  const ranged = (base: number): Range => scaleRange({ low: band.low, base: 1, high: band.high }, base);
  return {
    requestsPerSecond: ranged(requestsPerSecond),
    outputTokensPerSecond: ranged(requestsPerSecond * shape.outputTokens),
    tokensPerSecond: ranged(requestsPerSecond * (shape.inputTokens + shape.outputTokens)),
    tokensPerSecondPerRequest: factor / times.total,
    concurrency: Math.floor(batch),
    limit: limitOf(times, batch < wanted),
    computeShare,
  };
}

function servingOf(
  model: OpenModel,
  gpu: Gpu,
  gpus: number,
  precision: Precision,
  shape: RequestShape,
  options: ThroughputOptions,
): Serving {
  const engine = engineOf(options.engine ?? DEFAULT_ENGINE);
  const year = options.releaseYear ?? NEWEST_RELEASE_YEAR;
  const stages = Math.max(1, options.pipelineStages ?? 1);
  return {
    model,
    gpu,
    precision,
    engine,
    tensorParallel: Math.max(1, gpus / stages),
    stages,
    expertParallel:
      hasExperts(model) &&
      gpus > stages &&
      engine.expertParallelSince !== null &&
      year >= engine.expertParallelSince,
    eightBitCache: options.eightBitCache ?? engine.eightBitCache.includes(precision),
    inputTokens: Math.max(0, shape.inputTokens),
    outputTokens: Math.max(1, shape.outputTokens),
    year,
  };
}

/** Expert parallelism keeps attention's weights on every GPU; where that leaves no room, nobody serves that way. */
function roomiest(serving: Serving, constants: ThroughputConstants): Serving {
  if (!serving.expertParallel || roomFor(serving, constants) >= 1) return serving;
  return { ...serving, expertParallel: false };
}

/** Requests that the cache has room for, not rounded: a mean over a run. */
function roomFor(serving: Serving, { outputResidency }: ThroughputConstants): number {
  const { model, gpu, inputTokens, outputTokens } = serving;
  const held = Math.max(1, inputTokens + outputResidency * outputTokens);
  const perRequest = Math.max(1, cacheBytes(model, held, serving.eightBitCache)) * cacheCopies(serving);
  const fromFree = serving.engine.cacheFromFreeMemory;
  return cacheRoomBytes(gpu, gpusOf(serving), heldWeightBytes(serving), fromFree) / perRequest;
}

/** With attention on whole requests each GPU schedules its own. */
function wantedSequences(
  { engine, gpu, year, ...serving }: Serving,
  concurrency: number | undefined,
): number {
  const schedulers = serving.expertParallel ? serving.tensorParallel * serving.stages : 1;
  if (concurrency === undefined) return engine.defaultSequences(gpu, year) * schedulers;
  return Math.max(1, Math.min(concurrency, engine.maxSequences(gpu, year) * schedulers));
}

/** P10 and P90 of measured over modelled rates, for this kind of engine and of model. */
export function throughputBand(engine: EngineName, model: OpenModel): { low: number; high: number } {
  return THROUGHPUT_FIT.bands[engineOf(engine).kind][hasExperts(model) ? 'experts' : 'dense'];
}

function limitOf({ memory, compute, link }: StepTimes, isOutOfRoom: boolean): Throughput['limit'] {
  if (link > memory && link > compute) return 'interconnect';
  if (compute >= memory) return 'compute';
  return isOutOfRoom ? 'memory' : 'bandwidth';
}
