/** Where a volume or a size of one call can be written down, and which of these places holds for it now. */

import { spokenFor } from '../source/directives';
import { DIRECTIVE_WORD } from './directiveWords';
import type { CostedItem, DocumentEstimate, PlacedDirective } from './documentEstimate';
import { given } from './usage';

/** What is asked of people most: how often a call runs, and how long its answers are. */
export const USAGE_KEYS = ['requestsPerMonth', 'outputTokens'] as const;
export type UsageKeyName = (typeof USAGE_KEYS)[number];

/** From the nearest to the farthest; a nearer word holds. */
export const USAGE_PLACES = ['callComment', 'fileComment', 'callEntry', 'folderFile', 'setting'] as const;
export type UsagePlace = (typeof USAGE_PLACES)[number];

/** The place whose word holds for the call; null where none has one. */
export function usagePlaceOf(
  item: CostedItem,
  { items, directives }: Pick<DocumentEstimate, 'items' | 'directives'>,
  key: UsageKeyName,
): UsagePlace | null {
  const holding = given(item.usage, key);
  if (holding === null) return null;
  if (holding.source === 'setting') return 'setting';
  if (holding.source === 'comment')
    return ownDirectives(item, items, directives).some((placed) => says(placed, key))
      ? 'callComment'
      : 'fileComment';
  // The general part of the file is its last layer.
  const ofFile = item.usage.filter(({ source }) => source === 'file');
  return ofFile.findIndex((layer) => layer[key] !== undefined) < ofFile.length - 1
    ? 'callEntry'
    : 'folderFile';
}

/** Comments that speak for this call alone, or for a prompt file. */
export function ownDirectives(
  item: CostedItem,
  items: readonly CostedItem[],
  directives: DocumentEstimate['directives'],
): readonly PlacedDirective[] {
  const own = directives.filter(({ directive }) => directive.scope === 'call');
  const { source } = item;
  if (source.type === 'prompt') return own;
  const calls = items.flatMap((other) => (other.source.type === 'call' ? [other.source.call] : []));
  return own.filter(({ directive }) => spokenFor(directive, calls).includes(source.call));
}

function says({ directive }: PlacedDirective, key: UsageKeyName): boolean {
  return directive.words.some(({ name }) => name === DIRECTIVE_WORD[key]);
}
