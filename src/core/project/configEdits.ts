/** Edits of a `breakeven.json` that keep its comments and its layout. */

import { type Edit, findNodeAtLocation, getNodeValue, modify, parseTree } from 'jsonc-parser';
import { Lines } from '../source/lines';
import type { SourceEdit } from './commentEdits';
import type { UsageTarget } from './usagePlaces';

/** The value for all calls of the folder, or, with an id (`path#id`), for that call alone. Nothing where the file cannot be read as JSON. */
export function configEdits(
  text: string,
  callId: string | null,
  target: UsageTarget,
  value: number,
): readonly SourceEdit[] {
  const blank = text.trim() === '';
  const base = blank ? '{}\n' : text;
  const root = parseTree(base, [], { allowTrailingComma: true });
  if (root?.type !== 'object') return [];
  const edits =
    callId === null
      ? change(base, pathOf(target), value)
      : editsOfCall(base, callId, entriesOf(findNodeAtLocation(root, ['calls'])), target, value);
  if (blank) return [{ range: wholeOf(text), newText: applied(base, edits) }];
  const lines = new Lines(text);
  return edits.map(({ offset, length, content }) => ({
    range: { start: lines.at(offset), end: lines.at(offset + length) },
    newText: content,
  }));
}

function entriesOf(node: ReturnType<typeof findNodeAtLocation>): unknown[] {
  const value: unknown = node === undefined ? [] : getNodeValue(node);
  return Array.isArray(value) ? value : [];
}

/** The last entry that means this call alone is changed; without one, one is added at the end, where it wins. */
function editsOfCall(
  text: string,
  id: string,
  entries: readonly unknown[],
  target: UsageTarget,
  value: number,
): readonly Edit[] {
  const own = entries.map((entry) => isRecord(entry) && entry.id === id).lastIndexOf(true);
  const isLast = own === entries.length - 1;
  if (own >= 0 && isLast) return change(text, ['calls', own, ...pathOf(target)], value);
  const entry =
    typeof target === 'string' ? { [target]: value } : { variables: { [target.variable]: value } };
  if (entries.length === 0) return change(text, ['calls'], [{ id, ...entry }]);
  return change(text, ['calls', entries.length], { id, ...entry }, true);
}

function pathOf(target: UsageTarget): string[] {
  return typeof target === 'string' ? [target] : ['variables', target.variable];
}

function change(
  text: string,
  path: (string | number)[],
  value: unknown,
  isInsertion = false,
): readonly Edit[] {
  const tabSize = /^( +)\S/m.exec(text)?.[1]?.length ?? 2;
  const insertSpaces = !/^\t/m.test(text);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return modify(text, path, value, {
    formattingOptions: { tabSize, insertSpaces, eol },
    isArrayInsertion: isInsertion,
  });
}

function wholeOf(text: string) {
  const lines = new Lines(text);
  return { start: lines.at(0), end: lines.at(text.length) };
}

/** From the end, so that none moves another. */
function applied(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (changed, { offset, length, content }) =>
        changed.slice(0, offset) + content + changed.slice(offset + length),
      text,
    );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
