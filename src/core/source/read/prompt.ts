/** Model and messages of a call, of its arguments' values. */

import type { CallKind, ModelReference, PromptMessage, TextRange } from '../callSite';
import type { ParameterNames } from '../sdks/sdk';
import { isEmpty, onWays, plainText, type RecordValue, type Value } from '../value';
import type { Arguments } from './language';
import { messagesOf } from './messages';
import { rangeOf } from './nodes';
import { argumentNamed } from './positional';

export function modelOf(
  value: Value | undefined,
  named: RecordValue,
  args: Arguments,
  names: readonly string[],
): ModelReference {
  if (value === undefined) {
    const [spread] = named.spreads;
    return {
      id: null,
      source: 'unknown',
      ...(spread === undefined ? {} : { expression: spread.slice(0, 60) }),
    };
  }
  const node = names.map((name) => args.nodes.get(name)).find((candidate) => candidate !== undefined);
  const range = node === undefined ? {} : { range: rangeOf(node) };
  const id = plainText(value);
  if (id !== null && id !== '')
    return { id, source: value.origin, ...range, ...definitionOf(value, range.range) };
  const source = value.kind === 'unknown' ? value.origin : 'unknown';
  return {
    id: null,
    source,
    ...range,
    ...(node === undefined ? {} : { expression: node.text.replace(/\s+/g, ' ').slice(0, 60) }),
  };
}

/** A constant's text has the place where it stands, and the use of it another. */
function definitionOf(value: Value, use: TextRange | undefined): Pick<ModelReference, 'definedAt'> {
  const [text] = value.kind === 'text' ? value.segments : [];
  const place = text?.range;
  const isElsewhere = place !== undefined && place.start.line !== use?.start.line;
  return isElsewhere ? { definedAt: place } : {};
}

export function promptOf(named: RecordValue, parameters: ParameterNames, kind: CallKind): PromptMessage[] {
  const { spreads } = named;
  const read = (names: readonly string[], role: 'system' | 'user' | null) =>
    names.flatMap((name) => {
      const value = argumentNamed(named, name);
      return value === undefined ? [] : messagesOf(value, role);
    });
  const inputRole = kind === 'chat' ? 'user' : null;
  const system = oneMessage(read(parameters.system, 'system'), 'system');
  const messages = [...system, ...read(parameters.messages, null), ...read(parameters.input, inputRole)];
  if (spreads.length > 0 && messages.length === 0) return spreads.map(wholePrompt);
  const given = givenPrompts(parameters, (name) => argumentNamed(named, name));
  const all = [...keptByServer(named), ...messages];
  return spreads.length > 0 ? all : [...all, ...unseenPrompt(given, kind)];
}

const KEPT = ['previous_response_id', 'previousResponseId', 'conversation', 'conversation_id'];

/** The provider holds what was said before, and sends it again. */
export function keptByServer(named: RecordValue): PromptMessage[] {
  const kept = KEPT.map((name) => argumentNamed(named, name)).find((value) => value !== undefined);
  return kept === undefined || isEmpty(kept) ? [] : [wholePrompt('history that the provider keeps')];
}

/** What a call is given to say, by the name of the parameter. */
export function givenPrompts(
  { messages, input }: Pick<ParameterNames, 'messages' | 'input'>,
  argument: (name: string) => Value | undefined,
): ReadonlyMap<string, Value> {
  const given = [...messages, ...input].flatMap((name) => {
    const value = argument(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return new Map(given);
}

/** Nobody sends nothing: what is not given, or a list that nothing is seen to be added to, gets its messages elsewhere. */
export function unseenPrompt(given: ReadonlyMap<string, Value>, kind: CallKind): PromptMessage[] {
  const isSeen = [...given.values()].some((value) => value.kind !== 'list' || value.items.length > 0);
  if (isSeen || !NEEDS_PROMPT.has(kind)) return [];
  const [name = 'prompt'] = given.keys();
  return [wholePrompt(name)];
}

const ANSWERS = [
  'n',
  'candidate_count',
  'config.candidate_count',
  'config.candidateCount',
  'generation_config.candidate_count',
  'generationConfig.candidateCount',
];

/** Of those, most that an API gives. */
const MOST_ANSWERS = 128;

/** What a form of pictures or transcripts is called is no schema, nor are these given tools. */
export function answersInText(kind: CallKind): boolean {
  return kind === 'chat' || kind === 'completion';
}

/** Answers that one request asks for. */
export function answersOf(named: RecordValue, kind: CallKind): { readonly answers?: number } {
  if (!answersInText(kind) && kind !== 'image') return {};
  const value = ANSWERS.map((name) => argumentNamed(named, name)).find((given) => given !== undefined);
  const count = value?.kind === 'number' ? Math.floor(value.value) : 1;
  return count > 1 ? { answers: Math.min(count, MOST_ANSWERS) } : {};
}

/** Kinds that send a text: one that is not seen is stored elsewhere, built by the SDK, or in code that does not parse. */
export const NEEDS_PROMPT: ReadonlySet<CallKind> = new Set(['chat', 'completion', 'embedding']);

export function wholePrompt(name: string): PromptMessage {
  return { role: null, segments: [{ kind: 'variable', name: name.slice(0, 60) }] };
}

/** A system prompt given in blocks is one message. */
function oneMessage(parts: readonly PromptMessage[], role: 'system'): PromptMessage[] {
  const [first] = parts;
  if (first === undefined) return [];
  const { ways: _, ...message } = first;
  return [{ ...message, role, segments: parts.flatMap(({ segments, ways }) => onWays(segments, ways)) }];
}
