import type { Connection, InlayHint } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { interactionLabel } from '../../core/present/interactionText';
import { inlayLabel } from '../../core/present/lensTitle';
import type { Session } from '../session';
import type { SteadyItems } from '../steadyItems';
import { inlineFigures } from './inlineItems';
import { safely } from './safely';

/** At the end of the first line of each call, and of a function that makes several. */
export function registerInlayHints(connection: Connection, session: Session, steady: SteadyItems): void {
  connection.languages.inlayHint.on((params) =>
    safely(connection, 'inlay hints', [], async () => {
      const document = session.document(params.textDocument.uri);
      if (document === undefined) return [];
      const { start, end } = params.range;
      const { items, interactions } = await inlineFigures(session, steady, document.uri, 'inlayHint');
      const { inlineParts } = (await session.currentContext(document.uri)).settings;
      const labels = [
        ...interactions.map((each) => ({
          line: each.start.line,
          label: interactionLabel(each.interaction),
        })),
        ...items.map((item) => ({ line: item.range.start.line, label: inlayLabel(item, inlineParts) })),
      ];
      return labels
        .filter(({ line }) => line >= start.line && line <= end.line)
        .map(({ line, label }): InlayHint => {
          return { position: endOfLine(document, line), label, paddingLeft: true };
        });
    }),
  );
}

function endOfLine(document: TextDocument, line: number) {
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return { line, character: text.replace(/\r?\n$/, '').length };
}
