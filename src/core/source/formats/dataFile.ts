/** JSON and YAML with the places of their parts. */

import { type Document, isNode, LineCounter, type Node, parseDocument } from 'yaml';
import type { SourceProblem, TextRange } from '../callSite';
import { isTooDeep } from '../dataDepth';

export interface DataFile {
  readonly data: unknown;
  /** Where the part at a path stands. */
  rangeAt(path: readonly (string | number)[]): TextRange;
  readonly problems: readonly SourceProblem[];
}

/** JSON is YAML. Null when the text is neither; aliases are bounded. */
export function readData(text: string): DataFile | null {
  if (isTooDeep(text)) return null;
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
    const problems = document.errors.slice(0, 1).map(({ message, pos }) => ({
      code: 'invalid-front-matter' as const,
      message: `This file is not valid YAML or JSON, so it is read in part: ${message}`,
      range: rangeBetween(pos[0], pos[0] + 1, lines),
    }));
    return {
      data: document.toJS({ maxAliasCount: 50 }),
      rangeAt: (path) => rangeOf(document, path, lines),
      problems,
    };
  } catch {
    return null;
  }
}

function rangeOf(document: Document, path: readonly (string | number)[], lines: LineCounter): TextRange {
  const found: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  const range = isNode(found) ? (found as Node).range : null;
  return range == null ? rangeBetween(0, 0, lines) : rangeBetween(range[0], range[1], lines);
}

function rangeBetween(from: number, to: number, lines: LineCounter): TextRange {
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(0, line - 1), character: Math.max(0, col - 1) };
  };
  return { start: at(from), end: at(to) };
}
