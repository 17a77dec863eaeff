/** How much a call lets its model think before it answers. */

import { amountOf } from '../amount';
import type { ReasoningSetting } from '../callSite';
import { plainText, type RecordValue, type Value } from '../value';
import { argumentNamed } from './positional';

const EFFORT = [
  'reasoning_effort',
  'reasoning.effort',
  'reasoningEffort',
  'output_config.effort',
  'agent.model_settings.reasoning.effort',
  'config.thinking_config.thinking_level',
  'config.thinkingConfig.thinkingLevel',
  'providerOptions.openai.reasoningEffort',
  'providerOptions.google.thinkingConfig.thinkingLevel',
];
const BUDGET = [
  'thinking.budget_tokens',
  'thinking.budgetTokens',
  'reasoning.max_tokens',
  'config.thinking_config.thinking_budget',
  'config.thinkingConfig.thinkingBudget',
  'generation_config.thinking_config.thinking_budget',
  'generationConfig.thinkingConfig.thinkingBudget',
  'providerOptions.anthropic.thinking.budgetTokens',
  'providerOptions.google.thinkingConfig.thinkingBudget',
];
const SWITCH = ['thinking.type', 'providerOptions.anthropic.thinking.type'];

/** Null when the call leaves it to the model. */
export function reasoningOf(named: RecordValue): ReasoningSetting | null {
  const first = <T>(paths: readonly string[], read: (value: Value) => T | null): T | null => {
    for (const path of paths) {
      const value = argumentNamed(named, path);
      const found = value === undefined ? null : read(value);
      if (found !== null) return found;
    }
    return null;
  };
  if (first(SWITCH, plainText) === 'disabled') return { effort: 'none', budgetTokens: null };
  const effort = first(EFFORT, plainText)?.toLowerCase() ?? null;
  const budgetTokens = first(BUDGET, (value) => (value.kind === 'number' ? amountOf(value.value) : null));
  return effort === null && budgetTokens === null ? null : { effort, budgetTokens };
}
