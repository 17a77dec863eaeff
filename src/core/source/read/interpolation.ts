/** What an expression inside a text puts there. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { PromptSegment } from '../callSite';
import { nameOf, segmentsOf, type Value } from '../value';
import { rangeOf } from './nodes';

/**
 * Its text where it is always the same. A default is what callers may give otherwise, so it is a hole like any other, and so is
 * what is written out as the language does.
 */
export function interpolation(value: Value | null, expression: Node): readonly PromptSegment[] {
  const range = rangeOf(expression);
  if (value === null || value.origin === 'default' || value.kind === 'list' || value.kind === 'record')
    return [{ kind: 'variable', name: nameOf(expression.text), range }];
  // A text stays where it is defined, so that a hover there tells of its calls.
  return segmentsOf(value).map((segment) =>
    segment.kind === 'static' ? { range, ...segment } : { ...segment, range },
  );
}
