/** Mustache and Handlebars: what is sent as it stands, and what is filled in. */

import type { PromptSegment } from '../callSite';
import { nameOf } from '../value';
import { blocksIn, withoutBlocks } from './blocks';

/** A tag that stands alone on its line takes the line with it. */
const ALONE = /^[ \t]*\{\{~?(?:[#^/!]|else\b)(?:(?!\}\}|\{\{)[\s\S])*\}\}[ \t]*(?:\r?\n|$)/gm;
const COMMENT = /\{\{~?!--/g;
const COMMENT_END = /--~?\}\}/g;
const TAG = /\{\{\{([^{}]*)\}\}\}|\{\{(~?)([^{}]*?)(~?)\}\}/g;

/** Both sides of a condition are kept, and the body of a section once. */
export function mustacheSegments(text: string): PromptSegment[] {
  const source = withoutBlocks(text, blocksIn(text, COMMENT, COMMENT_END)).replace(ALONE, '');
  const segments: PromptSegment[] = [];
  let from = 0;
  let trimsNext = false;
  const pushText = (to: number, trimsEnd: boolean) => {
    const raw = source.slice(from, to);
    const start = trimsNext ? raw.trimStart() : raw;
    const kept = trimsEnd ? start.trimEnd() : start;
    if (kept !== '') segments.push({ kind: 'static', text: kept });
  };
  for (const match of source.matchAll(TAG)) {
    const [whole, unescaped, open, tag = '', close] = match;
    pushText(match.index, open === '~');
    from = match.index + whole.length;
    trimsNext = close === '~';
    const name = unescaped?.trim() ?? tagName(tag.trim());
    if (name !== null && name !== '') segments.push({ kind: 'variable', name: nameOf(name) });
  }
  pushText(source.length, false);
  return segments;
}

/** Null for a tag that puts nothing there: sections, their ends, and comments. */
function tagName(tag: string): string | null {
  if (/^(?:[#^/!]|else\b)/.test(tag)) return null;
  return tag.replace(/^[&>]\s*/, '');
}
