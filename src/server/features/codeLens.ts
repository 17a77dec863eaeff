import type { CodeLens, Connection, Position } from 'vscode-languageserver';
import { interactionTitle } from '../../core/present/interactionText';
import { lensTitle } from '../../core/present/lensTitle';
import type { Session } from '../session';
import type { SteadyItems } from '../steadyItems';
import { inlineFigures } from './inlineItems';
import { safely } from './safely';

/** A line above each call, at the top of each prompt file and above a function that makes several calls; a click opens the panel on it. */
export function registerCodeLens(connection: Connection, session: Session, steady: SteadyItems): void {
  connection.onCodeLens((params) =>
    safely(connection, 'code lens', [], async () => {
      const { uri } = params.textDocument;
      const { items, interactions } = await inlineFigures(session, steady, uri, 'codeLens');
      const { inlineParts } = (await session.currentContext(uri)).settings;
      return [
        ...interactions.map(({ interaction, start }) =>
          lensAt(start, interactionTitle(interaction), interaction.id),
        ),
        ...items.map((item) => lensAt(item.range.start, lensTitle(item, inlineParts), item.id)),
      ];
    }),
  );
}

function lensAt(start: Position, title: string, itemId: string): CodeLens {
  return {
    range: { start, end: start },
    command: { title, command: 'breakeven.showItem', arguments: [itemId] },
  };
}
