/** What one interaction sends and costs: its calls together, alternatives as a range, loops by their passes. */

import { exactly, type Range, sumRanges } from '../money/range';
import type { Loop } from '../source/callFlow';
import type { CallSite, TextRange } from '../source/callSite';
import type { CostedItem } from './documentEstimate';
import { callsOf, type Interaction, interactionsOf, type Plan, partsOf } from './interactions';
import { type Passes, passesOf } from './passes';

export interface CountedLoop extends Passes {
  /** From 0. */
  readonly line: number;
}

export interface CostedInteraction {
  /** The id of its first call, which is unique in the workspace. */
  readonly id: string;
  readonly path: string;
  readonly enclosingFunction: string | null;
  /** The function; null at module level. */
  readonly functionRange: TextRange | null;
  /** In document order. */
  readonly items: readonly CostedItem[];
  readonly plan: Plan;
  readonly loops: readonly CountedLoop[];
  /** Calls that are made in one run. */
  readonly calls: Range;
  readonly inputTokens: Range;
  readonly outputTokens: Range;
  /** USD of one run; null when no call has a price. */
  readonly usd: Range | null;
  /** True when a call has no price: `usd` is then less than the truth. */
  readonly incomplete: boolean;
}

/** Interactions of the calls among the items of one document. Nothing here adds to what the calls cost themselves. */
export function costInteractions(items: readonly CostedItem[]): CostedInteraction[] {
  const itemOf = new Map<CallSite, CostedItem>();
  const calls = items.flatMap((item) => {
    if (item.source.type !== 'call') return [];
    const call = withSaidSteps(item.source.call, item);
    itemOf.set(call, item);
    return [call];
  });
  return interactionsOf({ calls }).flatMap((interaction) => costed(interaction, itemOf) ?? []);
}

/** `steps=5` beside a call that stands in no loop of this file, such as one that a framework repeats. */
function withSaidSteps(call: CallSite, { id, steps }: CostedItem): CallSite {
  const flow = call.flow ?? { unit: null, unitRange: null, steps: [] };
  if (steps === null || flow.steps.some(({ kind }) => kind === 'loop')) return call;
  const { line } = call.range.start;
  const said: Loop = { kind: 'loop', at: id, line, passes: steps.value, endsEarly: false };
  return { ...call, flow: { ...flow, steps: [...flow.steps, said] } };
}

function costed(
  { enclosingFunction, calls, plan }: Interaction,
  itemOf: ReadonlyMap<CallSite, CostedItem>,
): CostedInteraction | null {
  const items = calls.flatMap((call) => itemOf.get(call) ?? []);
  const [first] = items;
  if (first === undefined) return null;
  const counted = countedLoops(plan, itemOf);
  const together = (figureOf: (item: CostedItem) => Range) =>
    rollUp(
      plan,
      (call) => {
        const item = itemOf.get(call);
        return item === undefined ? exactly(0) : figureOf(item);
      },
      ({ at }) => counted.get(at)?.passes ?? exactly(1),
    );
  const isPriced = items.some(({ perCall }) => perCall !== null);
  return {
    id: first.id,
    path: first.path,
    enclosingFunction,
    functionRange: calls[0]?.flow?.unitRange ?? null,
    items,
    plan,
    loops: [...counted.values()],
    calls: together(() => exactly(1)),
    inputTokens: together(({ tokens }) => tokens.input),
    outputTokens: together(({ tokens }) => tokens.output.tokens),
    usd: isPriced ? together(({ perCall }) => perCall ?? exactly(0)) : null,
    incomplete: items.some(({ perCall }) => perCall === null),
  };
}

/**
 * A figure of the calls of one run. Of a choice, the low end is the cheapest branch, the high end the dearest, and the base
 * the usual one; a loop multiplies by its passes, end by end.
 */
export function rollUp(
  plan: Plan,
  figureOf: (call: CallSite) => Range,
  passes: (loop: Loop) => Range,
): Range {
  const within = (inner: Plan) => rollUp(inner, figureOf, passes);
  switch (plan.kind) {
    case 'call':
      return figureOf(plan.call);
    case 'sequence':
      return sumRanges(plan.parts.map(within));
    case 'loop':
      return product(within(plan.body), passes(plan.loop));
    case 'choice': {
      const branches = plan.branches.map(within);
      return {
        low: Math.min(...branches.map(({ low }) => low)),
        base: branches[plan.usual]?.base ?? 0,
        high: Math.max(...branches.map(({ high }) => high)),
      };
    }
  }
}

function product(a: Range, b: Range): Range {
  return { low: a.low * b.low, base: a.base * b.base, high: a.high * b.high };
}

/** The loops of a plan, by their places. What is said of a call holds for the innermost loop around it. */
function countedLoops(
  plan: Plan,
  itemOf: ReadonlyMap<CallSite, CostedItem>,
  counted: Map<string, CountedLoop> = new Map(),
): ReadonlyMap<string, CountedLoop> {
  if (plan.kind === 'loop') {
    const inside = callsOf(plan.body);
    const said = directCallsOf(plan.body).flatMap((call) => itemOf.get(call)?.steps ?? []);
    counted.set(plan.loop.at, { line: plan.loop.line, ...passesOf(plan.loop, inside, said[0] ?? null) });
  }
  for (const part of partsOf(plan)) countedLoops(part, itemOf, counted);
  return counted;
}

/** Calls that no inner loop holds. */
function directCallsOf(plan: Plan): readonly CallSite[] {
  if (plan.kind === 'loop') return [];
  return plan.kind === 'call' ? [plan.call] : partsOf(plan).flatMap(directCallsOf);
}
