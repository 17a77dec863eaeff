/** Figures that stay in the text while it does not parse: half of what is typed is broken code, for a moment. */

import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { CostedItem, DocumentEstimate } from '../core/project/documentEstimate';
import type { CostedInteraction } from '../core/project/interactionCost';
import type { TextRange } from '../core/source/callSite';
import { movedPosition, type RangeEdit } from '../core/source/movedPosition';

/** What is shown in the text of a document. */
export type ShownFigures = Pick<DocumentEstimate, 'items' | 'interactions'>;

export class SteadyItems {
  /** Of the last text of each document that parsed, where they are now. */
  private readonly whole = new Map<string, ShownFigures>();

  /** The document is about to be edited, by one change after the other. */
  edited(uri: string, changes: readonly TextDocumentContentChangeEvent[]): void {
    for (const change of changes) {
      const known = this.whole.get(uri);
      if (known === undefined) return;
      if ('range' in change) this.whole.set(uri, moved(known, change));
      else this.forget(uri);
    }
  }

  /**
   * The figures of the text, and where it does not parse, those of before that are missing.
   * @param isCurrent False when the text has been edited since it was estimated.
   */
  shown(uri: string, estimate: DocumentEstimate, isCurrent: boolean): ShownFigures {
    const isBroken = estimate.problems.some(({ code }) => code === 'syntax-error');
    if (!isBroken) {
      if (isCurrent) this.whole.set(uri, estimate);
      return estimate;
    }
    const known = this.whole.get(uri);
    return known === undefined ? estimate : withMissing(estimate, known);
  }

  forget(uri: string): void {
    this.whole.delete(uri);
  }
}

function withMissing(now: ShownFigures, before: ShownFigures): ShownFigures {
  const isShown = shownTest(now.items, (item) => item.range);
  const items = before.items.filter((item) => !isShown(item));
  const isShownTogether = shownTest(now.interactions, (each) => each.functionRange);
  const interactions = before.interactions.filter((each) => !isShownTogether(each));
  return { items: [...now.items, ...items], interactions: [...now.interactions, ...interactions] };
}

/** Also a call of another name counts as the one that was there: two figures in one line would be one too many. */
function shownTest<T extends { readonly id: string }>(
  shown: readonly T[],
  rangeOf: (each: T) => TextRange | null,
): (each: T) => boolean {
  const ids = new Set(shown.map(({ id }) => id));
  const lines = new Set(shown.map((each) => rangeOf(each)?.start.line));
  return (each) => ids.has(each.id) || lines.has(rangeOf(each)?.start.line);
}

function moved({ items, interactions }: ShownFigures, edit: RangeEdit): ShownFigures {
  const places = new Map<CostedItem, CostedItem>();
  for (const item of items) {
    const range = movedRange(item.range, edit);
    if (range !== null) places.set(item, range === item.range ? item : { ...item, range });
  }
  return {
    items: [...places.values()],
    interactions: interactions.flatMap((each) => movedInteraction(each, places, edit)),
  };
}

function movedInteraction(
  interaction: CostedInteraction,
  places: ReadonlyMap<CostedItem, CostedItem>,
  edit: RangeEdit,
): CostedInteraction[] {
  const { functionRange } = interaction;
  const range = functionRange === null ? null : movedRange(functionRange, edit);
  const items = interaction.items.flatMap((item) => places.get(item) ?? []);
  return range === null || items.length === 0 ? [] : [{ ...interaction, items, functionRange: range }];
}

/** Null when its beginning is gone. */
function movedRange(range: TextRange, edit: RangeEdit): TextRange | null {
  const start = movedPosition(range.start, edit);
  if (start === null) return null;
  const end = movedPosition(range.end, edit) ?? start;
  const isSame = start === range.start && end === range.end;
  return isSame ? range : { start, end };
}
