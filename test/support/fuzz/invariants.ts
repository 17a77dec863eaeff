/** What holds of every answer, whatever was asked. */

import assert from 'node:assert/strict';
import type { Range } from '../../../src/core/money/range';
import { hoverMarkdown } from '../../../src/core/present/hoverMarkdown';
import { lensTitle } from '../../../src/core/present/lensTitle';
import type { EstimateContext } from '../../../src/core/project/breakeven';
import type { CostedItem, DocumentEstimate } from '../../../src/core/project/documentEstimate';

const NO_FIGURE = /NaN|Infinity|undefined|\[object/;
/** Sums of floating-point figures differ in their last digits by the order of the summands. */
const SLACK = 1e-9;

/** Ranges hold their base, parts add up to their total, and no text shows a figure that is none. */
export function checkEstimate(estimate: DocumentEstimate, text: string, context: EstimateContext): void {
  const ids = estimate.items.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length, 'ids are unique');
  // A text that says such a word may be shown.
  const isTelling = !NO_FIGURE.test(text);
  for (const item of estimate.items) {
    checkItem(item, text);
    const shown = `${lensTitle(item)}\n${hoverMarkdown(item, context)}`;
    if (isTelling) assert.doesNotMatch(shown, NO_FIGURE);
  }
  assert.ok(estimate.apiUsdPerMonth >= 0 && Number.isFinite(estimate.apiUsdPerMonth));
  const months = estimate.items.reduce((sum, { perMonth }) => sum + (perMonth?.base ?? 0), 0);
  near(months, estimate.apiUsdPerMonth, 'the items and their total');
}

function checkItem({ tokens, perCall, perMonth, lines, range, source }: CostedItem, text: string): void {
  for (const each of [tokens.input, tokens.output.tokens, perCall, perMonth])
    if (each !== null) checkRange(each);
  for (const { tokens: part } of tokens.parts) checkRange(part);
  for (const end of ['low', 'base', 'high'] as const)
    near(
      tokens.parts.reduce((sum, part) => sum + part.tokens[end], 0),
      tokens.input[end],
      `the parts and the input, ${end}`,
    );
  if (perCall !== null)
    near(
      lines.reduce((sum, { usd }) => sum + usd, 0),
      perCall.base,
      'the lines and the call',
    );
  // Those of a notebook are lines of a cell.
  const isOfCell = source.type === 'call' && source.call.cell !== undefined;
  const lineCount = isOfCell ? Number.POSITIVE_INFINITY : text.split('\n').length;
  assert.ok(range.start.line >= 0 && range.start.line <= range.end.line && range.end.line <= lineCount);
}

function checkRange({ low, base, high }: Range): void {
  assert.ok(
    low >= 0 && low <= base * (1 + SLACK) && base <= high * (1 + SLACK),
    `${low} ≤ ${base} ≤ ${high}`,
  );
  assert.ok(Number.isFinite(high), String(high));
}

function near(a: number, b: number, what: string): void {
  assert.ok(Math.abs(a - b) <= SLACK * Math.max(1, Math.abs(a), Math.abs(b)), `${what}: ${a} and ${b}`);
}

/** Paths of numbers that are none, such as `selfHosted.monthly.base`. */
export function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}.${key}`));
}
