/** What serving engines do differently. The constants are part of the throughput model and fitted with it: see `throughput.ts`. */

import type { Precision } from '../catalog/hardware';

export const ENGINE_NAMES = ['vllm', 'sglang', 'tensorrt-llm', 'tgi', 'llama.cpp', 'ollama'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** What a user gets who names none: the most common server for open models. */
export const DEFAULT_ENGINE: EngineName = 'vllm';

export interface Engine {
  readonly name: EngineName;
  /** Time of a step against the tuned engines' kernels. */
  readonly timeFactor: number;
  /** Scheduling in Python: seconds a step spends per running sequence, and per prompt token taken in. */
  readonly secondsPerSequence: number;
  readonly secondsPerPromptToken: number;
  /** Requests that run at once by default. */
  readonly maxSequences: number;
  /** Precisions that keep the key-value cache in 8 bits by default. */
  readonly eightBitCache: readonly Precision[];
}

const PYTHON_SCHEDULER = { timeFactor: 1.3, secondsPerSequence: 90e-6, secondsPerPromptToken: 10e-6 };
const TUNED = { timeFactor: 1, secondsPerSequence: 0, secondsPerPromptToken: 0 };

/** TGI has no rows of its own in the fit and is taken as vLLM; Ollama runs llama.cpp. */
const ENGINES: Readonly<Record<EngineName, Omit<Engine, 'name'>>> = {
  vllm: { ...PYTHON_SCHEDULER, maxSequences: 256, eightBitCache: [] },
  sglang: { ...PYTHON_SCHEDULER, maxSequences: 1024, eightBitCache: [] },
  tgi: { ...PYTHON_SCHEDULER, maxSequences: 256, eightBitCache: [] },
  'tensorrt-llm': { ...TUNED, maxSequences: 2048, eightBitCache: ['fp8', 'fp4'] },
  'llama.cpp': { ...TUNED, maxSequences: 4, eightBitCache: [] },
  ollama: { ...TUNED, maxSequences: 4, eightBitCache: [] },
};

export function engineOf(name: EngineName): Engine {
  return { name, ...ENGINES[name] };
}
