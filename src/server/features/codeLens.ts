import type { CodeLens, Connection, Position } from 'vscode-languageserver';
import { interactionTitle } from '../../core/present/interactionText';
import { lensTitle } from '../../core/present/lensTitle';
import type { Session } from '../session';
import { inlineItems } from './inlineItems';
import { safely } from './safely';

/** A line above each call, at the top of each prompt file and above a function that makes several calls; a click opens the panel on it. */
export function registerCodeLens(connection: Connection, session: Session): void {
  connection.onCodeLens((params) =>
    safely(connection, 'code lens', [], async () => {
      const items = await inlineItems(session, params.textDocument.uri, 'codeLens');
      const shown = new Set(items);
      const estimate = items.length === 0 ? null : await session.estimateOpen(params.textDocument.uri);
      const interactions = (estimate?.interactions ?? []).filter(({ items: calls }) =>
        calls.some((call) => shown.has(call)),
      );
      return [
        ...interactions.flatMap((interaction) =>
          interaction.functionRange === null
            ? []
            : [lensAt(interaction.functionRange.start, interactionTitle(interaction), interaction.id)],
        ),
        ...items.map((item) => lensAt(item.range.start, lensTitle(item), item.id)),
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
