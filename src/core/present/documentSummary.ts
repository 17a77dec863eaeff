/** The status bar's words for one document. */

import { formatTokens, formatUsd } from '../money/format';
import type { EstimateContext } from '../project/breakeven';
import type { DocumentEstimate } from '../project/documentEstimate';
import { leftOutText, modelName, stalePricesText, volumeText } from './figures';
import { escapeMarkdown, markdownTable } from './markdown';

export interface DocumentSummaryText {
  readonly items: number;
  /** Empty when the document holds nothing that costs. */
  readonly text: string;
  readonly tooltip: string;
  readonly modelId: string | null;
}

/** @param overBudget What is said of a budget that the document's workspace exceeds; null within it. */
export function documentSummary(
  estimate: DocumentEstimate | null,
  context: EstimateContext,
  overBudget: string | null = null,
): DocumentSummaryText {
  const items = estimate?.items ?? [];
  const [first] = items;
  if (estimate === null || first === undefined) return { items: 0, text: '', tooltip: '', modelId: null };
  const isPriced = items.some(({ perMonth }) => perMonth !== null);
  const known = `${estimate.incomplete ? 'at least ' : '~'}${formatUsd(estimate.apiUsdPerMonth)}/mo`;
  const rows = items.map((item) => [
    escapeMarkdown(`${item.label} (${modelName(item)})`),
    formatTokens(item.tokens.input.base),
    item.perMonth === null ? '–' : formatUsd(item.perMonth.base),
  ]);
  const note = `${volumeText(items)}. Prices as of ${context.catalog.asOf}.`;
  const stale = stalePricesText(context.catalog.asOf, context.now);
  const [icon, budget] = overBudget === null ? ['graph', ''] : ['warning', ' · over budget'];
  return {
    items: items.length,
    text: `$(${icon}) ${isPriced ? known : 'no price'}${budget}`,
    tooltip: [
      markdownTable(['Call', 'Input tokens', 'API per month'], rows),
      ...(overBudget === null ? [] : [escapeMarkdown(`All calls cost ${overBudget}.`)]),
      ...[note, stale, leftOutText(estimate.leftOut)].filter((text) => text !== '').map(escapeMarkdown),
    ].join('\n\n'),
    modelId: items.map((item) => item.tokens.modelId).find((id) => id !== null) ?? null,
  };
}
