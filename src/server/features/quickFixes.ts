import { type CodeAction, CodeActionKind, type Connection, type Diagnostic } from 'vscode-languageserver';
import * as z from 'zod/mini';
import type { Session } from '../session';
import { remedyActions } from './remedies';
import { safely } from './safely';

export const DIAGNOSTIC_SOURCE = 'breakeven';

/** What a diagnostic carries along for its quick fix. */
const fixDataSchema = z.object({ replacement: z.string() });
export type FixData = z.infer<typeof fixDataSchema>;

/** Puts in place of a word what was most likely meant by it, and mends what is found of a call. */
export function registerQuickFixes(connection: Connection, session: Session): void {
  connection.onCodeAction((params) =>
    safely(connection, 'quick fixes', [], async () => {
      const document = session.document(params.textDocument.uri);
      return params.context.diagnostics
        .filter(({ source }) => source === DIAGNOSTIC_SOURCE)
        .flatMap((diagnostic) => [
          ...replacement(diagnostic, params.textDocument.uri),
          ...(document === undefined ? [] : remedyActions(diagnostic, document)),
        ]);
    }),
  );
}

function replacement(diagnostic: Diagnostic, uri: string): CodeAction[] {
  const fix = fixDataSchema.safeParse(diagnostic.data);
  if (!fix.success) return [];
  const newText = fix.data.replacement;
  return [
    {
      title: `Change to ${newText}`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: true,
      edit: { changes: { [uri]: [{ range: diagnostic.range, newText }] } },
    },
  ];
}
