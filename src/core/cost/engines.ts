/** What serving engines do differently. How fast each is comes from the fit: see `throughputConstants.ts`. */

import type { Gpu, Precision } from '../catalog/hardware';
import type { ThroughputConstant, ThroughputConstants } from './throughputConstants';

export const ENGINE_NAMES = ['vllm', 'sglang', 'tensorrt-llm', 'tgi', 'llama.cpp', 'ollama'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** What a user gets who names none: the most common server for open models. */
export const DEFAULT_ENGINE: EngineName = 'vllm';

/** Compiled and tuned for its chip, scheduled in Python, or made for one user's machine. */
export type EngineKind = 'tuned' | 'python' | 'local';

export interface Engine {
  readonly name: EngineName;
  readonly kind: EngineKind;
  /** Which constant says how its steps compare with the tuned engine's; null: they are the yardstick. */
  readonly time: ThroughputConstant | null;
  /** Requests that run at once by default, and at most when the user asks for a number. */
  readonly defaultSequences: (gpu: Gpu, year: number) => number;
  readonly maxSequences: (gpu: Gpu, year: number) => number;
  /** Precisions that keep the key-value cache in 8 bits by default. */
  readonly eightBitCache: readonly Precision[];
  /** True when the cache takes a share of what the weights leave; else a share of all memory is used for both. */
  readonly cacheFromFreeMemory: boolean;
  /** First year of releases that run experts in parallel and attention per GPU on whole requests; null: never. */
  readonly expertParallelSince: number | null;
}

/** Middle of the month of the newest releases in the fit (vLLM 0.11, SGLang 0.5.5, TensorRT-LLM 1.2): later ones are not guessed. */
export const NEWEST_RELEASE_YEAR = 2025.9;

/** vLLM raised the limit for large chips in its V1 engine, early in 2025; A100 kept the old one, and has no 8-bit floats. */
const VLLM_V1_YEAR = 2025.3;
function vllmSequences(gpu: Gpu, year: number): number {
  const isLarge = gpu.memoryGib >= 70 && gpu.denseFp8Tflops !== null;
  return isLarge && year > VLLM_V1_YEAR ? 1024 : 256;
}

const always = (count: number) => () => count;
const PYTHON = {
  kind: 'python',
  eightBitCache: [],
  cacheFromFreeMemory: false,
  expertParallelSince: null,
} as const;
const LOCAL = {
  kind: 'local',
  time: 'llamaCppTime',
  defaultSequences: always(4),
  maxSequences: always(256),
  eightBitCache: [],
  cacheFromFreeMemory: false,
  expertParallelSince: null,
} as const;

/** TGI has no rows of its own in the fit and is taken as vLLM; Ollama runs llama.cpp. */
const ENGINES: Readonly<Record<EngineName, Omit<Engine, 'name'>>> = {
  vllm: { ...PYTHON, time: 'vllmTime', defaultSequences: vllmSequences, maxSequences: vllmSequences },
  sglang: { ...PYTHON, time: 'sglangTime', defaultSequences: always(1024), maxSequences: always(1024) },
  tgi: { ...PYTHON, time: 'vllmTime', defaultSequences: always(256), maxSequences: always(256) },
  'tensorrt-llm': {
    kind: 'tuned',
    time: null,
    // Built for 2,048 by default; its own bench raises that to 4,096 where memory allows.
    defaultSequences: always(3072),
    maxSequences: always(3072),
    eightBitCache: ['fp8', 'fp4'],
    cacheFromFreeMemory: true,
    expertParallelSince: 2025.5,
  },
  'llama.cpp': LOCAL,
  ollama: LOCAL,
};

export function engineOf(name: EngineName): Engine {
  return { name, ...ENGINES[name] };
}

/** Seconds that a step spends on the host: per running sequence, per request that ends in it, per prompt token. */
export interface Scheduling {
  readonly perSequence: number;
  readonly perRequest: number;
  readonly perPromptToken: number;
}

export function schedulingOf(engine: Engine, k: ThroughputConstants): Scheduling {
  if (engine.kind === 'python')
    return {
      perSequence: k.pythonSecondsPerSequence,
      perRequest: k.pythonSecondsPerRequest,
      perPromptToken: k.pythonSecondsPerPromptToken,
    };
  return {
    perSequence: k.tunedSecondsPerSequence,
    perRequest: 0,
    perPromptToken: k.tunedSecondsPerPromptToken,
  };
}

/** Time of a step against the tuned engine, for a release of this year. */
export function engineTime(engine: Engine, year: number, k: ThroughputConstants): number {
  const age = engine.kind === 'python' ? Math.max(0, NEWEST_RELEASE_YEAR - year) : 0;
  return (engine.time === null ? 1 : k[engine.time]) * k.pythonTimePerYear ** age;
}

/**
 * Time of reading and computing against NVIDIA's software, beyond what the chip's own figures say. The catalog names a
 * chip by its vendor first, except NVIDIA's consumer cards.
 */
export function vendorTime(gpu: Gpu, k: ThroughputConstants): number {
  if (gpu.name.startsWith('AMD ')) return k.amdTime;
  if (gpu.name.startsWith('Intel Gaudi')) return k.gaudiTime;
  return gpu.name.startsWith('Apple ') ? k.appleTime : 1;
}
