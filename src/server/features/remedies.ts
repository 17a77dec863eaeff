/** What a diagnostic of a call carries along for its quick fixes, and the edits that they make. */

import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import * as z from 'zod/mini';
import { lineCommentEdit } from '../../core/project/commentEdits';
import type { Remedy } from '../../core/project/findings/finding';

const position = z.object({ line: z.int(), character: z.int() });
const range = z.object({ start: position, end: position });

const remedySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('directive'), title: z.string(), words: z.string() }),
  z.object({ kind: z.literal('replace'), title: z.string(), range, text: z.string() }),
]);

const remediesSchema = z.object({ remedies: z.array(remedySchema), callLine: z.int() });
export type RemedyData = z.infer<typeof remediesSchema>;

/** @param callLine First line of the call that the diagnostic is of. */
export function remedyData(remedies: readonly Remedy[], callLine: number): RemedyData {
  return { remedies: remedies.map((remedy) => ({ ...remedy })), callLine };
}

/** Leaving a call out is always a way; the reason is for those who read it later. */
const IGNORE = { title: 'Leave this call out of all figures', words: 'ignore -- ' } as const;

export function remedyActions(diagnostic: Diagnostic, document: TextDocument): CodeAction[] {
  const parsed = remediesSchema.safeParse(diagnostic.data);
  if (!parsed.success) return [];
  const { remedies, callLine } = parsed.data;
  const action = (title: string, edit: TextEdit, isPreferred = false): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred,
    edit: { changes: { [document.uri]: [edit] } },
  });
  const comment = ({ title, words }: { title: string; words: string }) => {
    const edit = commentEdit(document, callLine, words);
    return edit === null ? [] : [action(title, edit)];
  };
  return [
    ...remedies.flatMap((remedy, index) =>
      remedy.kind === 'replace'
        ? action(remedy.title, { range: remedy.range, newText: remedy.text }, index === 0)
        : comment(remedy),
    ),
    ...comment(IGNORE),
  ];
}

/** A line above the call, or more words of a comment that stands there; null in languages whose comments are not known. */
function commentEdit(document: TextDocument, line: number, words: string): TextEdit | null {
  const above =
    line === 0
      ? ''
      : document.getText({ start: { line: line - 1, character: 0 }, end: { line, character: 0 } }).trimEnd();
  if (/breakeven[ \t]*:/.test(above) && !/\s--(?:\s|$)|\*\//.test(above)) {
    const end = { line: line - 1, character: above.length };
    return { range: { start: end, end }, newText: ` ${words}` };
  }
  const source = { text: document.getText(), languageId: document.languageId };
  return lineCommentEdit(source, line, `breakeven: ${words}`);
}
