/** Mustache and Handlebars: what is sent as it stands, and what is filled in. */

import type { PromptSegment, Way } from '../callSite';
import { nameOf, onWays } from '../value';
import { blocksIn, withoutBlocks } from './blocks';
import { type TagMark, waysBehindTags } from './tagWays';

/** A tag that stands alone on its line takes the line with it. */
const ALONE = /^[ \t]*\{\{~?(?:[#^/!]|else\b)(?:(?!\}\}|\{\{)[\s\S])*\}\}[ \t]*(?:\r?\n|$)/gm;
const COMMENT = /\{\{~?!--/g;
const COMMENT_END = /--~?\}\}/g;
const TAG = /\{\{\{([^{}]*)\}\}\}|\{\{(~?)([^{}]*?)(~?)\}\}/g;

/** Of a condition one side is sent, and the body of a loop with each of its passes. */
export function mustacheSegments(text: string): PromptSegment[] {
  const source = withoutBlocks(text, blocksIn(text, COMMENT, COMMENT_END)).replace(ALONE, (line) =>
    /^\s*\{\{~?!/.test(line) ? '' : line.trim(),
  );
  const segments: PromptSegment[] = [];
  let from = 0;
  let trimsNext = false;
  let ways: readonly Way[] = [];
  const push = (segment: PromptSegment) => segments.push(...onWays([segment], ways));
  const pushText = (to: number, trimsEnd: boolean) => {
    const raw = source.slice(from, to);
    const start = trimsNext ? raw.trimStart() : raw;
    const kept = trimsEnd ? start.trimEnd() : start;
    if (kept !== '') push({ kind: 'static', text: kept });
  };
  const tags = [...source.matchAll(TAG)];
  const marks = tags.map(([, , , tag = '']) => markOf(tag.trim()));
  const behind = waysBehindTags(marks, source);
  tags.forEach((match, index) => {
    const [whole, unescaped, open, tag = '', close] = match;
    pushText(match.index, open === '~');
    from = match.index + whole.length;
    trimsNext = close === '~';
    const name = unescaped?.trim() ?? tagName(tag.trim());
    if (name !== null && name !== '') push({ kind: 'variable', name: nameOf(name) });
    ways = behind[index] ?? [];
  });
  pushText(source.length, false);
  return segments;
}

function markOf(tag: string): TagMark {
  if (/^#(?:if|unless)\b/.test(tag)) return { kind: 'if' };
  if (/^#each\b/.test(tag)) return { kind: 'loop', passes: null };
  if (/^#(?:with|let)\b/.test(tag)) return { kind: 'group' };
  if (/^(?:else|\^)$/.test(tag)) return { kind: 'else', isLast: true };
  if (/^else\b/.test(tag)) return { kind: 'else', isLast: false };
  // A section is a condition or a list; where it is a list, its text comes more than once.
  if (/^[#^]/.test(tag)) return { kind: 'if' };
  return { kind: tag.startsWith('/') ? 'end' : 'none' };
}

/** Null for a tag that puts nothing there: sections, their ends, and comments. */
function tagName(tag: string): string | null {
  if (/^(?:[#^/!]|else\b)/.test(tag)) return null;
  return tag.replace(/^[&>]\s*/, '');
}
