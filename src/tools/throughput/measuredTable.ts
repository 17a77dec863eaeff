/** Measured serving rates as rows that the throughput model can be asked for. */

import { parse } from 'csv-parse/sync';
import type { Gpu, HardwareCatalog, OpenModel, Precision } from '../../core/catalog/hardware';
import type { EngineName } from '../../core/cost/engines';

export interface MeasuredRow {
  readonly source: string;
  /** As the table names it: two engines of the table may be one to the model. */
  readonly engineLabel: string;
  readonly release: string;
  readonly engine: EngineName;
  readonly model: OpenModel;
  readonly gpu: Gpu;
  readonly precision: Precision;
  /** All GPUs that the rate is of, over replicas. */
  readonly gpus: number;
  /** Null: not published. */
  readonly tensorParallel: number | null;
  readonly stages: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of all replicas together; null: as many as fit. */
  readonly concurrency: number | null;
  readonly eightBitCache: boolean | null;
  /** Year of the run, with its fraction. */
  readonly year: number;
  readonly outputTokensPerSecond: number;
}

/** LMDeploy's and Habana's engines are compiled for their chip and are read as the tuned one. */
const ENGINES: Readonly<Record<string, EngineName>> = {
  'TensorRT-LLM': 'tensorrt-llm',
  'LMDeploy-TurboMind': 'tensorrt-llm',
  'optimum-habana': 'tensorrt-llm',
  'CUDA 12.2': 'tensorrt-llm',
  vLLM: 'vllm',
  SGLang: 'sglang',
  'llama.cpp': 'llama.cpp',
  'ollama/llama.cpp': 'ollama',
};

type Cells = Readonly<Record<string, string>>;

/** Rows of the table marked as clear, saturated runs of models and GPUs that the catalog has. */
export function measuredRows(csv: string, hardware: HardwareCatalog): MeasuredRow[] {
  const table: Cells[] = parse(csv, { columns: true, skip_empty_lines: true, bom: true });
  return table
    .filter((cells) => cells.fit_use === '1' && cells.metric === 'output_tok_s')
    .map((cells) => measuredRow(cells, hardware))
    .filter((row) => row !== null);
}

function measuredRow(cells: Cells, hardware: HardwareCatalog): MeasuredRow | null {
  const model = hardware.findOpenModel(cells.model ?? '');
  const gpu = hardware.findGpu(cells.gpu ?? '');
  const engine = ENGINES[cells.engine ?? ''];
  if (model === null || gpu === null || engine === undefined) return null;
  return {
    source: cells.source ?? '',
    engineLabel: cells.engine ?? '',
    release: `${cells.source} ${cells.engine_version}`.trim(),
    engine,
    model,
    gpu,
    precision: (cells.precision === 'int4' ? 'awq-int4' : cells.precision) as Precision,
    gpus: Number(cells.n_gpus),
    tensorParallel: cells.tp === '' ? null : Number(cells.tp),
    stages: Number(cells.pp === '' ? 1 : cells.pp),
    inputTokens: Number(cells.input_len),
    outputTokens: Number(cells.output_len),
    concurrency: cells.concurrency_or_rate === 'max' ? null : Number(cells.concurrency_or_rate),
    eightBitCache: eightBitCacheOf(cells),
    year: yearOf(cells.date ?? ''),
    outputTokensPerSecond: Number(cells.value),
  };
}

function eightBitCacheOf({ notes, engine, precision }: Cells): boolean | null {
  const named = /kv=(fp8|fp16)/.exec(notes ?? '')?.[1];
  if (named !== undefined) return named === 'fp8';
  return engine === 'LMDeploy-TurboMind' && precision === 'fp16' ? false : null;
}

/** `2024-11`, `20250610` or `2025`: the middle of the month, or of the year. */
function yearOf(date: string): number {
  const digits = date.replaceAll('-', '');
  const month = Number(digits.slice(4, 6)) || 6.5;
  return Number(digits.slice(0, 4)) + (month - 0.5) / 12;
}
