/** Values that the way of the code decides: what comes in any case, then what each branch or pass adds to it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { OnWays, PromptSegment, Way } from '../callSite';
import {
  alike,
  type ListValue,
  onWays,
  segmentsOf,
  type TextValue,
  type Value,
  weakestOrigin,
} from '../value';
import { keyOf } from './flow/choices';

type Whole = TextValue | ListValue;

/** Of more pieces nothing is chosen between by hand; those that choose between such as chose before double with each choice. */
const MAX_PIECES = 500;

/** Texts, or lists, of which the code takes one, the first as a rule; null for values of other kinds. */
export function alternatives(values: readonly Value[], at: string): Whole | null {
  if (values.reduce((sum, value) => sum + piecesOf(value), 0) > MAX_PIECES) return null;
  const origin = weakestOrigin(values);
  const way = (branch: number): Way => ({ kind: 'branch', at, branch, count: values.length });
  if (values.every(isText)) {
    const parts = values.map(segmentsOf);
    return { kind: 'text', segments: chosen(parts, isSameSegment, way), origin };
  }
  if (!values.every(isList)) return null;
  const parts = values.map(({ items }) => items);
  return { kind: 'list', items: chosen(parts, Object.is, way), origin };
}

function piecesOf(value: Value): number {
  if (isText(value)) return value.segments.length;
  return isList(value) ? value.items.length : 1;
}

/** Of an expression that chooses: the text that both have, or one of the two texts or lists; null for values of other kinds. */
export function either(a: Value, b: Value, node: Node): Value | null {
  return alike(a, b) ?? alternatives([a, b], keyOf(node));
}

/** What a loop adds to a text or list with each of its passes; null where it does anything else with it. */
export function repeated(before: Value, after: Value, way: Way): Whole | null {
  if (isText(before) && isText(after)) {
    const segments = added(before.segments, after.segments, isSameSegment, way);
    return segments === null ? null : { ...after, segments };
  }
  if (!isList(before) || !isList(after)) return null;
  const items = added(before.items, after.items, Object.is, way);
  return items === null ? null : { ...after, items };
}

type IsSame<T> = (a: T, b: T) => boolean;

function chosen<T extends OnWays>(
  all: readonly (readonly T[])[],
  isSame: IsSame<T>,
  way: (branch: number) => Way,
): readonly T[] {
  const [first = [], ...others] = all;
  const shared = Math.min(first.length, ...others.map((other) => sharedLength(first, other, isSame)));
  const own = all.flatMap((parts, branch) => onWays(parts.slice(shared), [way(branch)]));
  return [...first.slice(0, shared), ...own];
}

function added<T extends OnWays>(
  before: readonly T[],
  after: readonly T[],
  isSame: IsSame<T>,
  way: Way,
): readonly T[] | null {
  const shared = sharedLength(before, after, isSame);
  return shared < before.length ? null : [...before, ...onWays(after.slice(shared), [way])];
}

function sharedLength<T>(a: readonly T[], b: readonly T[], isSame: IsSame<T>): number {
  let length = 0;
  for (; length < a.length && length < b.length; length += 1) {
    const [one, other] = [a[length], b[length]];
    if (one === undefined || other === undefined || !isSame(one, other)) return length;
  }
  return length;
}

/** A name that is evaluated anew gives the same text once more. */
function isSameSegment(a: PromptSegment, b: PromptSegment): boolean {
  if (a === b) return true;
  const isPlain = [a, b].every(({ ways, cacheMark }) => ways === undefined && cacheMark === undefined);
  if (!isPlain) return false;
  return a.kind === 'static'
    ? b.kind === 'static' && a.text === b.text
    : b.kind === 'variable' && a.name === b.name && a.media === undefined && b.media === undefined;
}

function isText(value: Value): value is TextValue {
  return value.kind === 'text';
}

function isList(value: Value): value is ListValue {
  return value.kind === 'list';
}
