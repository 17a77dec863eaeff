import type { Connection, Hover } from 'vscode-languageserver';
import { hoverMarkdown } from '../../core/present/hoverMarkdown';
import type { CostedItem } from '../../core/project/documentEstimate';
import type { TextPosition, TextRange } from '../../core/source/callSite';
import type { Session } from '../session';
import { safely } from './safely';

/** The parts of a figure, on the call or anywhere in the prompt file. */
export function registerHover(connection: Connection, session: Session): void {
  connection.onHover((params) =>
    safely(connection, 'hover', null, async () => {
      const estimate = await session.estimateOpen(params.textDocument.uri);
      const item = innermostAt(estimate?.items ?? [], params.position);
      if (item === undefined) return null;
      const context = await session.currentContext();
      const interaction = estimate?.interactions.find(({ items }) => items.includes(item));
      const value = hoverMarkdown(item, context, interaction, session.hasExtension);
      return { contents: { kind: 'markdown', value }, range: item.range } satisfies Hover;
    }),
  );
}

/** Calls may stand inside one another's arguments; the one that the position is closest in is meant. */
function innermostAt(items: readonly CostedItem[], position: TextPosition): CostedItem | undefined {
  return items
    .filter((item) => contains(item.range, position))
    .sort((a, b) => lines(a.range) - lines(b.range))
    .at(0);
}

function contains({ start, end }: TextRange, at: TextPosition): boolean {
  const afterStart = at.line > start.line || (at.line === start.line && at.character >= start.character);
  const beforeEnd = at.line < end.line || (at.line === end.line && at.character <= end.character);
  return afterStart && beforeEnd;
}

function lines({ start, end }: TextRange): number {
  return end.line - start.line;
}
