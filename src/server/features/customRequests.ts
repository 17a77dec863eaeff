import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type * as z from 'zod/mini';
import { documentSummary } from '../../core/present/documentSummary';
import { buildReport, writeReport } from '../../core/present/report';
import { describeCount } from '../../core/present/tokenCountText';
import { panelContent } from '../../core/project/panelContent';
import {
  countTokensParams,
  type DocumentSummary,
  documentSummaryParams,
  type ItemLocation,
  locateItemParams,
  type PanelContent,
  panelSnapshotParams,
  REQUESTS,
  type TokenCountAnswer,
  type WorkspaceReport,
  workspaceReportParams,
} from '../../protocol/requests';
import type { Session } from '../session';

/** The extension's own requests. Parameters are checked here; a bad one is answered with an error, never trusted. */
export function registerCustomRequests(connection: Connection, session: Session): void {
  connection.onRequest(REQUESTS.documentSummary, async (raw): Promise<DocumentSummary> => {
    const { uri } = checked(documentSummaryParams, raw);
    const estimate = await session.estimateOpen(uri);
    return documentSummary(estimate, await session.currentContext());
  });

  connection.onRequest(REQUESTS.countTokens, async (raw): Promise<TokenCountAnswer> => {
    const { uri, selections } = checked(countTokensParams, raw);
    return countSelections(session, uri, selections);
  });

  connection.onRequest(REQUESTS.panelSnapshot, async (raw, token): Promise<PanelContent> => {
    const params = checked(panelSnapshotParams, raw);
    return panelContent(
      await session.countedItems(token, params.selectedWorkloadId),
      await session.currentContext(),
      params,
    );
  });

  connection.onRequest(REQUESTS.workspaceReport, async (raw, token): Promise<WorkspaceReport> => {
    const { format } = checked(workspaceReportParams, raw);
    const context = await session.currentContext();
    const items = await session.countedItems(token);
    const report = buildReport(items, session.breakeven.estimateTogether(items, context), context);
    return {
      headline: report.headline,
      report: writeReport(report, format),
      items: items.length,
      incomplete: report.incomplete,
    };
  });

  connection.onRequest(REQUESTS.locateItem, async (raw, token): Promise<ItemLocation> => {
    const { id } = checked(locateItemParams, raw);
    const found = (await session.allItems(token)).find(({ item }) => item.id === id);
    return found === undefined ? null : { uri: found.uri, range: found.item.range };
  });
}

function checked<T extends z.ZodMiniType>(schema: T, raw: unknown): z.infer<T> {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new ResponseError(ErrorCodes.InvalidParams, parsed.error.message);
  return parsed.data as z.infer<T>;
}

/** Counts in the encoding of the document's first known model, as the status bar's user would expect. */
async function countSelections(
  session: Session,
  uri: string,
  selections: z.infer<typeof countTokensParams>['selections'],
): Promise<TokenCountAnswer> {
  const document = session.document(uri);
  if (document === undefined)
    throw new ResponseError(ErrorCodes.InvalidParams, `${uri} is not an open document that is read`);
  const estimate = await session.estimateOpen(uri);
  const model = estimate?.items.map((item) => item.tokens.modelId).find((id) => id !== null) ?? null;
  const texts =
    selections.length === 0 ? [document.getText()] : selections.map((range) => document.getText(range));
  const counter = await session.breakeven.counter.load(session.breakeven.counter.familyOf(model));
  return describeCount(
    texts.map((text) => counter.count(text)),
    model,
  );
}
