import type { CodeLens, Connection } from 'vscode-languageserver';
import { lensTitle } from '../../core/present/lensTitle';
import type { Session } from '../session';
import { inlineItems } from './inlineItems';
import { safely } from './safely';

/** A line above each call and at the top of each prompt file; a click opens the panel on it. */
export function registerCodeLens(connection: Connection, session: Session): void {
  connection.onCodeLens((params) =>
    safely(connection, 'code lens', [], async () => {
      const items = await inlineItems(session, params.textDocument.uri, 'codeLens');
      return items.map(
        (item): CodeLens => ({
          range: { start: item.range.start, end: item.range.start },
          command: { title: lensTitle(item), command: 'breakeven.showItem', arguments: [item.id] },
        }),
      );
    }),
  );
}
