import type { CostedItem } from '../../core/project/documentEstimate';
import type { Settings } from '../../core/project/settings';
import type { Session } from '../session';

/** Items that the user wants to see in the text in this style. */
export async function inlineItems(
  session: Session,
  uri: string,
  style: Settings['inlineStyle'],
): Promise<readonly CostedItem[]> {
  const { settings } = await session.currentContext();
  if (settings.inlineStyle !== style) return [];
  const estimate = await session.estimateOpen(uri);
  const threshold = settings.inlineThresholdUsd;
  // An item without a figure is not cheap, it is unknown, so no threshold hides it.
  return (estimate?.items ?? []).filter((item) => item.perMonth === null || item.perMonth.base >= threshold);
}
