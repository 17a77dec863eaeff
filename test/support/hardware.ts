import { parseHardware } from '../../src/core/catalog/hardwareCatalog';
import type { PriceEntry } from '../../src/core/catalog/priceEntry';
import type { Estimate, EstimateInput } from '../../src/core/cost/estimate';
import { estimate } from '../../src/core/cost/estimateAll';
import { DEFAULT_SCENARIO, type Scenario } from '../../src/core/scenario/scenario';
import { toEstimateInput } from '../../src/core/scenario/toEstimateInput';
import gpus from '../../src/data/gpus.json';
import openModels from '../../src/data/open-models.json';

/** The shipped GPUs and open models. */
export const hardware = parseHardware(gpus, openModels);

/** A GPU and a model as users describe their own. */
export const OWN_GPU = { memoryGib: 96, memoryBandwidthGbps: 1800, denseBf16Tflops: 500, tdpWatts: 600 };
export const OWN_MODEL = {
  totalParamsBillion: 8,
  layers: 32,
  hiddenSize: 4096,
  attentionHeads: 32,
  keyValueHeads: 8,
  contextWindow: 32_768,
};

/** A price at USD per million, with nothing else known. */
export function priceOf(
  inputPerMillion: number,
  outputPerMillion: number,
  more: Partial<PriceEntry> = {},
): PriceEntry {
  return {
    catalogId: 'test/model',
    provider: 'test',
    providerName: 'Test',
    model: 'model',
    rates: {
      inputPerMillion,
      outputPerMillion,
      cacheReadPerMillion: null,
      cacheWritePerMillion: null,
      cacheWrite1hPerMillion: null,
    },
    tiers: [],
    batchDiscount: null,
    contextWindow: null,
    maxOutputTokens: null,
    asOf: '2026-01-01',
    source: 'test',
    url: null,
    status: 'current',
    ...more,
  };
}

export const lookups = {
  price: () => priceOf(2.5, 10),
  gpu: hardware.findGpu,
  openModel: hardware.findOpenModel,
};

/** What the engine takes of a scenario that is known to be sound. @throws when it is not. */
export function inputOf(scenario: Scenario): EstimateInput {
  const { input, problems } = toEstimateInput(scenario, lookups);
  if (input === null) throw new Error(JSON.stringify(problems));
  return input;
}

export function estimateOf(scenario: Scenario): Estimate {
  return estimate(inputOf(scenario));
}

/** The default scenario with one workload. */
export function scenarioWith(
  workload: Partial<Scenario['workloads'][number]>,
  more: Partial<Scenario> = {},
): Scenario {
  const base = {
    id: 'one',
    label: 'One',
    requestsPerMonth: 100_000,
    inputTokens: 1000,
    outputTokens: 300,
    apiModel: 'test/model',
  };
  return { ...DEFAULT_SCENARIO, workloads: [{ ...base, ...workload }], ...more };
}
