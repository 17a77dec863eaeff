/** Models beside one another, in words. */

import { formatCount, formatPercent, formatUsd } from '../money/format';
import type { ComparedModel } from '../project/compareModels';
import type { CostedItem } from '../project/documentEstimate';
import { modelName, tokensText, unpricedText, usdText } from './figures';

export interface ComparisonRow {
  readonly model: string;
  readonly provider: string;
  /** The month, and how it compares. */
  readonly cost: string;
  readonly detail: string;
  readonly isCurrent: boolean;
}

/** `gpt-4o: ~$93/mo` */
export function currentText(item: CostedItem): string {
  const cost =
    item.perMonth === null ? unpricedText(item.unpriced ?? 'no-price') : `${usdText(item.perMonth)}/mo`;
  return `${modelName(item)}: ${cost}`;
}

export function comparisonRows(item: CostedItem, models: readonly ComparedModel[]): ComparisonRow[] {
  const now = item.perMonth?.base ?? null;
  return models.map(({ price, item: other }) => {
    const month = other.perMonth === null ? '' : `${usdText(other.perMonth)}/mo`;
    const isCurrent = price.catalogId === item.tokens.price?.catalogId;
    const change =
      now === null || now === 0 || isCurrent ? '' : changeText((other.perMonth?.base ?? 0) / now);
    const { inputPerMillion, outputPerMillion } = price.rates;
    const rates = `${formatUsd(inputPerMillion)} in, ${formatUsd(outputPerMillion)} out per 1M`;
    return {
      model: price.model,
      provider: price.providerName,
      cost: [month, change].filter((part) => part !== '').join(', '),
      detail: `${tokensText(other.tokens.input)} + ${tokensText(other.tokens.output.tokens)} tokens · ${rates} · as of ${price.asOf}`,
      isCurrent,
    };
  });
}

/** `38 % less`, `45 % more`, `3.2 times as much`. */
function changeText(ratio: number): string {
  if (Math.abs(ratio - 1) < 0.005) return 'the same';
  if (ratio < 1) return `${formatPercent(1 - ratio)} less`;
  return ratio < 2
    ? `${formatPercent(ratio - 1)} more`
    : `${formatCount(ratio, undefined, ratio < 9.95 ? 1 : 0)} times as much`;
}
