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

const VARIABLE = /^\s*@([^\s=]+)\s*=(.*)$/;
const COMMENT = /^\s*(?:#|\/\/)/;
const VERB = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|CONNECT)\s/i;
/** What JetBrains does with the answer, after the body. */
const AFTER = /^(?:>>?!?\s|<>\s)/;

export function requestBlocks(text: string): RequestBlocks {
  const lines = text.split(/\r\n|\n|\r/);
  const variables = new Map<string, string>();
  const blocks: RequestBlock[] = [];
  for (let start = 0; start < lines.length; ) {
    const end = indexFrom(lines, start + 1, lines.length, isSeparator);
    const block = blockOf(lines, start, end, variables);
    if (block !== null) blocks.push(block);
    start = end;
  }
  return { blocks, variables };
}

/** The first line from `start` on of which it is true, else `end`. */
function indexFrom(
  lines: readonly string[],
  start: number,
  end: number,
  isIt: (line: string) => boolean,
): number {
  let at = start;
  while (at < end && !isIt(lines[at] ?? '')) at += 1;
  return at;
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
    if (variable?.[1] !== undefined) variables.set(variable[1], (variable[2] ?? '').trim());
    else if (line.trim() !== '' && !COMMENT.test(line) && !/^\s*<\s*\{%/.test(line)) break;
  }
  if (at >= end) return null;
  const request = (lines[at] ?? '').trim();
  const verb = VERB.exec(request)?.[1];
  const url = request
    .slice(verb?.length ?? 0)
    .replace(/\sHTTP\/[\d.]+$/i, '')
    .trim();
  return { name, verb: verb?.toUpperCase() ?? 'GET', ...restOf(lines, at, end, url) };
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
  let last = indexFrom(lines, at, end, (line) => AFTER.test(line)) - 1;
  while (last > requestLine && (lines[last] ?? '').trim() === '') last -= 1;
  const range = {
    start: { line: requestLine, character: 0 },
    end: { line: last, character: (lines[last] ?? '').length },
  };
  return { url, headers, body: lines.slice(at, last + 1).join('\n'), range };
}
