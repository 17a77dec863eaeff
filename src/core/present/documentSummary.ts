/** The status bar's words for one document. */

import { formatTokens, formatUsd } from '../money/format';
import { sumRanges } from '../money/range';
import type { EstimateContext } from '../project/breakeven';
import type { CostedItem, DocumentEstimate } from '../project/documentEstimate';
import { countText, leftOutText, modelName, stalePricesText, tokensText, volumeText } from './figures';
import { lensTitle } from './lensTitle';
import { escapeMarkdown, markdownTable } from './markdown';

export interface DocumentSummaryText {
  readonly items: number;
  /** Empty when the document holds nothing that costs. */
  readonly text: string;
  readonly tooltip: string;
  readonly modelId: string | null;
  /** Of the call that costs most. */
  readonly itemId: string | null;
}

const NOTHING: DocumentSummaryText = { items: 0, text: '', tooltip: '', modelId: null, itemId: null };

/** @param overBudget What is said of a budget that the document's workspace exceeds; null within it. */
export function documentSummary(
  estimate: DocumentEstimate | null,
  context: EstimateContext,
  overBudget: string | null = null,
): DocumentSummaryText {
  const items = estimate?.items ?? [];
  const [first] = items;
  if (estimate === null || first === undefined) return NOTHING;
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
    itemId: dearestOf(items)?.id ?? null,
  };
}

function dearestOf([first, ...others]: readonly CostedItem[]): CostedItem | undefined {
  const usd = (item: CostedItem | undefined) => item?.perMonth?.base ?? -1;
  return others.reduce((dearest, item) => (usd(item) > usd(dearest) ? item : dearest), first);
}

/** Below a notebook's cell, where the tooltip is plain text: `~2.1k + ~350 tokens · ~$88.73/mo`. */
export function cellSummary(
  estimate: DocumentEstimate | null,
  context: EstimateContext,
): DocumentSummaryText {
  const summary = documentSummary(estimate, context);
  const items = estimate?.items ?? [];
  if (items.length === 0) return NOTHING;
  const count = items.length === 1 ? '' : `${countText(items.length, 'call')} · `;
  const input = sumRanges(items.map(({ tokens }) => tokens.input));
  const output = sumRanges(items.map(({ tokens }) => tokens.output.tokens));
  const answers = output.high === 0 ? '' : ` + ${tokensText(output)}`;
  const tokens = `${tokensText(input)}${answers} tokens`;
  const [icon, month = ''] = summary.text.split(/(?<=\))\s/);
  const calls = items.map((item) => `${item.label}: ${lensTitle(item)}`);
  return {
    ...summary,
    text: `${icon} ${count}${tokens} · ${month}`,
    tooltip: [...calls, `${volumeText(items)}.`].join('\n'),
  };
}
