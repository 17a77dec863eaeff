import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { shownName } from '../../core/present/shownName';
import { usageText } from '../../core/present/usageText';
import {
  fileCommentEdit,
  lineCommentEdit,
  type NewWord,
  promptCommentEdit,
  type SourceEdit,
  withEdit,
  wordEdit,
  written,
} from '../../core/project/commentEdits';
import { configEdits } from '../../core/project/configEdits';
import type { CostedItem, DocumentEstimate } from '../../core/project/documentEstimate';
import {
  givenFor,
  ownDirectives,
  type UsagePlace,
  type UsageTarget,
  usagePlaceOf,
  wordFor,
} from '../../core/project/usagePlaces';
import { parseVolume } from '../../core/scenario/parseVolume';
import { REQUESTS } from '../../protocol/requestNames';
import {
  type UsageEdit,
  type UsageEditParams,
  type UsagePlaces,
  usageEditParams,
  usagePlacesParams,
} from '../../protocol/requests';
import type { Session } from '../session';
import { callAt } from './callAt';
import { checked } from './checked';
import { answer } from './safely';

/** Where a volume or a size of a call can be written, and the edits that write it. The extension asks the user in between. */
export function registerUsageRequests(connection: Connection, session: Session): void {
  answer(connection, REQUESTS.usagePlaces, async (raw, token): Promise<UsagePlaces> => {
    const { call, target } = checked(usagePlacesParams, raw);
    const located = await callAt(session, call, token);
    if (located === null) return null;
    const { item, uri } = located;
    const estimate = await session.estimateOpen(uri);
    const { value, text } = usageText(item, target);
    return {
      id: item.id,
      label: shownName(item.label),
      variables: variablesOf(item).map((name) => ({ name, label: shownName(name) })),
      current: text,
      value,
      uri,
      configUri: session.configPlaceOf(uri)?.configUri ?? null,
      places: await placesFor(session, uri, item),
      holds: usagePlaceOf(item, estimate ?? { items: [item], directives: [] }, target),
    };
  });

  answer(connection, REQUESTS.usageEdit, async (raw, token): Promise<UsageEdit> => {
    const params = checked(usageEditParams, raw);
    const value = parseVolume(params.text);
    const located = await session.workspace.find(params.id, token);
    if (value === undefined || located === null)
      throw refused(`${params.text} cannot be set for ${params.id}`);
    const { item, uri } = located;
    if (params.place === 'callComment' || params.place === 'fileComment') {
      const edit = await commentEdit(session, uri, item, params);
      return { uri, edits: [edit] };
    }
    const config = session.configPlaceOf(uri);
    if (config === null) throw refused('The file lies in no folder of the workspace.');
    const id = params.place === 'callEntry' ? `${config.path}${item.id.slice(item.id.indexOf('#'))}` : null;
    const edits = configEdits(params.configText, id, params.target, value);
    if (edits.length === 0) throw refused('breakeven.json is not a JSON object, so nothing was written.');
    return { uri: config.configUri, edits: [...edits] };
  });
}

function variablesOf({ tokens }: CostedItem): string[] {
  const names = tokens.parts.flatMap(({ kind, name }) =>
    kind === 'variable' && name !== null ? [name] : [],
  );
  return [...new Set(names)];
}

/** Those that can be written for this call. */
async function placesFor(session: Session, uri: string, item: CostedItem): Promise<UsagePlace[]> {
  const canComment =
    (await draft(session, uri, item, 'callComment', { name: 'requests', value: '1' })) !== null;
  const isInFolder = session.configPlaceOf(uri) !== null;
  return [
    ...(canComment ? (['callComment'] as const) : []),
    ...(canComment && item.source.type === 'call' ? (['fileComment'] as const) : []),
    ...(isInFolder ? (['callEntry', 'folderFile'] as const) : []),
    'setting',
  ];
}

/** The edit, tried before it is given: what it writes must be read as meant. */
async function commentEdit(
  session: Session,
  uri: string,
  { id }: CostedItem,
  { place, target, text }: UsageEditParams,
): Promise<SourceEdit> {
  const estimate = await session.estimateOpen(uri);
  const document = session.document(uri);
  const item = estimate?.items.find((known) => known.id === id);
  if (document === undefined || item === undefined) throw refused(`${uri} is not an open document`);
  const word = { name: wordFor(target), value: text.replace(/\s+/g, '') };
  const edit = await draft(session, uri, item, place, word);
  if (edit === null) throw refused(UNREAD);
  const after = await session.estimateText(uri, withEdit(document.getText(), edit));
  if (!isSaid(after, id, place, target, parseVolume(text))) throw refused(UNREAD);
  return edit;
}

const UNREAD = 'A comment would not be read there. Write it in breakeven.json.';

async function draft(
  session: Session,
  uri: string,
  item: CostedItem,
  place: UsagePlace,
  word: NewWord,
): Promise<SourceEdit | null> {
  const estimate = await session.estimateOpen(uri);
  const document = session.document(uri);
  if (document === undefined || estimate === null) return null;
  const source = { text: document.getText(), languageId: document.languageId };
  const existing =
    place === 'fileComment'
      ? estimate.directives.filter(({ directive }) => directive.scope === 'file')
      : ownDirectives(item, estimate.items, estimate.directives);
  const last = existing.at(-1);
  if (last !== undefined) return wordEdit(source, last.directive, word);
  const said = written(word);
  if (place === 'fileComment') return fileCommentEdit(source, `breakeven-file: ${said}`);
  return item.source.type === 'prompt'
    ? promptCommentEdit(source, item.source.prompt.format, `breakeven: ${said}`)
    : lineCommentEdit(source, item.range.start.line, `breakeven: ${said}`);
}

/** The call has the value, or a nearer comment of its own in place of the file's. */
function isSaid(
  after: DocumentEstimate | null,
  id: string,
  place: UsagePlace,
  target: UsageTarget,
  value: number | undefined,
): boolean {
  const item = after?.items.find((known) => known.id === id);
  if (item === undefined || after === null) return false;
  const said = givenFor(item.usage, target);
  if (said?.source === 'comment' && said.value === value) return true;
  return place === 'fileComment' && usagePlaceOf(item, after, target) === 'callComment';
}

function refused(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidRequest, message);
}
