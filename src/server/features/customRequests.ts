import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type * as z from 'zod/mini';
import { type CallsRow, callsTree } from '../../core/present/callsTree';
import { comparisonRows, currentText } from '../../core/present/comparisonText';
import { cellSummary, documentSummary } from '../../core/present/documentSummary';
import { notCountedText } from '../../core/present/figures';
import { buildReport, writeReport } from '../../core/present/report';
import { shownName } from '../../core/present/shownName';
import { describeCount } from '../../core/present/tokenCountText';
import { compareModels } from '../../core/project/compareModels';
import { fileContent, panelContent } from '../../core/project/panelContent';
import { type PanelContent, panelSnapshotParams, scenarioFileParams } from '../../protocol/panelRequests';
import { REQUESTS } from '../../protocol/requestNames';
import {
  type CallsTreeAnswer,
  callsTreeParams,
  compareModelsParams,
  countTokensParams,
  type DocumentSummary,
  documentSummaryParams,
  type ItemLocation,
  locateItemParams,
  type ModelComparison,
  type TokenCountAnswer,
  type WorkspaceReport,
  workspaceReportParams,
} from '../../protocol/requests';
import type { DocumentCounts } from '../documentCounts';
import type { Session } from '../session';
import type { LocatedItem } from '../workspaceItems';
import type { BudgetMarks } from './budget';
import { callAt } from './callAt';
import { checked } from './checked';
import { counterFor } from './counterFor';
import { answer } from './safely';

/** The extension's own requests. Parameters are checked here; a bad one is answered with an error, never trusted. */
export function registerCustomRequests(
  connection: Connection,
  session: Session,
  counts: DocumentCounts,
  budget: Pick<BudgetMarks, 'messageFor'>,
): void {
  answer(connection, REQUESTS.documentSummary, async (raw): Promise<DocumentSummary> => {
    const { uri, ofCell = false } = checked(documentSummaryParams, raw);
    const context = await session.currentContext(uri);
    if (ofCell) return cellSummary(await session.estimateOpen(uri), context);
    return documentSummary(await session.estimateWhole(uri), context, budget.messageFor(uri));
  });

  answer(connection, REQUESTS.countTokens, async (raw): Promise<TokenCountAnswer> => {
    const { uri, selections } = checked(countTokensParams, raw);
    return countSelections(session, counts, uri, selections);
  });

  answer(connection, REQUESTS.panelSnapshot, async (raw, token): Promise<PanelContent> => {
    const params = checked(panelSnapshotParams, raw);
    return panelContent(
      await session.workspace.counted(token, params.selectedWorkloadId),
      await session.currentContext(),
      params,
    );
  });

  answer(connection, REQUESTS.scenarioFile, async (raw): Promise<PanelContent> => {
    const params = checked(scenarioFileParams, raw);
    return fileContent(await session.currentContext(), params);
  });

  answer(connection, REQUESTS.workspaceReport, async (raw, token): Promise<WorkspaceReport> => {
    const { format } = checked(workspaceReportParams, raw);
    const context = await session.currentContext();
    const items = await session.workspace.counted(token);
    const together = session.breakeven.estimateTogether(items, context);
    const report = buildReport(items, together, context, await session.workspace.notCounted(token));
    return {
      headline: report.headline,
      report: writeReport(report, format),
      items: items.length,
      incomplete: report.incomplete,
    };
  });

  answer(connection, REQUESTS.callsTree, async (raw, token): Promise<CallsTreeAnswer> => {
    const located = await session.workspace.all(token);
    const tree = callsTree(
      located.map(({ item }) => item),
      checked(callsTreeParams, raw),
    );
    const places = new Map(located.map(({ uri, item }) => [item.id, { uri, range: item.range }]));
    const placed = (row: CallsRow) => ({ ...row, ...(places.get(row.id) ?? NOWHERE) });
    const notCounted = notCountedText(await session.workspace.notCounted(token));
    return {
      ...tree,
      notCounted,
      groups: tree.groups.map((group) => ({ ...group, items: group.items.map(placed) })),
    };
  });

  answer(connection, REQUESTS.compareModels, async (raw, token): Promise<ModelComparison> => {
    const located = await callAt(session, checked(compareModelsParams, raw), token);
    if (located === null) return null;
    const { item, uri } = located;
    const models = await compareModels(item, session.breakeven.counter, await session.currentContext(uri));
    const { model } = item.source.type === 'call' ? item.source.call : item.source.prompt;
    return {
      label: shownName(item.label),
      current: currentText(item),
      uri,
      modelRange: canWriteModel(located) ? (model.range ?? null) : null,
      models: comparisonRows(item, models),
    };
  });

  answer(connection, REQUESTS.locateItem, async (raw, token): Promise<ItemLocation> => {
    const { id } = checked(locateItemParams, raw);
    const found = (await session.workspace.all(token)).find(({ item }) => item.id === id);
    return found === undefined ? null : { uri: found.uri, range: found.item.range };
  });
}

/** The place in a notebook's cell is none in its file. */
function canWriteModel({ item, uri }: LocatedItem): boolean {
  const { source, modelSetIn } = item;
  const { model } = source.type === 'call' ? source.call : source.prompt;
  const isInFile = source.type === 'call' && source.call.cell !== undefined && !uri.includes('#');
  return model.source === 'literal' && modelSetIn === null && !isInFile;
}

const START = { line: 0, character: 0 };
const NOWHERE = { uri: '', range: { start: START, end: START } };

/** Counts in the encoding of the document's first known model, as the status bar's user would expect. */
async function countSelections(
  session: Session,
  counts: DocumentCounts,
  uri: string,
  selections: z.infer<typeof countTokensParams>['selections'],
): Promise<TokenCountAnswer> {
  const document = session.document(uri);
  if (document === undefined)
    throw new ResponseError(ErrorCodes.InvalidParams, `${uri} is not an open document that is read`);
  const estimate = await session.estimateWhole(uri);
  const model = estimate?.items.map((item) => item.tokens.modelId).find((id) => id !== null) ?? null;
  const counter = await counterFor(session, uri, model);
  const ranges = selections.length === 0 ? [null] : selections;
  return describeCount(
    ranges.map((range) => counts.count(document, range, counter)),
    model,
  );
}
