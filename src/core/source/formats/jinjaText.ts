/** Jinja templates: what is sent as it stands, and what is filled in. */

import type { PromptMessage, PromptSegment, Role, Way } from '../callSite';
import { nameOf, onWays } from '../value';
import { blocksIn } from './blocks';
import { type JinjaTag, jinjaTags } from './jinjaTags';
import { type TagMark, waysBehindTags } from './tagWays';

const RAW = /\{%-?\s*raw\s*-?%\}/g;
const RAW_END = /\{%-?\s*endraw\s*-?%\}/g;
const CHAT = /\{%-?\s*chat\s+role\s*=\s*["'](\w+)["']\s*-?%\}/g;
const CHAT_END = /\{%-?\s*endchat\s*-?%\}/g;

const ROLES: ReadonlySet<string> = new Set(['system', 'developer', 'user', 'assistant', 'tool']);

/**
 * Of a condition one branch is sent, and the body of a loop with each of its passes. One line end at the end of the text is
 * not sent, as Jinja has it.
 */
export function jinjaSegments(text: string): PromptSegment[] {
  const known = new Map<string, string>();
  const source = text.replace(/\r?\n$/, '');
  const segments: PromptSegment[] = [];
  let from = 0;
  for (const block of blocksIn(source, RAW, RAW_END)) {
    const raw = { kind: 'static', text: source.slice(block.bodyFrom, block.bodyTo) } as const;
    segments.push(...piecesOf(source.slice(from, block.from), known), raw);
    from = block.to;
  }
  return joined([...segments, ...piecesOf(source.slice(from), known)]);
}

/** Messages in blocks of their own, or the whole text as one message. */
export function jinjaMessages(text: string): PromptMessage[] {
  const blocks = blocksIn(text, CHAT, CHAT_END);
  if (blocks.length === 0) return [{ role: null, segments: jinjaSegments(text.trim()) }];
  return blocks.map(({ groups: [role = ''], bodyFrom, bodyTo }) => ({
    role: ROLES.has(role) ? (role as Role) : null,
    segments: jinjaSegments(text.slice(bodyFrom, bodyTo).trim()),
  }));
}

function piecesOf(text: string, known: Map<string, string>): PromptSegment[] {
  const segments: PromptSegment[] = [];
  let from = 0;
  let trimsNext = false;
  const tags = jinjaTags(text);
  const behind = waysBehindTags(tags.map(markOf), text);
  let ways: readonly Way[] | null = [];
  const push = (more: readonly PromptSegment[]) => {
    if (ways !== null) segments.push(...onWays(more, ways));
  };
  const pushText = (to: number, trimsEnd: boolean) => {
    const raw = text.slice(from, to);
    const start = trimsNext ? raw.trimStart() : raw;
    const kept = trimsEnd ? start.trimEnd() : start;
    if (kept !== '') push([{ kind: 'static', text: kept }]);
  };
  tags.forEach((tag, index) => {
    pushText(tag.from, tag.trimsBefore);
    from = tag.to;
    trimsNext = tag.trimsAfter;
    if (tag.kind === 'output') push([outputSegment(tag.inner, known)]);
    if (tag.kind === 'tag') push(tagSegments(tag.inner.trim(), known));
    ways = behind[index] ?? null;
  });
  pushText(text.length, false);
  return segments;
}

function markOf({ kind, inner }: JinjaTag): TagMark {
  const [, word = '', rest = ''] = (kind === 'tag' ? /^\s*(\w+)([\s\S]*)$/.exec(inner) : null) ?? [];
  if (word === 'if') return { kind: 'if' };
  if (word === 'elif' || word === 'else') return { kind: 'else', isLast: word === 'else' };
  if (word === 'for') return { kind: 'loop', passes: passesOf(rest) };
  if (word === 'macro') return { kind: 'definition' };
  if (/^end(?:if|for|macro)$/.test(word)) return { kind: 'end' };
  return { kind: 'none' };
}

/** `for i in range(3)`. */
function passesOf(rest: string): number | null {
  const count = /\bin\s+range\(\s*(\d{1,6})\s*\)\s*$/.exec(rest)?.[1];
  return count === undefined ? null : Number(count);
}

/** `"text"` and names that are set to one are text; anything else is a hole, named without its filters. */
function outputSegment(expression: string, known: ReadonlyMap<string, string>): PromptSegment {
  const literal = /^\s*(["'])((?:(?!\1)[^\\])*)\1\s*$/.exec(expression)?.[2] ?? known.get(expression.trim());
  if (literal !== undefined) return { kind: 'static', text: literal };
  const name = expression.split('|')[0]?.trim() ?? '';
  return { kind: 'variable', name: nameOf(name === '' ? expression : name) };
}

function tagSegments(tag: string, known: Map<string, string>): PromptSegment[] {
  const set = /^set\s+(\w+)\s*=\s*(["'])((?:(?!\2)[^\\])*)\2$/.exec(tag);
  if (set?.[1] !== undefined) known.set(set[1], set[3] ?? '');
  const file = /^(?:include|extends|import)\s+["']([^"']+)["']/.exec(tag)?.[1];
  return file === undefined ? [] : [{ kind: 'variable', name: nameOf(file) }];
}

function joined(segments: readonly PromptSegment[]): PromptSegment[] {
  const whole: PromptSegment[] = [];
  for (const segment of segments) {
    const last = whole.at(-1);
    const isAlike = segment.ways === undefined && last?.ways === undefined;
    if (isAlike && segment.kind === 'static' && last?.kind === 'static')
      whole[whole.length - 1] = { ...last, text: last.text + segment.text };
    else whole.push(segment);
  }
  return whole;
}
