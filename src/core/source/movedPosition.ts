import type { TextPosition, TextRange } from './callSite';

/** An edit: the text of a range is replaced. */
export interface RangeEdit {
  readonly range: TextRange;
  readonly text: string;
}

/** Where a place of the text is after an edit; null when the text around it is gone. */
export function movedPosition(
  at: TextPosition,
  { range: { start, end }, text }: RangeEdit,
): TextPosition | null {
  if (isBefore(at, start)) return at;
  // What is typed right before it moves it along.
  if (isBefore(at, end)) return null;
  const typed = text.split('\n');
  const last = typed.at(-1) ?? '';
  const line = at.line + typed.length - 1 - (end.line - start.line);
  if (at.line > end.line) return { line, character: at.character };
  const before = typed.length === 1 ? start.character : 0;
  return { line, character: before + last.length + at.character - end.character };
}

function isBefore(a: TextPosition, b: TextPosition): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
