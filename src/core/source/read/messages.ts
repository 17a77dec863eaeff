/** From the values of a call's arguments to the messages that the model is sent. */

import type { PromptMessage, PromptSegment, Role } from '../callSite';
import { contentOf, isEmpty, nameOf, onWays, plainText, type RecordValue, type Value } from '../value';
import { cacheMarkOf, cachePointOf, marked } from './cacheMarks';
import { mediaSegment } from './media';

const ROLES: ReadonlySet<string> = new Set(['system', 'developer', 'user', 'assistant', 'tool']);

/** A list of messages, or a text that stands for one. What cannot be read becomes a hole with its name. */
export function messagesOf(value: Value, role: Role | null): PromptMessage[] {
  switch (value.kind) {
    case 'list':
      return messagesIn(value.items, role);
    case 'record':
      return [messageOf(value, role)];
    case 'nothing':
    case 'number':
    case 'boolean':
      return [];
    case 'text':
    case 'spread':
    case 'unknown':
      return [message(role, contentOf(value), value)];
  }
}

function messagesIn(items: readonly Value[], role: Role | null): PromptMessage[] {
  const messages: PromptMessage[] = [];
  for (const item of items) {
    const last = messages.at(-1);
    const point = cachePointOf(item);
    if (point === null) messages.push(...messagesOfItem(item, role));
    else if (last !== undefined)
      messages[messages.length - 1] = { ...last, segments: marked(last.segments, point) };
  }
  return messages;
}

/** Ways of the element are those of its messages, not of their texts. */
function messagesOfItem(item: Value, role: Role | null): readonly PromptMessage[] {
  const { ways, ...always } = item;
  return onWays(pairOf(always as Value) ?? messagesOf(always as Value, role), ways);
}

/** `("system", "Be kind.")`: a role and its text. */
function pairOf(item: Value): PromptMessage[] | null {
  const [name, content, ...more] = item.kind === 'list' ? item.items : [];
  const role = roleOf(name);
  if (role === null || content === undefined || more.length > 0) return null;
  return [message(role, contentSegments(content), item)];
}

function messageOf(record: RecordValue, fallback: Role | null): PromptMessage {
  const role = roleOf(record.entries.get('role')) ?? fallback;
  const content = record.entries.get('content') ?? record.entries.get('parts') ?? record.entries.get('text');
  if (content !== undefined) {
    const segments = [...contentSegments(content), ...besides(record)];
    return message(role, marked(segments, cacheMarkOf(record)), record);
  }
  const [spread] = record.spreads;
  const type = plainText(record.entries.get('type')) ?? '';
  const media = mediaSegment(record, type);
  const hole: PromptSegment = media ?? { kind: 'variable', name: nameOf(spread ?? 'message') };
  return message(role, [hole], record);
}

/** Ollama's pictures, and calls of tools that an answer has made. */
function besides({ entries }: RecordValue): readonly PromptSegment[] {
  const images = entries.get('images');
  const count = images?.kind === 'list' ? images.items.length : images === undefined ? 0 : 1;
  const pictures = Array.from(
    { length: count },
    (): PromptSegment => ({ kind: 'variable', name: 'image', media: { kind: 'image' } }),
  );
  const calls = entries.get('tool_calls') ?? entries.get('toolCalls');
  const isCalling = calls !== undefined && !isEmpty(calls);
  return isCalling ? [...pictures, { kind: 'variable', name: 'tool calls' }] : pictures;
}

function roleOf(value: Value | undefined): Role | null {
  const name = plainText(value);
  if (name === 'model' || name === 'ai') return 'assistant';
  if (name === 'human') return 'user';
  if (name === 'function') return 'tool';
  return name !== null && ROLES.has(name) ? (name as Role) : null;
}

function message(role: Role | null, segments: readonly PromptSegment[], value: Value): PromptMessage {
  return { role, segments, ...(value.range === undefined ? {} : { range: value.range }) };
}

/** Text, or a list of parts: texts, images, files, tool results. */
function contentSegments(content: Value): readonly PromptSegment[] {
  if (content.kind === 'list') return onWays(partSegments(content.items), content.ways);
  return content.kind === 'record'
    ? onWays(marked(partSegment(content), cacheMarkOf(content)), content.ways)
    : contentOf(content);
}

function partSegments(parts: readonly Value[]): readonly PromptSegment[] {
  let segments: PromptSegment[] = [];
  for (const part of parts) {
    const point = cachePointOf(part);
    if (point === null) segments.push(...contentSegments(part));
    else segments = marked(segments, point);
  }
  return segments;
}

function partSegment(content: RecordValue): readonly PromptSegment[] {
  const type = plainText(content.entries.get('type')) ?? '';
  const inner =
    content.entries.get('text') ?? content.entries.get('content') ?? content.entries.get('input_text');
  if (inner !== undefined && !/image|file|document|audio/.test(type)) return contentSegments(inner);
  const range = content.range === undefined ? {} : { range: content.range };
  return [mediaSegment(content, type) ?? { kind: 'variable', name: type || 'content part', ...range }];
}
