import { type CodeAction, CodeActionKind, type Connection } from 'vscode-languageserver';
import * as z from 'zod/mini';
import { safely } from './safely';

export const DIAGNOSTIC_SOURCE = 'breakeven';

/** What a diagnostic carries along for its quick fix. */
const fixDataSchema = z.object({ replacement: z.string() });
export type FixData = z.infer<typeof fixDataSchema>;

/** Puts in place of a word what was most likely meant by it. */
export function registerDidYouMean(connection: Connection): void {
  connection.onCodeAction((params) =>
    safely(connection, 'quick fixes', [], async () =>
      params.context.diagnostics.flatMap((diagnostic): CodeAction[] => {
        const fix = fixDataSchema.safeParse(diagnostic.data);
        if (diagnostic.source !== DIAGNOSTIC_SOURCE || !fix.success) return [];
        const newText = fix.data.replacement;
        return [
          {
            title: `Change to ${newText}`,
            kind: CodeActionKind.QuickFix,
            diagnostics: [diagnostic],
            isPreferred: true,
            edit: { changes: { [params.textDocument.uri]: [{ range: diagnostic.range, newText }] } },
          },
        ];
      }),
    ),
  );
}
