/** Requests that an SDK makes of one call, as long as answers ask for tools. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { amountOf } from '../amount';
import type { CallFlow, Loop } from '../callFlow';
import { LOOP_HISTORY, type PromptMessage, sendsHistory } from '../callSite';
import type { Steps } from '../sdks/sdk';
import type { RecordValue, Value } from '../value';
import type { LanguageReader } from './language';
import { children, rangeOf } from './nodes';
import type { Place } from './places';
import { argumentNamed } from './positional';
import { wholePrompt } from './prompt';
import { holdsNothing } from './unreadTools';

/** Null where the call is one request. */
export function sdkLoop(
  call: Node,
  { through, bounds, onlyIfBounded }: Steps,
  named: RecordValue,
  placeOf: (argument: string) => Place | null,
  reader: LanguageReader,
): Loop | null {
  const isGiven = (value: Value | undefined) =>
    value !== undefined && value.kind !== 'nothing' && !holdsNothing(value);
  if (!through.some((name) => isGiven(argumentNamed(named, name)))) return null;
  const bound = bounds.find((name) => argumentNamed(named, name) !== undefined);
  if (bound === undefined && onlyIfBounded === true) return null;
  const passes = bound === undefined ? null : boundOf(argumentNamed(named, bound), placeOf(bound), reader);
  if (passes === 1) return null;
  return {
    kind: 'loop',
    at: `steps ${call.startIndex}`,
    line: rangeOf(call).start.line,
    passes,
    endsEarly: true,
    bySdk: true,
  };
}

/** `5`, `stepCountIs(5)`, `[stepCountIs(5), hasToolCall('done')]`; null where the code does not state it. */
function boundOf(value: Value | undefined, place: Place | null, reader: LanguageReader): number | null {
  if (value?.kind === 'number') return amountOf(value.value);
  if (place === null) return null;
  const bare = reader.unwrap(place.node);
  const conditions = bare.type === 'array' ? children(bare) : [bare];
  const counts = conditions.flatMap((node) => countIn({ node, scope: place.scope }, reader) ?? []);
  return counts.length === 0 ? null : Math.min(...counts);
}

/** The number of steps that a condition is made with. */
function countIn({ node, scope }: Place, reader: LanguageReader): number | null {
  const made = reader.construction(node, scope);
  const [count, ...others] = made?.args.positional ?? [];
  // Other conditions count tokens, or money.
  if (made === null || count === undefined || others.length > 0 || !/step/i.test(made.callee)) return null;
  const value = reader.evaluate(count, scope);
  return value.kind === 'number' ? amountOf(value.value) : null;
}

/** What is sent again with each step, behind all that the code sends. */
export function withHistory(messages: PromptMessage[]): PromptMessage[] {
  return sendsHistory(messages) ? messages : [...messages, wholePrompt(LOOP_HISTORY)];
}

export function withLoop(flow: CallFlow, loop: Loop): CallFlow {
  return { ...flow, steps: [...flow.steps, loop] };
}
