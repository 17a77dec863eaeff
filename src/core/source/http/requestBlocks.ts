/** The requests of a request file: their lines, not yet what is in them. */

import type { TextRange } from '../callSite';

export interface RequestBlock {
  /** Of `# @name ask` or `### ask`. */
  readonly name: string | null;
  /** Upper case. */
  readonly verb: string;
  readonly url: string;
  /** In lower case. */
  readonly headers: ReadonlySet<string>;
  readonly body: string;
  /** From the request line to the last line of the body. */
  readonly range: TextRange;
}

export interface RequestBlocks {
  readonly blocks: readonly RequestBlock[];
  /** Of `@name = value`, for the whole file. */
  readonly variables: ReadonlyMap<string, string>;
}

const VARIABLE = /^\s*@([^\s=]+)\s*=\s*(.*?)\s*$/;
const COMMENT = /^\s*(?:#|\/\/)/;
const REQUEST =
  /^\s*(?:(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|CONNECT)\s+)?(\S.*?)(?:\s+HTTP\/[\d.]+)?\s*$/i;
/** What JetBrains does with the answer, after the body. */
const AFTER = /^(?:>>?!?\s|<>\s)/;

export function requestBlocks(text: string): RequestBlocks {
  const lines = text.split(/\r\n|\n|\r/);
  const variables = new Map<string, string>();
  const blocks: RequestBlock[] = [];
  for (let start = 0; start < lines.length; ) {
    const next = lines.findIndex((line, index) => index > start && isSeparator(line));
    const end = next < 0 ? lines.length : next;
    const block = blockOf(lines, start, end, variables);
    if (block !== null) blocks.push(block);
    start = end;
  }
  return { blocks, variables };
}

function isSeparator(line: string): boolean {
  return line.startsWith('###');
}

function blockOf(
  lines: readonly string[],
  start: number,
  end: number,
  variables: Map<string, string>,
): RequestBlock | null {
  const first = lines[start] ?? '';
  let name = isSeparator(first) ? first.replace(/^#+\s*/, '').trim() || null : null;
  let at = isSeparator(first) ? start + 1 : start;
  for (; at < end; at += 1) {
    const line = lines[at] ?? '';
    const variable = VARIABLE.exec(line);
    name = /^\s*(?:#|\/\/)\s*@name[\s=]+(\S+)/.exec(line)?.[1] ?? name;
    if (variable?.[1] !== undefined) variables.set(variable[1], variable[2] ?? '');
    else if (line.trim() !== '' && !COMMENT.test(line) && !/^\s*<\s*\{%/.test(line)) break;
  }
  const request = REQUEST.exec(lines[at] ?? '');
  if (at >= end || request?.[2] === undefined) return null;
  return { name, verb: request[1]?.toUpperCase() ?? 'GET', ...restOf(lines, at, end, request[2]) };
}

/** URL that goes on, headers, a blank line, the body. */
function restOf(lines: readonly string[], requestLine: number, end: number, firstUrl: string) {
  let url = firstUrl;
  const headers = new Set<string>();
  let at = requestLine + 1;
  for (; at < end && (lines[at] ?? '').trim() !== ''; at += 1) {
    const line = lines[at] ?? '';
    if (/^\s+[?&/]/.test(line)) url += line.trim();
    const header = COMMENT.test(line) ? undefined : /^\s*([\w-]+)\s*:/.exec(line)?.[1];
    if (header !== undefined) headers.add(header.toLowerCase());
  }
  const after = lines.findIndex((line, index) => index >= at && index < end && AFTER.test(line));
  let last = (after < 0 ? end : after) - 1;
  while (last > requestLine && (lines[last] ?? '').trim() === '') last -= 1;
  const range = {
    start: { line: requestLine, character: 0 },
    end: { line: last, character: (lines[last] ?? '').length },
  };
  return { url, headers, body: lines.slice(at, last + 1).join('\n'), range };
}
