/** Where each default of a scenario comes from, and which inputs are still theirs. */

import { ARTICLES } from '../cost/articles';
import { fieldAt } from './fieldAt';
import { DEFAULT_SCENARIO, type Scenario } from './scenario';

/** Source of the default at a path of `DEFAULT_SCENARIO`. */
export const DEFAULT_SOURCES: Readonly<Record<string, string>> = {
  'traffic.peakToAverage': `assumed; business-hours traffic peaks at 10 to 20 times its trough (${ARTICLES.A})`,
  'api.cachedInputShare': 'assumed: no prompt caching until you say so',
  'api.batchShare': 'assumed: nothing may wait for a batch',
  'api.retryShare': 'assumed: no retries',
  'api.engineeringFte': `none beyond what both sides need alike; ${ARTICLES.C}, counts 20 % of a developer`,
  'hosting.openModel': `the model that most published comparisons take, such as ${ARTICLES.C}; choose what suits your task`,
  'hosting.gpu': 'the GPU that most published comparisons take',
  'hosting.gpusPerReplica': 'the smallest number that fits',
  'hosting.precision': 'weights as published',
  'hosting.rental':
    'assumed: clouds whose business is GPUs, by the hour; the big ones cost about three times as much',
  'hosting.usdPerGpuHour': 'rental catalog',
  'hosting.hoursPerMonth': 'mean month: 8,760 h ÷ 12',
  'hosting.targetUtilization': `the load below which idle hours erase the savings (${ARTICLES.A})`,
  'hosting.minReplicas': 'one is the least that serves',
  'hosting.redundantReplicas': 'assumed: no spare; production usually keeps one',
  'hosting.fixedReplicas': 'as many as the demand needs',
  'hosting.tokensPerSecondPerReplica': 'throughput model',
  'hosting.fallbackShare':
    'a single EC2 instance is promised for 99.5 % of a month (aws.amazon.com/compute/sla, 2022-05-05)',
  'horizon.months': 'within the usual reservation of one to three years',
  'horizon.apiPriceFallPerYear':
    'GPT-4 in March 2023 to GPT-5 in August 2025 fell 63 % a year; for equal quality a16z.com/llmflation-llm-inference-cost (2024-11-12) finds 90 %, epoch.ai/data-insights/llm-inference-price-trends (2025-03-12) 89 % and more',
  'overhead.operationsFte': `0.15 to 0.25 of an engineer for a maintained stack (${ARTICLES.A})`,
  'overhead.engineerUsdPerYear': `fully loaded (${ARTICLES.A}); up to 200,000 (${ARTICLES.C})`,
  'overhead.operationsUsdPerMonth': 'none beyond the share of an engineer',
  'overhead.infrastructureShareOfCompute': `assumed, with a fixed sum beside it; ${ARTICLES.D}, takes 40 % for all of it`,
  'overhead.infrastructureUsdPerMonth': `low end of 250 to 1,000 a month (${ARTICLES.C})`,
  'overhead.setupUsd': `not counted by default; two to three weeks of work (${ARTICLES.A})`,
  'overhead.setupAmortisationMonths': 'assumed',
  'overhead.updatesUsdPerMonth': 'within the share of an engineer',
  'overhead.incidentsUsdPerMonth': 'within the share of an engineer',
};

/**
 * Source of every input of a scenario by its path: its default's, or where it was set. Unset optional inputs have none.
 * @param setIn such as `set in your settings`
 */
export function sourcesOf(scenario: Scenario, setIn: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(DEFAULT_SOURCES).map(([path, source]) => {
      const value = fieldAt(scenario, path);
      const isDefault = value === undefined || value === fieldAt(DEFAULT_SCENARIO, path);
      return [path, isDefault ? `default: ${source}` : setIn];
    }),
  );
}
