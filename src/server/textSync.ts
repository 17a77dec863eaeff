/** Documents as an editor hands them over, checked: what is no document costs itself, not the server. */

import type { Connection, Disposable, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import * as z from 'zod/mini';

const position = z.object({ line: z.int(), character: z.int() });
const opened = z.object({
  textDocument: z.object({ uri: z.url(), languageId: z.string(), version: z.int(), text: z.string() }),
});
const changed = z.object({
  textDocument: z.object({ uri: z.url(), version: z.nullish(z.int()) }),
  contentChanges: z.array(
    z.object({ text: z.string(), range: z.optional(z.object({ start: position, end: position })) }),
  ),
});
const named = z.object({ textDocument: z.object({ uri: z.url() }) });

/** The documents follow the editor from now on. */
export function followEditor(documents: TextDocuments<TextDocument>, connection: Connection): Disposable {
  const checked =
    <P, R extends Disposable>(
      what: string,
      schema: z.ZodMiniType,
      listen: (handler: (params: P) => void) => R,
    ) =>
    (handler: (params: P) => void): R =>
      listen((params) => {
        const { success, error } = schema.safeParse(params);
        if (success) handler(params);
        else connection.console.warn(`The editor's ${what} was not understood: ${z.prettifyError(error)}`);
      });
  return documents.listen({
    onDidOpenTextDocument: checked('open', opened, connection.onDidOpenTextDocument),
    onDidChangeTextDocument: checked('change', changed, connection.onDidChangeTextDocument),
    onDidCloseTextDocument: checked('close', named, connection.onDidCloseTextDocument),
    onDidSaveTextDocument: checked('save', named, connection.onDidSaveTextDocument),
    onWillSaveTextDocument: connection.onWillSaveTextDocument,
    onWillSaveTextDocumentWaitUntil: connection.onWillSaveTextDocumentWaitUntil,
  });
}
