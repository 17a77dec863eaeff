import type { CancellationToken } from 'vscode-languageserver';
import type * as z from 'zod/mini';
import { contains, isUpTo } from '../../core/project/ranges';
import type { compareModelsParams } from '../../protocol/requests';
import type { Session } from '../session';
import type { LocatedItem } from '../workspaceItems';

export type CallPlace = z.infer<typeof compareModelsParams>;

/** The call of an id, or the innermost one around a place, or else the next below it, or the last. */
export async function callAt(
  session: Session,
  place: CallPlace,
  token: CancellationToken,
): Promise<LocatedItem | null> {
  if ('id' in place) return session.workspace.find(place.id, token);
  const { uri, position } = place;
  const items = (await session.estimateOpen(uri))?.items ?? [];
  const around = items.filter(({ range }) => contains(range, position));
  const below = items.find(({ range: { start } }) => isUpTo(position, start));
  const item = around.at(-1) ?? below ?? items.at(-1);
  return item === undefined ? null : { uri, item };
}
