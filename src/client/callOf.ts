import * as vscode from 'vscode';

/** The call that a command is to be about, as the server is asked for it. */
export type CallPlace =
  | { readonly id: string }
  | { readonly uri: string; readonly position: { readonly line: number; readonly character: number } };

/**
 * @param target The call's id, as lenses and links give it; a row of the tree; anything else: the cursor.
 * @returns null where no editor has the cursor
 */
export function callOf(target: unknown): CallPlace | null {
  if (typeof target === 'string') return { id: target };
  const id = (target as { row?: { id?: unknown } } | null | undefined)?.row?.id;
  if (typeof id === 'string') return { id };
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return null;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}
