import type { CostedItem } from '../../core/project/documentEstimate';
import type { CostedInteraction } from '../../core/project/interactionCost';
import type { Settings } from '../../core/project/settings';
import type { TextPosition } from '../../core/source/callSite';
import type { Session } from '../session';
import type { SteadyItems } from '../steadyItems';

export interface InlineInteraction {
  readonly interaction: CostedInteraction;
  /** Where its function begins. */
  readonly start: TextPosition;
}

/** What the user wants to see in the text. */
export interface InlineFigures {
  readonly items: readonly CostedItem[];
  /** Of functions, of whose calls one is shown. */
  readonly interactions: readonly InlineInteraction[];
}

const NOTHING: InlineFigures = { items: [], interactions: [] };

export async function inlineFigures(
  session: Session,
  steady: SteadyItems,
  uri: string,
  style: Settings['inlineStyle'],
): Promise<InlineFigures> {
  const { settings } = await session.currentContext(uri);
  if (settings.inlineStyle !== style) return NOTHING;
  const version = session.document(uri)?.version;
  const estimate = await session.estimateOpen(uri);
  if (estimate === null) return NOTHING;
  const shown = steady.shown(uri, estimate, session.document(uri)?.version === version);
  const threshold = settings.inlineThresholdUsd;
  // An item without a figure is not cheap, it is unknown, so no threshold hides it.
  const items = shown.items.filter((item) => item.perMonth === null || item.perMonth.base >= threshold);
  return { items, interactions: interactionsOf(shown.interactions, new Set(items)) };
}

function interactionsOf(
  interactions: readonly CostedInteraction[],
  shown: ReadonlySet<CostedItem>,
): InlineInteraction[] {
  return interactions.flatMap((interaction) => {
    const start = interaction.functionRange?.start;
    const isShown = interaction.items.some((item) => shown.has(item));
    return start === undefined || !isShown ? [] : [{ interaction, start }];
  });
}
