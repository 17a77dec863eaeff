/** One interaction in words: how many calls one run makes, what they cost together, and what that rests on. */

import { formatTokens } from '../money/format';
import { isExact, type Range } from '../money/range';
import type { CostedItem } from '../project/documentEstimate';
import type { CostedInteraction, CountedLoop } from '../project/interactionCost';
import { type Plan, partsOf } from '../project/interactions';
import { countText, tokensText, usdSpan, usdText } from './figures';
import { escapeMarkdown } from './markdown';

/** `3 calls · ~4.2k + ~1k tokens · ~$0.021 together`, above the function that makes them. */
export function interactionTitle(interaction: CostedInteraction): string {
  const { inputTokens, outputTokens } = interaction;
  const calls = callsText(interaction.calls);
  const tokens = `${tokensText(inputTokens)} + ${tokensText(outputTokens)} tokens`;
  return [calls, tokens, costText(interaction)].join(' · ');
}

/** The same in the space that an end of line has. */
export function interactionLabel(interaction: CostedInteraction): string {
  return `${callsText(interaction.calls)} · ${costText(interaction)}`;
}

/** `3 calls`, or `~6 calls (2–11)` where loops and branches decide. */
function callsText(calls: Range): string {
  const count = (value: number) => countText(Math.round(value * 10) / 10, 'call');
  return isExact(calls) ? count(calls.base) : `~${count(calls.base)} (${ends(calls)})`;
}

function costText({ usd, incomplete }: CostedInteraction): string {
  if (usd === null) return 'no price';
  return `${incomplete ? 'at least ' : ''}${usdText(usd)} together`;
}

function ends({ low, high }: Range): string {
  return `${formatTokens(low)}–${formatTokens(high)}`;
}

/** For the hover of one of its calls; escaped. */
export function interactionMarkdown(item: CostedItem, interaction: CostedInteraction): string {
  const { items, usd, incomplete } = interaction;
  const where = whereText(interaction);
  const count =
    items.length === 1 ? `Made again and again in ${where}` : `One of ${items.length} calls in ${where}`;
  const span = usd === null || isExact(usd) ? '' : ` (${usdSpan(usd)})`;
  const cost =
    usd === null
      ? 'no price'
      : `${incomplete ? 'at least ' : ''}**${escapeMarkdown(usdText(usd))}**${escapeMarkdown(span)}`;
  const { calls, inputTokens, outputTokens } = interaction;
  const sizes = `${callsText(calls)}, ${tokensText(inputTokens)} + ${tokensText(outputTokens)} tokens`;
  const notes = [...interaction.loops.map(loopText), ...(hasChoice(interaction.plan) ? [CHOICE_NOTE] : [])];
  const own = item.steps === null && interaction.loops.length > 0 ? [STEPS_NOTE] : [];
  return `${escapeMarkdown(count)}; together ${cost}: ${escapeMarkdown([`${sizes}.`, ...notes, ...own].join(' '))}`;
}

const CHOICE_NOTE =
  'Of calls that stand in place of one another one is counted: the first, and for the range the cheapest and the dearest.';
const STEPS_NOTE = 'A comment "breakeven: steps=6" sets how often.';

/** `answer()`, or where code outside of functions repeats a call. */
export function whereText({ enclosingFunction, functionRange }: CostedInteraction): string {
  if (enclosingFunction !== null) return `${enclosingFunction}()`;
  return functionRange === null ? 'this file' : 'this function';
}

function loopText({ line, passes, basis }: CountedLoop): string {
  const times = `${isExact(passes) ? '' : '~'}${formatTokens(passes.base)} times`;
  const span = isExact(passes) ? '' : ` (${ends(passes)})`;
  return `What line ${line + 1} repeats is counted ${times}${span}: ${basis}.`;
}

function hasChoice(plan: Plan): boolean {
  return plan.kind === 'choice' || partsOf(plan).some(hasChoice);
}
