/** Models of the price catalog, to be completed where a comment names one. */

import { type CompletionItem, CompletionItemKind, type CompletionList } from 'vscode-languageserver';
import type { PriceEntry } from '../../core/catalog/priceEntry';
import { formatUsd } from '../../core/money/format';
import type { TextPosition } from '../../core/source/callSite';

/** More are not looked through; typing on narrows them. */
const MOST_SHOWN = 100;

/** `found`: what fits the part of the id that is `typed` before `at`. The same model of several providers is named once. */
export function modelItems(found: readonly PriceEntry[], typed: string, at: TextPosition): CompletionList {
  const range = { start: { ...at, character: at.character - typed.length }, end: at };
  const byModel = new Map<string, PriceEntry[]>();
  for (const entry of found) byModel.set(entry.model, [...(byModel.get(entry.model) ?? []), entry]);
  // Makers name their models without a path; resellers add one.
  const models = [...byModel].sort(([a], [b]) => a.split('/').length - b.split('/').length);
  const items = models.slice(0, MOST_SHOWN).map(
    ([model, entries], index): CompletionItem => ({
      label: model,
      kind: CompletionItemKind.EnumMember,
      detail: detailOf(entries),
      sortText: String(index).padStart(3, '0'),
      filterText: model,
      textEdit: { range, newText: model },
    }),
  );
  return { isIncomplete: models.length > MOST_SHOWN, items };
}

function detailOf([first, ...others]: readonly PriceEntry[]): string {
  if (first === undefined) return '';
  const { providerName, rates } = first;
  const price = `${formatUsd(rates.inputPerMillion)} in, ${formatUsd(rates.outputPerMillion)} out per million`;
  return others.length === 0
    ? `${providerName}, ${price}`
    : `${providerName} and ${others.length} more, ${price}`;
}
