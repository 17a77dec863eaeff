/** Where a volume or a size of one call can be written down, and which of these places holds for it now. */

import { spokenFor } from '../source/directives';
import { DIRECTIVE_WORD } from './directiveWords';
import type { CostedItem, DocumentEstimate, PlacedDirective } from './documentEstimate';
import { type Given, given, givenSize, type UsageLayer, type UsageLayers } from './usage';

/** What people say of a call with a number: how often it runs, how long its answers and its variables are. */
export type UsageTarget = 'requestsPerMonth' | 'outputTokens' | { readonly variable: string };

/** From the nearest to the farthest; a nearer word holds. */
export const USAGE_PLACES = ['callComment', 'fileComment', 'callEntry', 'folderFile', 'setting'] as const;
export type UsagePlace = (typeof USAGE_PLACES)[number];

/** The place whose word holds for the call; null where none has one. */
export function usagePlaceOf(
  item: CostedItem,
  { items, directives }: Pick<DocumentEstimate, 'items' | 'directives'>,
  target: UsageTarget,
): UsagePlace | null {
  const holding = givenFor(item.usage, target);
  if (holding === null) return null;
  if (holding.source === 'setting') return 'setting';
  if (holding.source === 'comment')
    return ownDirectives(item, items, directives).some((placed) => says(placed, target))
      ? 'callComment'
      : 'fileComment';
  // The general part of the file is its last layer.
  const ofFile = item.usage.filter(({ source }) => source === 'file');
  return ofFile.findIndex((layer) => saidBy(layer, target)) < ofFile.length - 1 ? 'callEntry' : 'folderFile';
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

function says({ directive }: PlacedDirective, target: UsageTarget): boolean {
  return directive.words.some(({ name }) => name === wordFor(target));
}

function saidBy(layer: UsageLayer, target: UsageTarget): boolean {
  return typeof target === 'string' ? layer[target] !== undefined : layer.variableTokens.has(target.variable);
}

/** The nearest word that holds. */
export function givenFor(usage: UsageLayers, target: UsageTarget): Given<number> | null {
  return typeof target === 'string' ? given(usage, target) : givenSize(usage, target.variable);
}

/** Its name in a comment. */
export function wordFor(target: UsageTarget): string {
  return typeof target === 'string' ? DIRECTIVE_WORD[target] : target.variable;
}
