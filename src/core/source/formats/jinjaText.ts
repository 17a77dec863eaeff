/** Jinja templates: what is sent as it stands, and what is filled in. */

import type { PromptMessage, PromptSegment, Role } from '../callSite';
import { nameOf } from '../value';

/** `{{ … }}`, `{% … %}` and `{# … #}`, each with the signs that take the white space beside it away. */
const TAG = /\{\{([-+]?)([\s\S]*?)([-+]?)\}\}|\{%([-+]?)([\s\S]*?)([-+]?)%\}|\{#([-+]?)[\s\S]*?([-+]?)#\}/g;
const RAW = /(\{%-?\s*raw\s*-?%\}[\s\S]*?\{%-?\s*endraw\s*-?%\})/g;
const RAW_TEXT = /^\{%-?\s*raw\s*-?%\}([\s\S]*?)\{%-?\s*endraw\s*-?%\}$/;
const CHAT = /\{%-?\s*chat\s+role\s*=\s*["'](\w+)["']\s*-?%\}([\s\S]*?)\{%-?\s*endchat\s*-?%\}/g;

const ROLES: ReadonlySet<string> = new Set(['system', 'developer', 'user', 'assistant', 'tool']);

/**
 * Both branches of a condition are kept, and the body of a loop once: the most that is sent of the first, the least of the
 * second. One line end at the end of the text is not sent, as Jinja has it.
 */
export function jinjaSegments(text: string): PromptSegment[] {
  const known = new Map<string, string>();
  const pieces = text.replace(/\r?\n$/, '').split(RAW);
  return joined(
    pieces.flatMap((piece) => {
      const raw = RAW_TEXT.exec(piece)?.[1];
      return raw === undefined ? piecesOf(piece, known) : [{ kind: 'static', text: raw } as const];
    }),
  );
}

/** Messages in blocks of their own, or the whole text as one message. */
export function jinjaMessages(text: string): PromptMessage[] {
  const blocks = [...text.matchAll(CHAT)];
  if (blocks.length === 0) return [{ role: null, segments: jinjaSegments(text.trim()) }];
  return blocks.map(([, role = '', body = '']) => ({
    role: ROLES.has(role) ? (role as Role) : null,
    segments: jinjaSegments(body.trim()),
  }));
}

function piecesOf(text: string, known: Map<string, string>): PromptSegment[] {
  const segments: PromptSegment[] = [];
  let from = 0;
  let trimsNext = false;
  const pushText = (to: number, trimsEnd: boolean) => {
    const raw = text.slice(from, to);
    const start = trimsNext ? raw.trimStart() : raw;
    const kept = trimsEnd ? start.trimEnd() : start;
    if (kept !== '') segments.push({ kind: 'static', text: kept });
  };
  for (const match of text.matchAll(TAG)) {
    const [whole, openOutput, output, closeOutput, openTag, tag, closeTag, openNote, closeNote] = match;
    pushText(match.index, [openOutput, openTag, openNote].includes('-'));
    from = match.index + whole.length;
    trimsNext = [closeOutput, closeTag, closeNote].includes('-');
    if (output !== undefined) segments.push(outputSegment(output, known));
    if (tag !== undefined) segments.push(...tagSegments(tag.trim(), known));
  }
  pushText(text.length, false);
  return segments;
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
    if (segment.kind === 'static' && last?.kind === 'static')
      whole[whole.length - 1] = { ...last, text: last.text + segment.text };
    else whole.push(segment);
  }
  return whole;
}
