/** Data from outside that are right: what mutations start from. */

import * as results from '../cases/results';
import { aPriceFile } from '../priceHost';

export const CONFIG = `{
  // Of the team.
  "requestsPerMonth": 20000, "outputTokens": 250, "monthlyBudgetUsd": 500,
  "variables": { "context": 4000 }, "models": { "prod": "gpt-4o" }, "ignore": ["test/**", "!a/{b,c}.py"],
  "prices": { "my-model": { "inputPerMillion": 1, "outputPerMillion": 2 } },
  "calls": [{ "path": "src/**", "function": "classify", "requestsPerMonth": 300000, "steps": 6 }],
  "gpus": { "H100-SXM": { "usdPerHour": 1.9 } }, "tokenizers": { "llama-3*": "models/tokenizer.json" },
}`;
export const SETTINGS = {
  inlineStyle: 'codeLens',
  requestsPerMonth: 10_000,
  prices: { 'gpt-4o': { inputPerMillion: 1, outputPerMillion: 2 } },
  hosting: { gpu: 'A100-SXM-80GB', targetUtilization: 0.6, openModel: 'llama-3.1-70b' },
  overhead: { operationsFte: 0.2 },
};
export const SCENARIO = {
  schemaVersion: 1,
  name: 'Support',
  workloads: [
    {
      id: 'chat',
      label: 'Chat',
      requestsPerMonth: 300_000,
      inputTokens: 5600,
      outputTokens: 500,
      apiModel: 'openai/gpt-4o',
    },
  ],
  traffic: { profile: 'business-hours' },
  hosting: { openModel: 'llama-3.1-70b', gpu: 'H100-SXM', schedule: { hoursPerDay: 6 } },
  ranges: { volume: { low: 0.5, base: 1, high: 2 } },
  quality: { apiSuccessRate: 0.95, selfHostedSuccessRate: 0.9 },
  horizon: { months: 24, apiPriceFallPerYear: 0.6 },
};
/** One model with all that a price may have, before as many as a file holds at least. */
export const PUBLISHED = aPriceFile(2).map((provider) => ({
  ...provider,
  models: [
    {
      id: 'gpt-4o',
      match: { or: [{ equals: 'gpt-4o' }, { and: [{ starts_with: 'gpt-4o' }, { regex: '^gpt-4o-\\d+$' }] }] },
      context_window: 128_000,
      prices: [
        {
          prices: {
            input_mtok: { base: 2.5, tiers: [{ start: 200_000, price: 5 }] },
            output_mtok: 10,
            cache_read_mtok: 1.25,
          },
        },
        { constraint: { start_date: '2026-02-01' }, prices: { input_mtok: 2, output_mtok: 8 } },
        {
          constraint: { start_time: '00:30:00Z', end_time: '16:30:00Z' },
          prices: { input_mtok: 1, requests_kcount: 2 },
        },
      ],
    },
    ...provider.models.slice(1),
  ],
}));
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
export const TRAFFIC = [
  `hour,requests\n${HOURS.map((hour) => `${hour},${hour * 7}`).join('\n')}\n`,
  'hour,requests\n0,120\n1,80\n2,3\n2026-03-02T14:00,900\n',
];
export const RESULTS = Object.values(results).map((result) =>
  typeof result === 'string' ? result : JSON.stringify(result),
);
