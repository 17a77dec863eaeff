/** What requests cost on a managed API, over disjoint parts, so that no token is billed twice. */

import type { PriceEntry, TokenRates } from '../catalog/priceEntry';
import type { Range } from '../money/range';
import type { CostLine, Workload } from './estimate';

const MILLION = 1e6;

/** Tokens of one request, each counted once: the three kinds of input add up to the prompt. */
export interface RequestTokens {
  readonly uncachedInput: number;
  /** Read from the provider's cache. */
  readonly cachedInput: number;
  /** Written to it. */
  readonly writtenInput: number;
  /** All that is billed as output, reasoning included. */
  readonly output: number;
}

/**
 * The rates for a prompt of this length. A tier holds for the whole request, not for the tokens above it.
 * Example: a tier above 200,000 prices a prompt of 200,001 tokens wholly at its own rates.
 */
export function ratesFor(price: PriceEntry, inputTokens: number): TokenRates {
  return price.tiers.reduce(
    (rates, tier) => (inputTokens > tier.aboveInputTokens ? tier.rates : rates),
    price.rates,
  );
}

/** Parts of one request's cost in USD; their sum is its cost. Example: 5,600 in + 500 out at 3/15 = 0.0168 + 0.0075. */
export function requestLines(price: PriceEntry, tokens: RequestTokens): CostLine[] {
  const { uncachedInput, cachedInput, writtenInput, output } = tokens;
  const rates = ratesFor(price, uncachedInput + cachedInput + writtenInput);
  return [
    line('input', 'Input', uncachedInput, rates.inputPerMillion),
    line('cached-input', 'Cached input', cachedInput, rates.cacheReadPerMillion ?? rates.inputPerMillion),
    line('cache-write', 'Cache writes', writtenInput, rates.cacheWritePerMillion ?? rates.inputPerMillion),
    line('output', 'Output', output, rates.outputPerMillion),
  ];
}

function line(id: string, label: string, tokens: number, usdPerMillion: number): CostLine {
  const usdPerUnit = usdPerMillion / MILLION;
  return { id, label, usd: tokens * usdPerUnit, quantity: { value: tokens, unit: 'tokens', usdPerUnit } };
}

/** Parts of one interaction of a workload: its request, retries, and what the batch API takes off. Null without a price. */
export function interactionLines(
  workload: Workload,
  inputTokens: number,
  outputTokens: number,
): readonly CostLine[] | null {
  if (workload.price === null) return null;
  const cachedInput = inputTokens * workload.cachedInputShare;
  const writtenInput = inputTokens * (workload.cacheWrittenShare ?? 0);
  const uncachedInput = Math.max(0, inputTokens - cachedInput - writtenInput);
  const lines = requestLines(workload.price, {
    uncachedInput,
    cachedInput,
    writtenInput,
    output: outputTokens,
  });
  const once = sumOf(lines);
  const retries = once * workload.retryShare;
  // An unknown discount counts as none: the estimate errs on the dear side.
  const discount = (once + retries) * workload.batchShare * (workload.price.batchDiscount ?? 0);
  return [
    ...lines,
    { id: 'retries', label: 'Retries', usd: retries },
    { id: 'batch-discount', label: 'Batch discount', usd: discount === 0 ? 0 : -discount },
  ];
}

/** Cost of one interaction: the low end sends and receives least, the high end most. Null without a price. */
export function interactionCost(workload: Workload): Range | null {
  const { inputTokens, outputTokens } = workload;
  const low = interactionLines(workload, inputTokens.low, outputTokens.low);
  const base = interactionLines(workload, inputTokens.base, outputTokens.base);
  const high = interactionLines(workload, inputTokens.high, outputTokens.high);
  if (low === null || base === null || high === null) return null;
  return { low: sumOf(low), base: sumOf(base), high: sumOf(high) };
}

export function sumOf(lines: readonly CostLine[]): number {
  return lines.reduce((sum, { usd }) => sum + usd, 0);
}
