import type { Connection, Hover } from 'vscode-languageserver';
import { hoverMarkdown } from '../../core/present/hoverMarkdown';
import { describeCount } from '../../core/present/tokenCountText';
import { usedElsewhereMarkdown } from '../../core/present/usedElsewhereMarkdown';
import type { CostedItem, DocumentEstimate } from '../../core/project/documentEstimate';
import { byHeight, contains } from '../../core/project/ranges';
import { type UsedElsewhere, usesAt } from '../../core/project/usesAt';
import type { TextPosition } from '../../core/source/callSite';
import type { Session } from '../session';
import { counterFor } from './counterFor';
import { safely } from './safely';

/** The parts of a figure: on the call, anywhere in a prompt file, and where the code defines a prompt or a model. */
export function registerHover(connection: Connection, session: Session): void {
  connection.onHover((params) =>
    safely(connection, 'hover', null, async () => {
      const estimate = await session.estimateOpen(params.textDocument.uri);
      if (estimate === null) return null;
      const item = innermostAt(estimate.items, params.position);
      if (item !== undefined) return hoverOf(session, item, estimate);
      const used = usesAt(estimate.items, params.position);
      return used === null ? null : hoverElsewhere(session, used);
    }),
  );
}

async function hoverOf(session: Session, item: CostedItem, estimate: DocumentEstimate): Promise<Hover> {
  const context = await session.currentContext();
  const interaction = estimate.interactions.find(({ items }) => items.includes(item));
  const value = hoverMarkdown(item, context, interaction, session.hasExtension);
  return { contents: { kind: 'markdown', value }, range: item.range };
}

async function hoverElsewhere(session: Session, used: UsedElsewhere): Promise<Hover> {
  const context = await session.currentContext();
  const model = used.items[0]?.tokens.modelId ?? null;
  const counted = used.kind === 'static' ? (await counterFor(session, model)).count(used.text) : null;
  const tokens = counted === null ? null : describeCount([counted], model).text;
  const value = usedElsewhereMarkdown(used, tokens, context, session.hasExtension);
  return { contents: { kind: 'markdown', value }, range: used.range };
}

/** Calls may stand inside one another's arguments; the one that the position is closest in is meant. */
function innermostAt(items: readonly CostedItem[], position: TextPosition): CostedItem | undefined {
  return items
    .filter((item) => contains(item.range, position))
    .sort((a, b) => byHeight(a.range, b.range))
    .at(0);
}
