import type { CostedItem } from '../../core/project/documentEstimate';
import type { CostedInteraction } from '../../core/project/interactionCost';
import type { Settings } from '../../core/project/settings';
import type { TextPosition } from '../../core/source/callSite';
import type { Session } from '../session';

/** Items that the user wants to see in the text in this style. */
export async function inlineItems(
  session: Session,
  uri: string,
  style: Settings['inlineStyle'],
): Promise<readonly CostedItem[]> {
  const { settings } = await session.currentContext(uri);
  if (settings.inlineStyle !== style) return [];
  const estimate = await session.estimateOpen(uri);
  const threshold = settings.inlineThresholdUsd;
  // An item without a figure is not cheap, it is unknown, so no threshold hides it.
  return (estimate?.items ?? []).filter((item) => item.perMonth === null || item.perMonth.base >= threshold);
}

export interface InlineInteraction {
  readonly interaction: CostedInteraction;
  /** Where its function begins. */
  readonly start: TextPosition;
}

/** Interactions of functions, of whose calls one is shown. */
export async function inlineInteractions(
  session: Session,
  uri: string,
  items: readonly CostedItem[],
): Promise<readonly InlineInteraction[]> {
  if (items.length === 0) return [];
  const shown = new Set(items);
  const estimate = await session.estimateOpen(uri);
  return (estimate?.interactions ?? []).flatMap((interaction) => {
    const start = interaction.functionRange?.start;
    const isShown = interaction.items.some((item) => shown.has(item));
    return start === undefined || !isShown ? [] : [{ interaction, start }];
  });
}
