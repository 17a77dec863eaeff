/** The language server around the core: documents and settings in, surfaces out. */

import {
  CodeActionKind,
  type Connection,
  type InitializeResult,
  MessageType,
  NotebookDocuments,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { DEFAULT_LOCALE, setOwnLocale } from '../core/money/format';
import type { Breakeven } from '../core/project/breakeven';
import { TRUST_GRANTED } from '../protocol/requestNames';
import { DocumentCounts } from './documentCounts';
import { withFaultsSaid } from './faults';
import { registerBudget } from './features/budget';
import { registerCodeLens } from './features/codeLens';
import { registerCompletion } from './features/completion';
import { registerCustomRequests } from './features/customRequests';
import { registerDiagnostics } from './features/diagnostics';
import { registerHover } from './features/hover';
import { registerInlayHints } from './features/inlayHints';
import { openPrices, type PriceUpdates, registerPriceUpdates } from './features/priceUpdates';
import { registerQuickFixes } from './features/quickFixes';
import { faultText, safely } from './features/safely';
import { registerUsageRequests } from './features/usageRequests';
import type { ServerHost } from './host';
import { OpenNotebooks } from './openNotebooks';
import { Session } from './session';
import { SteadyItems } from './steadyItems';
import { followEditor } from './textSync';

/** What the server is given beside the core. */
export interface ServerSurroundings {
  readonly now: () => Date;
  readonly prices: PriceUpdates;
}

/** Registers everything on the connection and listens. */
export function startServer(
  connection: Connection,
  breakeven: Breakeven,
  host: ServerHost,
  { now, prices }: ServerSurroundings,
): void {
  const counts = new DocumentCounts();
  const steady = new SteadyItems();
  const documents = new TextDocuments({
    ...counts.configuration,
    update: (document, changes, version) => {
      steady.edited(document.uri, changes);
      return counts.configuration.update(document, changes, version);
    },
  });
  const log = (fault: unknown) => connection.console.error(`estimate: ${faultText(fault)}`);
  const say = (reason: string) => {
    connection.console.error(reason);
    const message = `Breakeven shows figures in part only. ${reason}`;
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message });
  };
  const notebooks = new NotebookDocuments(documents);
  const openNotebooks = new OpenNotebooks(notebooks, documents, host);
  const session = new Session(
    connection,
    documents,
    openNotebooks,
    withFaultsSaid(breakeven, say, log),
    host,
    now,
  );

  connection.onInitialize(async (params): Promise<InitializeResult> => {
    setOwnLocale(params.locale ?? DEFAULT_LOCALE);
    session.initialize(params);
    await safely(connection, 'prices', undefined, () => openPrices(prices, params));
    return {
      serverInfo: { name: 'breakeven' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        notebookDocumentSync: { notebookSelector: [{ notebook: 'jupyter-notebook' }] },
        ...(session.asksForLenses ? {} : { codeLensProvider: {} }),
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        completionProvider: { triggerCharacters: [':', ' '] },
        inlayHintProvider: {},
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });
  // Nobody waits for what these do: a fault would end the server.
  const told = (what: string, work: () => unknown): Promise<void> =>
    safely(connection, what, undefined, async () => {
      await work();
    });
  connection.onInitialized(() =>
    told('settings', async () => {
      await session.reloadSettings();
      await session.watchClient();
    }),
  );
  connection.onDidChangeConfiguration(({ settings }) =>
    told('settings', () => session.settingsSent(settings)),
  );
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    await told('files', () => session.filesChanged(changes));
    await told('prices', async () => {
      const files = changes.flatMap(({ uri }) => host.fileOf(uri) ?? []);
      if (await prices.takeUp(files)) await session.reloadSettings();
    });
  });

  connection.onNotification(TRUST_GRANTED, () => told('trust', () => session.trustFolders()));

  registerCodeLens(connection, session, steady);
  registerInlayHints(connection, session, steady);
  registerHover(connection, session);
  registerCompletion(connection, session);
  registerQuickFixes(connection, session);
  const budget = registerBudget(connection, documents, session, host);
  registerDiagnostics(connection, documents, session, budget);
  registerCustomRequests(connection, session, counts, budget);
  registerUsageRequests(connection, session);
  registerPriceUpdates(connection, session, prices, now);

  // An editor asks for lenses a while after it has opened a document: they are ready by then.
  documents.onDidOpen(({ document: { uri } }) => told('open', () => session.estimateOpen(uri)));
  documents.onDidChangeContent(({ document: { uri } }) => told('edit', () => session.documentEdited(uri)));
  documents.onDidSave(({ document: { uri } }) => told('save', () => session.documentSaved(uri)));
  documents.onDidClose(({ document: { uri } }) =>
    told('close', () => {
      session.forget(uri);
      counts.forget(uri);
      steady.forget(uri);
    }),
  );
  notebooks.onDidClose(({ uri }) => told('close', () => session.forget(uri)));
  followEditor(documents, connection);
  notebooks.listen(connection);
  connection.listen();
}
