/** The hover of a prompt or a model where the code defines it: what it is, and which calls send it. */

import type { EstimateContext } from '../project/breakeven';
import type { UsedElsewhere } from '../project/usesAt';
import { countText, lineText, tokensText, usdText } from './figures';
import { hoverMarkdown, priceText } from './hoverMarkdown';
import { commandLink, escapeMarkdown, markdownTable } from './markdown';

/**
 * @param tokens Of the text, worded; null for a model or a variable.
 * @param hasCommands As for the hover of a call.
 */
export function usedElsewhereMarkdown(
  used: UsedElsewhere,
  tokens: string | null,
  context: EstimateContext,
  hasCommands = true,
): string {
  const [first, ...others] = used.items;
  if (first === undefined) return '';
  const title = titleText(used, tokens);
  if (others.length === 0) return `${title}\n\n${hoverMarkdown(first, context, undefined, hasCommands)}`;
  const price = used.kind === 'model' ? [priceText(first, hasCommands)] : [];
  return [title, ...price, callsTable(used, hasCommands)].join('\n\n');
}

function titleText({ kind, text, items }: UsedElsewhere, tokens: string | null): string {
  const calls = `in ${countText(items.length, 'call or prompt', 'calls and prompts')} of this file`;
  if (kind === 'model') return `**${escapeMarkdown(text)}** · the model ${calls}`;
  if (kind === 'variable') return `**${escapeMarkdown(text)}** · a variable ${calls}`;
  return `**Prompt text** · ${escapeMarkdown(tokens ?? '')} · sent ${calls}`;
}

function callsTable({ items }: UsedElsewhere, hasCommands: boolean): string {
  const rows = items.map((item) => {
    const name = escapeMarkdown(`${item.label}, ${lineText(item)}`);
    return [
      hasCommands ? commandLink(name, 'breakeven.showItem', [item.id]) : name,
      tokensText(item.tokens.input),
      item.perMonth === null ? '–' : usdText(item.perMonth),
    ];
  });
  return markdownTable(['Call', 'Input tokens', 'API per month'], rows);
}
