/** What is worth telling someone of a call beside its cost, and what would mend it. */

import type { TextRange } from '../../source/callSite';
import type { EstimateContext } from '../breakeven';
import type { CostedItem } from '../documentEstimate';
import type { RuleName } from './ruleNames';

/** Text that a quick fix writes, as a word of a comment above the call or in the call itself. */
export type Remedy =
  /** `model=`, to be completed: a word of a `breakeven:` comment. */
  | { readonly kind: 'directive'; readonly title: string; readonly words: string }
  /** In place of what stands there. */
  | { readonly kind: 'replace'; readonly title: string; readonly range: TextRange; readonly text: string };

export interface Finding {
  readonly rule: RuleName;
  readonly message: string;
  readonly range: TextRange;
  readonly remedies: readonly Remedy[];
}

/** Null where there is nothing to say. */
export type Rule = (item: CostedItem, context: EstimateContext) => Omit<Finding, 'rule'> | null;

/** A range is clipped to the line by whoever shows it. */
const END_OF_LINE = 10_000;

/** The first line of a call or prompt: marks over many lines hide the code. */
export function firstLineOf({ range: { start, end } }: CostedItem): TextRange {
  return end.line === start.line
    ? { start, end }
    : { start, end: { line: start.line, character: END_OF_LINE } };
}

/** Where the model is named, or else the first line. */
export function modelRangeOf(item: CostedItem): TextRange {
  const { model } = item.source.type === 'call' ? item.source.call : item.source.prompt;
  return model.range ?? firstLineOf(item);
}
