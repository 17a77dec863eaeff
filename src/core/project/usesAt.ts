/** What stands at a place of a document outside of calls and is sent by some: a prompt, a variable of it, or a model's name. */

import type { PlacedRange, PromptSegment, TextPosition } from '../source/callSite';
import type { CostedItem } from './documentEstimate';
import { byHeight, contains, isSame } from './ranges';

export interface UsedElsewhere {
  readonly kind: 'model' | 'static' | 'variable';
  readonly range: PlacedRange;
  /** The text, the variable's name, or the model's id. */
  readonly text: string;
  /** The calls that send it, in the order of the document. */
  readonly items: readonly CostedItem[];
}

type Use = Omit<UsedElsewhere, 'items'>;

/**
 * @param cell Of a notebook, of whose calls all are given.
 * @returns null where nothing of the kind stands
 */
export function usesAt(items: readonly CostedItem[], at: TextPosition, cell?: number): UsedElsewhere | null {
  const found = items.flatMap((item) =>
    usesOf(item)
      .filter(({ range }) => range.cell === cell && contains(range, at))
      .map((use) => ({ item, use })),
  );
  const [closest] = [...found].sort((a, b) => byHeight(a.use.range, b.use.range));
  if (closest === undefined) return null;
  const { use } = closest;
  const same = found.filter((other) => other.use.kind === use.kind && isSame(other.use.range, use.range));
  // A template is one place with several texts.
  const own = same.filter(({ item }) => item === closest.item).map((one) => one.use.text);
  return { ...use, text: own.join(''), items: [...new Set(same.map(({ item }) => item))] };
}

function usesOf({ source }: CostedItem): Use[] {
  const { model, messages } = source.type === 'call' ? source.call : source.prompt;
  const named: Use[] =
    model.definedAt === undefined ? [] : [{ kind: 'model', range: model.definedAt, text: model.id ?? '' }];
  return [...named, ...messages.flatMap(({ segments }) => segments.flatMap(useOf))];
}

function useOf(segment: PromptSegment): Use[] {
  const { range, kind } = segment;
  if (range === undefined) return [];
  return [{ kind, range, text: kind === 'static' ? segment.text : segment.name }];
}
