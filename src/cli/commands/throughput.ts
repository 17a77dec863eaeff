/** `breakeven throughput`: what one replica serves, from the model or corrected by a measured result. */

import { readFile } from 'node:fs/promises';
import type { HardwareCatalog, Precision } from '../../core/catalog/hardware';
import { type Calibration, calibrate } from '../../core/cost/calibrate';
import { DEFAULT_ENGINE, ENGINE_NAMES, type EngineName } from '../../core/cost/engines';
import { modelThroughput, type Throughput, type ThroughputOptions } from '../../core/cost/throughput';
import type { MeasuredPoint } from '../../core/measured/measuredPoint';
import { readMeasured } from '../../core/measured/readMeasured';
import { closest } from '../../core/project/closest';
import { messageOf } from '../../core/project/messageOf';
import { PRECISIONS } from '../../core/scenario/scenario';
import type { ThroughputJson } from '../../protocol/cliJson';
import { InputProblem } from '../problem';

export interface ThroughputCliOptions {
  readonly model: string;
  readonly gpu: string;
  readonly gpus: string;
  readonly pp: string;
  readonly precision: string;
  readonly input?: string;
  readonly output?: string;
  readonly engine: string;
  readonly concurrency: string;
  readonly measured?: string;
  readonly json?: boolean;
}

interface Request {
  readonly at: (inputTokens: number, outputTokens: number, more: ThroughputOptions) => Throughput | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly options: ThroughputOptions;
}

/** @throws InputProblem naming the option that is wrong. */
export async function throughputCommand(
  hardware: HardwareCatalog,
  options: ThroughputCliOptions,
): Promise<string> {
  const point = options.measured === undefined ? null : await measuredFile(options.measured);
  const request = requestOf(hardware, options, point);
  const calibration = point === null ? undefined : calibrationOf(request, point);
  const { inputTokens, outputTokens } = request;
  const throughput = request.at(inputTokens, outputTokens, { ...request.options, calibration });
  return options.json === true
    ? JSON.stringify(jsonOf(throughput), null, 2)
    : textOf(throughput, options, point);
}

function requestOf(
  hardware: HardwareCatalog,
  options: ThroughputCliOptions,
  point: MeasuredPoint | null,
): Request {
  const model = found(
    hardware.findOpenModel(options.model),
    '--model',
    options.model,
    keysOf(hardware.openModels),
  );
  const gpu = found(hardware.findGpu(options.gpu), '--gpu', options.gpu, keysOf(hardware.gpus));
  const precision: Precision = oneOf('--precision', options.precision, PRECISIONS);
  const engine: EngineName = oneOf('--engine', options.engine, ENGINE_NAMES);
  const gpus = whole('--gpus', options.gpus);
  const pipelineStages = whole('--pp', options.pp);
  if (gpus % pipelineStages !== 0)
    throw new InputProblem(`--pp ${pipelineStages} does not divide --gpus ${gpus}`);
  const concurrency = options.concurrency === 'max' ? undefined : whole('--concurrency', options.concurrency);
  return {
    at: (inputTokens, outputTokens, more) =>
      modelThroughput(model, gpu, gpus, precision, { inputTokens, outputTokens }, more),
    inputTokens: tokens('--input', options.input, point?.inputTokens),
    outputTokens: tokens('--output', options.output, point?.outputTokens),
    options: { engine, concurrency, pipelineStages },
  };
}

/** @throws InputProblem when the setup of the file has no rate to compare it with. */
function calibrationOf({ at, options }: Request, point: MeasuredPoint): Calibration | undefined {
  const concurrency = point.concurrency ?? undefined;
  const modelled = at(point.inputTokens, point.outputTokens, { ...options, concurrency });
  if (modelled === null) throw new InputProblem('--measured: its requests do not fit these GPUs');
  return calibrate(point.outputTokensPerSecond, modelled) ?? undefined;
}

async function measuredFile(file: string): Promise<MeasuredPoint> {
  const { point, problem } = readMeasured(await textOfFile(file));
  if (point === null) throw new InputProblem(`${file}: ${problem}`);
  return point;
}

async function textOfFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new InputProblem(`${file} cannot be read: ${messageOf(error)}`);
  }
}

function jsonOf(throughput: Throughput | null): ThroughputJson {
  if (throughput === null)
    return { fits: false, outputTokensPerSecond: 0, low: 0, high: 0, concurrency: 0, limit: 'memory' };
  const { outputTokensPerSecond, concurrency, limit } = throughput;
  const { low, base, high } = outputTokensPerSecond;
  return { fits: true, outputTokensPerSecond: base, low, high, concurrency, limit };
}

function textOf(
  throughput: Throughput | null,
  { model, gpus, gpu, precision, engine }: ThroughputCliOptions,
  point: MeasuredPoint | null,
): string {
  const setup = `${model} in ${precision} on ${gpus} × ${gpu} with ${engine}`;
  if (throughput === null) return `${setup}: no room for one request`;
  const { outputTokensPerSecond: rate, concurrency, limit } = throughput;
  const basis = point === null ? 'modelled' : `corrected by a result of ${point.tool}`;
  const figure = (value: number) => Number(value.toPrecision(3)).toLocaleString('en-US');
  return `${setup}: ${figure(rate.base)} output tokens/s (${figure(rate.low)}–${figure(rate.high)}), ${basis}; ${concurrency} requests at once, limited by ${limit}`;
}

function found<T>(entry: T | null, option: string, name: string, keys: readonly string[]): T {
  if (entry !== null) return entry;
  const near = closest(name, keys);
  throw new InputProblem(`${option}: unknown "${name}"${near === null ? '' : `; did you mean ${near}?`}`);
}

function keysOf(entries: readonly { readonly key: string }[]): string[] {
  return entries.map(({ key }) => key);
}

function oneOf<T extends string>(option: string, text: string, known: readonly T[]): T {
  const match = known.find((candidate) => candidate === text.toLowerCase());
  if (match === undefined) throw new InputProblem(`${option}: unknown "${text}"; known: ${known.join(', ')}`);
  return match;
}

function whole(option: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 1e6) return value;
  throw new InputProblem(`${option} takes a whole number of 1 or more, not "${text}"`);
}

function tokens(option: string, text: string | undefined, measured: number | undefined): number {
  if (text === undefined && measured !== undefined) return measured;
  const value = Number(text);
  if (text !== undefined && text !== '' && Number.isFinite(value) && value >= 0 && value <= 1e9) return value;
  throw new InputProblem(
    `${option} takes the tokens of a request, ${text === undefined ? 'and is missing' : `not "${text}"`}`,
  );
}

export const THROUGHPUT_DEFAULTS = {
  engine: DEFAULT_ENGINE,
  precision: 'fp16',
  gpus: '1',
  pp: '1',
  concurrency: 'max',
};
