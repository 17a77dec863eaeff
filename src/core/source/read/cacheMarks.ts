/** What a request says of the provider's prompt cache: marks on its parts, and settings of its own. */

import type { CacheMark, CacheSetting, PromptMessage, PromptSegment } from '../callSite';
import { nameOf, plainText, type RecordValue, type Value } from '../value';
import { argumentNamed } from './positional';

/** Where a block, a message or a tool carries its mark: Anthropic's API and those who took it over, then the AI SDK's. */
const MARKS = [
  'cache_control',
  'cacheControl',
  'additional_kwargs.cache_control',
  'function.cache_control',
  ...['providerOptions', 'experimental_providerMetadata', 'providerMetadata'].flatMap((options) => [
    `${options}.anthropic.cacheControl`,
    `${options}.anthropic.cache_control`,
    `${options}.openrouter.cacheControl`,
    `${options}.bedrock.cachePoint`,
  ]),
];

/** Members that are no part of what the model reads. */
const UNREAD = new Set(['cache_control', 'cacheControl', 'cachePoint', 'cache_point', 'providerOptions']);

/** The mark behind a part; null where it has none. */
export function cacheMarkOf(part: RecordValue): CacheMark | null {
  for (const path of MARKS) {
    const mark = markOf(argumentNamed(part, path));
    if (mark !== null) return mark;
  }
  return null;
}

/** Bedrock's `{ cachePoint: { type: 'default' } }`: a part that is nothing but a mark behind the one before it. */
export function cachePointOf(part: Value): CacheMark | null {
  if (part.kind !== 'record') return null;
  return markOf(part.entries.get('cachePoint') ?? part.entries.get('cache_point'));
}

/** A mark that is made elsewhere is one too. */
function markOf(value: Value | undefined): CacheMark | null {
  if (value === undefined || value.kind === 'nothing' || value.kind === 'boolean') return null;
  const ttl = value.kind === 'record' ? plainText(value.entries.get('ttl')) : null;
  return { ttl: ttl === '5m' || ttl === '1h' ? ttl : null };
}

/** The segments with the mark behind the last of them. */
export function marked(segments: readonly PromptSegment[], mark: CacheMark | null): PromptSegment[] {
  const last = segments.at(-1);
  if (mark === null || last === undefined) return [...segments];
  return [...segments.slice(0, -1), { ...last, cacheMark: mark }];
}

/** LiteLLM puts marks behind the messages of a role: `cache_control_injection_points=[{"location": "message", "role": "system"}]`. */
export function withInjectedMarks(messages: readonly PromptMessage[], named: RecordValue): PromptMessage[] {
  const points = named.entries.get('cache_control_injection_points');
  const roles = (points?.kind === 'list' ? points.items : []).flatMap((point) =>
    point.kind === 'record' ? (plainText(point.entries.get('role')) ?? []) : [],
  );
  return messages.map((message) =>
    message.role !== null && roles.includes(message.role)
      ? { ...message, segments: marked(message.segments, { ttl: null }) }
      : message,
  );
}

interface SentTools {
  readonly value: Value;
  readonly mark: CacheMark | null;
}

/** Tools as they reach the model, and the mark behind the last that has one. They are a list, or in the AI SDK members of an object. */
export function withoutMarks(tools: Value): SentTools {
  if (tools.kind === 'list') {
    const sent = tools.items.filter((item) => cachePointOf(item) === null).map(withoutMark);
    const points = tools.items.flatMap((item) => cachePointOf(item) ?? []);
    const value = { ...tools, items: sent.map((tool) => tool.value) };
    return { value, mark: points.at(-1) ?? lastMark(sent) };
  }
  if (tools.kind !== 'record') return { value: tools, mark: null };
  const own = withoutMark(tools);
  if (own.mark !== null) return own;
  const members = [...tools.entries].map(([name, tool]) => ({ name, ...withoutMark(tool) }));
  const entries = new Map(members.map(({ name, value }) => [name, value]));
  return { value: { ...tools, entries }, mark: lastMark(members) };
}

/** What is sent as it is: a schema may have members that are called like a mark. */
export function unmarked(value: Value): SentTools {
  return { value, mark: null };
}

function withoutMark(tool: Value): SentTools {
  const mark = tool.kind === 'record' ? cacheMarkOf(tool) : null;
  return { value: mark !== null && tool.kind === 'record' ? withoutUnread(tool) : tool, mark };
}

function lastMark(tools: readonly SentTools[]): CacheMark | null {
  return tools.flatMap(({ mark }) => mark ?? []).at(-1) ?? null;
}

function withoutUnread(tool: RecordValue): RecordValue {
  return { ...tool, entries: new Map([...tool.entries].filter(([name]) => !UNREAD.has(name))) };
}

const KEYS = [
  'prompt_cache_key',
  'promptCacheKey',
  'extra_body.prompt_cache_key',
  'providerOptions.openai.promptCacheKey',
];
const CONTENTS = [
  'cached_content',
  'cachedContent',
  'config.cached_content',
  'config.cachedContent',
  'providerOptions.google.cachedContent',
];
const WHOLE = [
  'cache_control',
  'cacheControl',
  'extra_body.cache_control',
  'providerOptions.anthropic.cacheControl',
];

/** Nothing where the request says nothing. */
export function cacheOf(named: RecordValue): { readonly cache?: CacheSetting } {
  const key = firstName(named, KEYS);
  const content = firstName(named, CONTENTS);
  const wholePrompt =
    WHOLE.map((path) => markOf(argumentNamed(named, path))).find((mark) => mark !== null) ?? null;
  return key === null && content === null && wholePrompt === null
    ? {}
    : { cache: { key, content, wholePrompt } };
}

/** A text as it is, with its holes in braces; else the code that stands for it. */
function firstName(named: RecordValue, paths: readonly string[]): string | null {
  for (const path of paths) {
    const value = argumentNamed(named, path);
    if (value === undefined || value.kind === 'nothing') continue;
    if (value.kind === 'unknown') return value.expression;
    if (value.kind !== 'text') return nameOf(path);
    return value.segments
      .map((segment) => (segment.kind === 'static' ? segment.text : `{${segment.name}}`))
      .join('');
  }
  return null;
}
