import type { Connection, Hover } from 'vscode-languageserver';
import { directiveHover } from '../../core/present/directiveMarkdown';
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

/** The parts of a figure: on the call, anywhere in a prompt file, and where the code defines a prompt or a model; and what a comment sets. */
export function registerHover(connection: Connection, session: Session): void {
  connection.onHover((params) =>
    safely(connection, 'hover', null, async () => {
      const { uri } = params.textDocument;
      const estimate = await session.estimateOpen(uri);
      if (estimate === null) return null;
      const word = directiveHover(estimate.directives, params.position);
      if (word !== null) return { contents: { kind: 'markdown', value: word.markdown }, range: word.range };
      const item = innermostAt(estimate.items, params.position);
      if (item !== undefined) return hoverOf(session, uri, item, estimate);
      // What one cell of a notebook defines, others send.
      const all = await session.estimateWhole(uri);
      const used = usesAt(all?.items ?? [], params.position, session.cellIndexOf(uri));
      return used === null ? null : hoverElsewhere(session, uri, used);
    }),
  );
}

async function hoverOf(
  session: Session,
  uri: string,
  item: CostedItem,
  estimate: DocumentEstimate,
): Promise<Hover> {
  const context = await session.currentContext(uri);
  const interaction = estimate.interactions.find(({ items }) => items.includes(item));
  const value = hoverMarkdown(item, context, interaction, session.hasExtension);
  return { contents: { kind: 'markdown', value }, range: item.range };
}

async function hoverElsewhere(session: Session, uri: string, used: UsedElsewhere): Promise<Hover> {
  const context = await session.currentContext(uri);
  const model = used.items[0]?.tokens.modelId ?? null;
  const counted = used.kind === 'static' ? (await counterFor(session, uri, model)).count(used.text) : null;
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
