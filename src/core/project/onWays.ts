/** Tokens of what is sent only on some ways of the code: on the shortest of them, the usual and the longest. */

import { exactly, multiplyRanges, type Range, sumRanges } from '../money/range';
import type { OnWays, Way } from '../source/callSite';
import { ELEMENTS } from './passes';

/** A list that code goes over to put a prompt together may be empty. */
const ANY_PASSES: Range = { ...ELEMENTS, low: 0 };

/**
 * Of what a loop fills in: what is assumed of a text by its name, such as `content`, is assumed of all that a prompt has of it,
 * so that as a rule all passes fill in as much together. A working assumption of this project (2026-11).
 */
export const FILLING_PASSES: Range = { low: 0, base: 1, high: ELEMENTS.base };

type AmountOf<T> = (item: T) => Range;

/** Of each choice one branch is sent; what a loop adds is sent with each of its passes: `unstated` where the code does not say how many. */
export function amountOnWays<T extends OnWays>(
  items: readonly T[],
  amountOf: AmountOf<T>,
  unstated: Range = ANY_PASSES,
  depth = 0,
): Range {
  const inside = (own: readonly T[]) => amountOnWays(own, amountOf, unstated, depth + 1);
  const amounts = sharingWay(items, depth).map(({ way, items: own }) => {
    if (way === undefined) return sumRanges(own.map(amountOf));
    if (way.kind === 'loop') return multiplyRanges(inside(own), passesOf(way, unstated));
    const branches = branchesOf(own, way.count, depth).map(inside);
    const take = (end: keyof Range) => branches[takenOf(branches, end)]?.[end] ?? 0;
    return { low: take('low'), base: take('base'), high: take('high') };
  });
  return sumRanges(amounts);
}

function passesOf({ passes, isEarlier = false }: Extract<Way, { kind: 'loop' }>, unstated: Range): Range {
  const all = passes === null ? unstated : exactly(passes);
  if (!isEarlier) return all;
  // From none to all but one: in the mean half of these.
  const high = Math.max(0, all.high - 1);
  return { low: 0, base: Math.min(high, Math.max(1, Math.floor((all.base - 1) / 2))), high };
}

/** Those that are sent at one end of the range, in their order. Loops are taken to be passed once. */
export function sentAt<T extends OnWays>(
  items: readonly T[],
  end: keyof Range,
  amountOf: AmountOf<T>,
): readonly T[] {
  const sent = new Set(sentBelow(items, end, amountOf, 0));
  return items.filter((item) => sent.has(item));
}

function sentBelow<T extends OnWays>(
  items: readonly T[],
  end: keyof Range,
  amountOf: AmountOf<T>,
  depth: number,
): readonly T[] {
  return sharingWay(items, depth).flatMap(({ way, items: own }) => {
    if (way === undefined) return own;
    if (way.kind === 'loop') return sentBelow(own, end, amountOf, depth + 1);
    const branches = branchesOf(own, way.count, depth);
    const taken = takenOf(
      branches.map((branch) => amountOnWays(branch, amountOf, ANY_PASSES, depth + 1)),
      end,
    );
    return sentBelow(branches[taken] ?? [], end, amountOf, depth + 1);
  });
}

/** The branch with the least or the most; the first is the usual one. */
function takenOf(branches: readonly Range[], end: keyof Range): number {
  if (end === 'base') return 0;
  const ends = branches.map((range) => range[end]);
  return ends.indexOf(end === 'low' ? Math.min(...ends) : Math.max(...ends));
}

interface Sharing<T> {
  /** Undefined for what needs none at this depth. */
  readonly way: Way | undefined;
  readonly items: T[];
}

function sharingWay<T extends OnWays>(items: readonly T[], depth: number): readonly Sharing<T>[] {
  const groups = new Map<string | undefined, Sharing<T>>();
  for (const item of items) {
    const way = item.ways?.[depth];
    const group = groups.get(way?.at);
    if (group === undefined) groups.set(way?.at, { way, items: [item] });
    else group.items.push(item);
  }
  return [...groups.values()];
}

/** A branch that sends none of them is empty. */
function branchesOf<T extends OnWays>(items: readonly T[], count: number, depth: number): readonly T[][] {
  const branches = Array.from({ length: count }, (): T[] => []);
  for (const item of items) {
    const way = item.ways?.[depth];
    if (way?.kind === 'branch') branches[way.branch]?.push(item);
  }
  return branches;
}
