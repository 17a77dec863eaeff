/** The figures of one call in words, shared by all surfaces so that no two disagree. */

import { staleDays } from '../catalog/priceAge';
import type { PriceCatalog } from '../catalog/priceEntry';
import { formatCount, formatEstimate, formatRange, formatTokens, formatUsd } from '../money/format';
import type { Range } from '../money/range';
import type { CostedItem, LeftOut, NotCounted, Unpriced } from '../project/documentEstimate';
import type { SkippedFile } from '../project/sourceWalk';
import { shownName } from './shownName';

export function tokensText(range: Range): string {
  return formatEstimate(range, formatTokens);
}

export function usdText(range: Range): string {
  return formatEstimate(range, formatUsd);
}

/** Both ends, `~$12–$40`, or the one figure when they look the same. */
export function usdSpan(range: Range): string {
  return formatRange(range, formatUsd);
}

export function tokenSpan(range: Range): string {
  return formatRange(range, formatTokens);
}

/** `1 file`, `12 files`. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What is said of prices that nobody has looked at for long; empty while they are fresh. */
export function stalePricesText(asOf: string, now: Date): string {
  const days = staleDays(asOf, now);
  return days === null ? '' : `These prices are ${days} days old.`;
}

/** `Prices as of 2026-09-23, from … .`, and how old they are once that is long ago. */
export function pricesText({ asOf, source }: Pick<PriceCatalog, 'asOf' | 'source'>, now: Date): string {
  return [`Prices as of ${asOf}, from ${source}.`, stalePricesText(asOf, now)].join(' ').trimEnd();
}

/** `Left out by comments or breakeven.json: 3 calls or prompts, 2 files.` Empty where nothing is. */
export function leftOutText({ calls, files }: LeftOut): string {
  const parts = [
    ...(calls === 0 ? [] : [countText(calls, 'call or prompt', 'calls or prompts')]),
    ...(files === 0 ? [] : [countText(files, 'file')]),
  ];
  return parts.length === 0 ? '' : `Left out by comments or breakeven.json: ${parts.join(', ')}.`;
}

/** More would be a list, which nobody has asked for. */
const MOST_NAMED = 3;

/** `Not read: app.min.js (larger than 2 MB), and 4 more.` Empty where everything is. */
export function unreadText(unread: readonly SkippedFile[]): string {
  const names = unread.slice(0, MOST_NAMED).map(({ path, reason }) => `${shownName(path)} (${reason})`);
  const more = unread.length - names.length;
  return names.length === 0 ? '' : `Not read: ${names.join(', ')}${more > 0 ? `, and ${more} more` : ''}.`;
}

/** What of a workspace is in none of its figures; empty where everything is. */
export function notCountedText({ leftOut, unread }: NotCounted): string {
  return `${leftOutText(leftOut)} ${unreadText(unread)}`.trim();
}

/** A figure of the plan as it was set, not rounded as money is. */
export function assumptionValue(value: number | string): string {
  return typeof value === 'number' ? formatCount(value, undefined, 6) : value;
}

/** The model as the code names it, or what stands in its place. */
export function modelName(item: CostedItem): string {
  const { model } = item.source.type === 'call' ? item.source.call : item.source.prompt;
  if (model.id !== null) return shownName(model.id);
  return model.expression === undefined ? 'unknown model' : `model from ${shownName(model.expression)}`;
}

/** Sent by an agent with its requests, so that it has no month of its own. */
export function isInstructions({ source }: Pick<CostedItem, 'source'>): boolean {
  return source.type === 'prompt' && source.prompt.format === 'instructions';
}

const UNPRICED_TEXT: Readonly<Record<Unpriced, string>> = {
  'unknown-model': 'no price: the model is not known from the code',
  'no-price': 'no price for this model in the catalog',
  'not-priced-by-tokens': 'not priced by tokens',
};

export function unpricedText(reason: Unpriced): string {
  return UNPRICED_TEXT[reason];
}

/** `10k requests a month each`, or that every call has a volume of its own. Empty without items. */
export function volumeText(items: readonly Pick<CostedItem, 'requestsPerMonth'>[]): string {
  const [first] = items;
  if (first === undefined) return '';
  const { value, assumed } = first.requestsPerMonth;
  if (items.some(({ requestsPerMonth }) => requestsPerMonth.value !== value)) {
    const total = items.reduce((sum, { requestsPerMonth }) => sum + requestsPerMonth.value, 0);
    return `${formatTokens(total)} requests a month in all`;
  }
  return `${formatTokens(value)} requests a month each${assumed ? ' (assumed)' : ''}`;
}

/** `line 12`, and `cell 3, line 2` in a notebook, all from 1. */
export function lineText({ source, range }: Pick<CostedItem, 'source' | 'range'>): string {
  const cell = source.type === 'call' ? source.call.cell : undefined;
  const line = `line ${range.start.line + 1}`;
  return cell === undefined ? line : `cell ${cell + 1}, ${line}`;
}
