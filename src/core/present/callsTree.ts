/** Every call and prompt of a workspace in groups, each with what it costs a month. */

import { formatUsd } from '../money/format';
import { countedItems } from '../project/countedItems';
import { type CostedItem, placeOf, totalOf } from '../project/documentEstimate';
import { countText, isInstructions, lineText, modelName, tokensText, unpricedText, usdText } from './figures';
import { shownName } from './shownName';

export const GROUPINGS = ['file', 'provider', 'model', 'placement'] as const;
export const SORTINGS = ['cost', 'tokens', 'place'] as const;

export type Grouping = (typeof GROUPINGS)[number];
export type Sorting = (typeof SORTINGS)[number];

export interface CallsOptions {
  readonly grouping: Grouping;
  readonly sorting: Sorting;
  /** Words that file, function, method or model must all contain; empty: all. */
  readonly filter: string;
}

export interface CallsGroup {
  /** The group's value, such as the path of a file: stable while the calls change. */
  readonly key: string;
  readonly label: string;
  /** Its month, and how many it holds. */
  readonly description: string;
  readonly items: readonly CallsRow[];
}

export interface CallsRow {
  readonly id: string;
  /** The function that makes the call, or else what it calls. */
  readonly label: string;
  /** The label with the method that is called. */
  readonly title: string;
  readonly description: string;
  /** False for what is listed but makes no month of its own. */
  readonly isCounted: boolean;
}

export interface CallsTree {
  /** The total in a few words: the sum of the groups' months. */
  readonly summary: string;
  /** Shown of all there are, when a filter leaves some out. */
  readonly shown: number;
  readonly all: number;
  readonly groups: readonly CallsGroup[];
}

export function callsTree(items: readonly CostedItem[], options: CallsOptions): CallsTree {
  const counted = new Set(countedItems(items));
  const shown = items.filter((item) => matches(item, options.filter));
  const byKey = new Map<string, CostedItem[]>();
  for (const item of shown) {
    const key = KEYS[options.grouping](item);
    byKey.set(key, [...(byKey.get(key) ?? []), item]);
  }
  const isCounted = (item: CostedItem) => counted.has(item);
  const groups = [...byKey].map(([key, members]) => ({
    key,
    members,
    cost: usdOf(members.filter(isCounted)),
  }));
  groups.sort((a, b) =>
    options.sorting === 'place' ? compareText(a.key, b.key) : b.cost - a.cost || compareText(a.key, b.key),
  );
  return {
    summary: shown.length === 0 ? '' : monthText(shown.filter(isCounted)),
    shown: shown.length,
    all: items.length,
    groups: groups.map(({ key, members }) => ({
      key,
      label: shownName(LABELS[options.grouping](key)),
      description: monthText(members.filter(isCounted)),
      items: [...members]
        .sort(ORDERS[options.sorting])
        .map((item) => rowOf(item, options.grouping, counted.has(item))),
    })),
  };
}

const PLACEMENTS: Readonly<Record<string, string>> = {
  api: 'Cheapest on the API',
  'self-hosted': 'Cheapest self-hosted',
  hybrid: 'Cheapest on both',
  'only-option': 'One option only',
  unknown: 'Not known',
};

const KEYS: Readonly<Record<Grouping, (item: CostedItem) => string>> = {
  file: ({ path }) => path,
  provider: (item) =>
    item.tokens.price?.provider ?? (item.source.type === 'call' ? item.source.call.provider : 'unknown'),
  model: modelName,
  placement: ({ perMonth, hosted }) =>
    perMonth === null ? 'unknown' : (hosted?.verdict.choice ?? 'unknown'),
};

const LABELS: Readonly<Record<Grouping, (key: string) => string>> = {
  file: (key) => key,
  provider: (key) => key,
  model: (key) => key,
  placement: (key) => PLACEMENTS[key] ?? key,
};

type Order = (a: CostedItem, b: CostedItem) => number;

const byPlace: Order = (a, b) =>
  compareText(a.path, b.path) ||
  cellOf(a) - cellOf(b) ||
  a.range.start.line - b.range.start.line ||
  a.range.start.character - b.range.start.character;

const ORDERS: Readonly<Record<Sorting, Order>> = {
  cost: (a, b) => (b.perMonth?.base ?? -1) - (a.perMonth?.base ?? -1) || byPlace(a, b),
  tokens: (a, b) => b.tokens.input.base - a.tokens.input.base || byPlace(a, b),
  place: byPlace,
};

function cellOf({ source }: CostedItem): number {
  return source.type === 'call' ? (source.call.cell ?? 0) : 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function matches(item: CostedItem, filter: string): boolean {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const text = `${item.path} ${item.label} ${modelName(item)} ${KEYS.provider(item)}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function usdOf(items: readonly CostedItem[]): number {
  return totalOf(items).apiUsdPerMonth;
}

/** `$12.40/mo · 3 calls`, `at least` where one has no price. */
function monthText(counted: readonly CostedItem[]): string {
  const count = countText(counted.length, 'call or prompt', 'calls and prompts');
  if (counted.length === 0) return 'no month of its own';
  const { apiUsdPerMonth, incomplete } = totalOf(counted);
  if (counted.every(({ perMonth }) => perMonth === null)) return `no price · ${count}`;
  return `${incomplete ? 'at least ' : ''}${formatUsd(apiUsdPerMonth)}/mo · ${count}`;
}

function rowOf(item: CostedItem, grouping: Grouping, isCounted: boolean): CallsRow {
  // In a narrow sidebar only the first words show.
  const parts = [
    costText(item, isCounted),
    ...(grouping === 'model' ? [] : [modelName(item)]),
    grouping === 'file' ? lineText(item) : shownName(placeOf(item).split('/').at(-1) ?? ''),
  ];
  const name = item.source.type === 'call' ? item.source.call.enclosingFunction : null;
  return {
    id: item.id,
    label: shownName(name ?? item.label),
    title: shownName(item.label),
    description: parts.join(' · '),
    isCounted,
  };
}

function costText(item: CostedItem, isCounted: boolean): string {
  if (isInstructions(item)) return `${tokensText(item.tokens.input)} tokens in each request of a session`;
  if (!isCounted)
    return `${tokensText(item.tokens.input)} tokens, not counted: sent by calls, or not by the program`;
  if (item.perMonth === null) return unpricedText(item.unpriced ?? 'no-price');
  return `${usdText(item.perMonth)}/mo`;
}
