import type * as vscode from 'vscode';

interface Place {
  readonly line: number;
  readonly character: number;
}

/** What is selected, as plain objects: a message to a worker of the browser loses what VS Code's own have from their class. */
export function selectedRanges({ selections }: vscode.TextEditor): { start: Place; end: Place }[] {
  const place = ({ line, character }: vscode.Position) => ({ line, character });
  return selections
    .filter(({ isEmpty }) => !isEmpty)
    .map(({ start, end }) => ({ start: place(start), end: place(end) }));
}
