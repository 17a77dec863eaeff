/** Messages as JSON and YAML hold them. */

import type { PromptMessage, PromptSegment } from '../callSite';
import { roleNamed } from '../roleNamed';

type Split = (text: string) => readonly PromptSegment[];

/** `[{ role, content }]`; null for anything else. Parts that are not text are holes. */
export function messagesOfData(data: unknown, split: Split): PromptMessage[] | null {
  if (!Array.isArray(data) || data.length === 0) return null;
  const messages: PromptMessage[] = [];
  for (const item of data) {
    if (!isRecord(item) || typeof item.role !== 'string' || !('content' in item)) return null;
    messages.push({ role: roleNamed(item.role), segments: contentOf(item.content, split) });
  }
  return messages;
}

export function contentOf(content: unknown, split: Split): readonly PromptSegment[] {
  if (typeof content === 'string') return split(content);
  if (Array.isArray(content)) return content.flatMap((part) => contentOf(part, split));
  if (!isRecord(content)) return [];
  const text = content.text ?? content.content;
  if (text !== undefined) return contentOf(text, split);
  const type = typeof content.type === 'string' ? content.type : 'content part';
  return [{ kind: 'variable', name: type.replace(/_url$/, '') }];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text without holes. */
export function asIs(text: string): readonly PromptSegment[] {
  return text === '' ? [] : [{ kind: 'static', text }];
}
