/** How much of a prompt is the same in every request from its start on, and how much of it the request marks to be kept. */

import { type Range, sumRanges, ZERO_RANGE } from '../money/range';
import type { CacheMark, PromptMessage, PromptSegment } from '../source/callSite';
import type { InputPart, Promptlike } from './callEstimate';

/** The longest start of a prompt that no variable changes: what a provider's prompt cache can serve at most. */
export interface StablePrefix {
  /** The low end is without schemas of which a part cannot be read, and what follows them. */
  readonly tokens: Range;
  /** The variable that ends it; null where the whole prompt is the same each time. */
  readonly until: string | null;
  readonly basis: string;
}

/** What a mark asks the provider to keep: all that stands before it. */
export interface MarkedPrefix extends CacheMark {
  readonly tokens: Range;
  /** Variables in it: for each of their values it is another prefix. */
  readonly variables: readonly string[];
}

export interface CacheEstimate {
  readonly cacheablePrefix: StablePrefix;
  /** In the order of the prompt, so that the last is the longest. */
  readonly marked: readonly MarkedPrefix[];
}

/** A prompt with its parts counted: `schemas` one by one, and the parts of a message. */
interface Counted {
  readonly schemas: readonly InputPart[];
  readonly partsOf: (messages: readonly PromptMessage[]) => readonly InputPart[];
}

/**
 * Providers read a prompt as tools, then the system prompt, then the messages, and keep a prefix of that order (Anthropic's
 * and OpenAI's pages on prompt caching, read 2026-11). Framing between messages is a few tokens and not counted.
 */
export function cacheEstimate(prompt: Promptlike, counted: Counted): CacheEstimate {
  if (prompt.kind !== 'chat' && prompt.kind !== 'completion') return NOT_CACHED;
  return { cacheablePrefix: stablePrefix(prompt, counted), marked: markedPrefixes(prompt, counted) };
}

const NOT_CACHED: CacheEstimate = {
  cacheablePrefix: { tokens: ZERO_RANGE, until: null, basis: 'only what a model answers to is cached' },
  marked: [],
};

const BASIS = 'schemas and text before the first variable';

function stablePrefix({ attachments, messages }: Promptlike, { schemas, partsOf }: Counted): StablePrefix {
  const parts = partsOf(messages);
  const end = parts.findIndex(changes);
  const same = [...schemas, ...(end < 0 ? parts : parts.slice(0, end))];
  const { low: _, ...ends } = sumRanges(same.map(({ tokens }) => tokens));
  const broken = attachments.findIndex(({ complete }) => !complete);
  const sure = broken < 0 ? same : schemas.slice(0, broken);
  const until = end < 0 ? null : (parts.slice(end).flatMap(changing)[0] ?? null);
  const basis = broken < 0 ? BASIS : `${BASIS}, if those that cannot be read in full never change`;
  return { tokens: { low: sumRanges(sure.map(({ tokens }) => tokens)).low, ...ends }, until, basis };
}

function changes({ kind, isVaried }: InputPart): boolean {
  return kind !== 'static' || isVaried === true;
}

/** What requests with the same prefix have in common. */
function changing(part: InputPart): readonly string[] {
  if (part.isVaried === true) return ['text that the code chooses'];
  return part.kind === 'static' || part.kind === 'tools' || part.name === null ? [] : [part.name];
}

function markedPrefixes(prompt: Promptlike, { schemas, partsOf }: Counted): MarkedPrefix[] {
  const found: MarkedPrefix[] = [];
  let tokens = ZERO_RANGE;
  const variables: string[] = [];
  // Of these one stands in place of another, so that they are counted together.
  const perhaps: PromptMessage[] = [];
  const add = (parts: readonly InputPart[]) => {
    tokens = sumRanges([tokens, ...parts.map((part) => part.tokens)]);
    variables.push(...parts.flatMap(changing));
  };
  const close = (mark: CacheMark | null | undefined) => {
    if (mark == null) return;
    const varied = partsOf(perhaps);
    found.push({
      ttl: mark.ttl,
      tokens: sumRanges([tokens, ...varied.map((part) => part.tokens)]),
      variables: [...variables, ...varied.flatMap(changing)],
    });
  };
  prompt.attachments.forEach(({ cacheMark }, index) => {
    add(schemas.slice(index, index + 1));
    close(cacheMark);
  });
  for (const message of prompt.messages) {
    for (const segments of upToMarks(message.segments)) {
      if (message.ways === undefined) add(partsOf([{ ...message, segments }]));
      else perhaps.push({ ...message, segments });
      close(segments.at(-1)?.cacheMark);
    }
  }
  close(prompt.cache?.wholePrompt);
  return found;
}

/** Cut behind each mark: the parts of a request between marks are counted on their own. */
function upToMarks(segments: readonly PromptSegment[]): readonly (readonly PromptSegment[])[] {
  const runs: PromptSegment[][] = [[]];
  for (const segment of segments) {
    runs.at(-1)?.push(segment);
    if (segment.cacheMark !== undefined) runs.push([]);
  }
  return runs.filter(({ length }) => length > 0);
}
