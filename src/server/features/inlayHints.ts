import type { Connection, InlayHint } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { inlayLabel } from '../../core/present/lensTitle';
import type { Session } from '../session';
import { inlineItems } from './inlineItems';
import { safely } from './safely';

/** At the end of each call's first line. */
export function registerInlayHints(connection: Connection, session: Session): void {
  connection.languages.inlayHint.on((params) =>
    safely(connection, 'inlay hints', [], async () => {
      const document = session.document(params.textDocument.uri);
      if (document === undefined) return [];
      const { start, end } = params.range;
      const items = await inlineItems(session, document.uri, 'inlayHint');
      return items
        .filter((item) => item.range.start.line >= start.line && item.range.start.line <= end.line)
        .map((item): InlayHint => {
          const position = endOfLine(document, item.range.start.line);
          return { position, label: inlayLabel(item), paddingLeft: true };
        });
    }),
  );
}

function endOfLine(document: TextDocument, line: number) {
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return { line, character: text.replace(/\r?\n$/, '').length };
}
