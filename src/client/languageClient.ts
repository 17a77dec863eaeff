/** The extension's side of the language server: starts it, restarts it, and checks what comes back. */

import * as vscode from 'vscode';
import type {
  BaseLanguageClient,
  CloseAction,
  ErrorAction,
  ErrorHandler,
  LanguageClientOptions,
} from 'vscode-languageclient';
import type * as z from 'zod/mini';
import { NOTIFICATIONS, TRUST_GRANTED } from '../protocol/requestNames';
import type { serverOptionsSchema, settingProblemsSchema } from '../protocol/requests';
import { CONFIG_FILES, documentSelector } from './documentSelector';
import { watchFolders } from './folderWatcher';
import { COMMANDS } from './ids';
import { Restarts } from './restarts';

/** What figures may rest on. */
const WATCHED_FILES = [
  '**/*.{py,pyi,ipynb,ts,tsx,mts,cts,js,jsx,mjs,cjs,go,java,cs,rb,rake,ru,php,rs,sh,bash,zsh,http,rest}',
  '**/*.{prompty,prompt,md,mdc,markdown,txt,json,jsonl,yaml,yml,jinja,jinja2,j2,mustache,hbs,handlebars}',
  '**/{.env,.env.*,*.env,.cursorrules,.windsurfrules,.clinerules,.gitignore}',
  CONFIG_FILES,
];

/** Makes the client of a server that runs where this extension can run it; what it needs for that it loads then. */
export type LaunchServer = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** Of the package, which is not loaded with this file. */
const CONTINUE: ErrorAction.Continue = 1;
const DO_NOT_RESTART: CloseAction.DoNotRestart = 1;

export class BreakevenClient implements vscode.Disposable {
  private client: Promise<BaseLanguageClient>;
  private readonly options: LanguageClientOptions;
  private readonly estimatesChanged = new vscode.EventEmitter<void>();
  private readonly lensesChanged = new vscode.EventEmitter<void>();
  private readonly serverRuns = new vscode.EventEmitter<void>();
  private readonly settingProblems = new vscode.EventEmitter<SettingProblems>();
  private restarts = new Restarts();
  /** Only the user starts the server again. */
  private isGivenUp = false;

  private readonly trust: vscode.Disposable;

  /** Figures have changed; whoever shows some asks again. */
  readonly onEstimatesChanged = this.estimatesChanged.event;
  /** Lenses other than those of the text that was typed: those that are drawn are not right any longer. */
  readonly onLensesChanged = this.lensesChanged.event;
  readonly onServerRuns = this.serverRuns.event;
  readonly onSettingProblems = this.settingProblems.event;

  constructor(
    private readonly launch: LaunchServer,
    context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.options = clientOptions(log, context);
    this.client = this.launched();
    this.trust = vscode.workspace.onDidGrantWorkspaceTrust(() =>
      this.client
        .then((client) => client.sendNotification(TRUST_GRANTED))
        .catch((error: unknown) => this.log.error(String(error))),
    );
  }

  private async launched(): Promise<BaseLanguageClient> {
    const client = await this.launch({
      ...this.options,
      errorHandler: this.errorHandler(),
      // It failed since the server has ended, which the error handler hears of.
      initializationFailedHandler: () => false,
    });
    quiet(client);
    this.listenTo(client);
    return client;
  }

  private listenTo(client: BaseLanguageClient): void {
    client.onNotification(NOTIFICATIONS.estimatesChanged, () => this.estimatesChanged.fire());
    client.onNotification(NOTIFICATIONS.lensesChanged, () => this.lensesChanged.fire());
    client.onNotification(NOTIFICATIONS.settingProblems, async (params: unknown) => {
      const { settingProblemsSchema } = await schemas();
      const problems = settingProblemsSchema.safeParse(params);
      if (problems.success) this.settingProblems.fire(problems.data);
    });
    client.onDidChangeState(() => {
      if (!client.isRunning()) return;
      this.estimatesChanged.fire();
      this.serverRuns.fire();
    });
  }

  /**
   * A client serves one server, which was started for it. The package's own restart keeps the client: of a server that
   * ends while it starts, the old start then fails in the midst of the new one.
   */
  private errorHandler(): ErrorHandler {
    return {
      // What cannot be written to a server that is gone: its end is told apart.
      error: () => ({ action: CONTINUE, handled: true }),
      closed: () => {
        this.ended();
        return { action: DO_NOT_RESTART, handled: true };
      },
    };
  }

  /** A server that ends is followed by another, and few notice; one that always ends is not, and the user hears of it once. */
  private ended(): void {
    if (!this.restarts.mayFollow()) {
      this.giveUp(vscode.l10n.t('Breakeven has stopped several times in a row, so no costs are shown.'));
      return;
    }
    const before = this.client;
    // The client takes note of the end after it has told of it.
    const noted = new Promise<void>((resolve) => setTimeout(resolve));
    this.replace(noted.then(() => before)).catch((error: unknown) =>
      this.log.error(`The language server did not start again: ${String(error)}`),
    );
  }

  private everythingChanged(): void {
    this.estimatesChanged.fire();
    this.lensesChanged.fire();
  }

  /** Starts in the background. A failure is said once, with what to do about it. */
  start(): void {
    this.running().catch((error: unknown) => {
      this.log.error(`The language server did not start: ${String(error)}`);
      // One that has ended is started again.
      if (this.restarts.isCalm)
        this.giveUp(vscode.l10n.t('Breakeven could not start, so no costs are shown.'));
    });
  }

  private giveUp(message: string): void {
    this.isGivenUp = true;
    this.everythingChanged();
    const restart = vscode.l10n.t('Restart');
    const show = vscode.l10n.t('Show Log');
    void vscode.window.showErrorMessage(message, restart, show).then((choice) => {
      if (choice === restart) void vscode.commands.executeCommand(COMMANDS.restart);
      if (choice === show) this.log.show();
    });
  }

  /** A new server, whatever became of the one before. */
  async restart(): Promise<void> {
    this.restarts = new Restarts();
    this.isGivenUp = false;
    await this.replace(this.client);
  }

  private async replace(before: Promise<BaseLanguageClient>): Promise<void> {
    this.client = before
      .then((client) => client.dispose())
      .catch(() => undefined)
      .then(() => this.launched());
    await this.running();
  }

  /** Waits until the server runs; one that has ended is started again. */
  private async running(): Promise<BaseLanguageClient> {
    if (this.isGivenUp) throw new Error(vscode.l10n.t('Breakeven has stopped. Run "Breakeven: Restart".'));
    const client = await this.client;
    await client.start();
    return client;
  }

  /**
   * Sends a custom request and checks the answer. Rejects when the server is down or answers in another shape.
   *
   * @param answer A schema, or the name of one of `protocol/requests`.
   */
  async request<A extends z.ZodMiniType | SchemaName>(
    method: string,
    params: unknown,
    answer: A,
    token?: vscode.CancellationToken,
  ): Promise<Answer<A>> {
    const client = await this.running();
    // An absent token must stay absent: it would be sent as a second parameter.
    const raw = await client.sendRequest<unknown>(method, params, ...(token === undefined ? [] : [token]));
    const asked: z.ZodMiniType | SchemaName = answer;
    const schema = typeof asked === 'string' ? (await schemas())[asked] : asked;
    return schema.parse(raw) as Answer<A>;
  }

  async dispose(): Promise<void> {
    this.trust.dispose();
    this.estimatesChanged.dispose();
    this.lensesChanged.dispose();
    this.serverRuns.dispose();
    this.settingProblems.dispose();
    // One that never came has nothing to end.
    const client = await this.client.catch(() => undefined);
    await client?.dispose();
  }
}

type Schemas = typeof import('../protocol/requests');
type SchemaName = Extract<keyof Schemas, `${string}Schema`>;
type Answer<A> = z.infer<A extends SchemaName ? Schemas[A] : A>;

/** What answers are checked by; nothing of it is needed before there is one. */
function schemas(): Promise<Schemas> {
  return import('../protocol/requests');
}

/** What goes wrong between client and server is in the log: nothing pops up with each keystroke. */
function quiet(client: BaseLanguageClient): void {
  const logged = client.error.bind(client);
  client.error = (message, data) => logged(message, data, false);
}

type SettingProblems = z.infer<typeof settingProblemsSchema>;

function clientOptions(
  log: vscode.LogOutputChannel,
  { globalStorageUri }: vscode.ExtensionContext,
): LanguageClientOptions {
  const isOnDisk = globalStorageUri.scheme === 'file';
  return {
    documentSelector: documentSelector(),
    initializationOptions: {
      isTrusted: vscode.workspace.isTrusted,
      checksSchema: true,
      hasExtension: true,
      asksForLenses: true,
      ...(isOnDisk ? { storageFolder: globalStorageUri.fsPath } : {}),
    } satisfies z.infer<typeof serverOptionsSchema>,
    outputChannel: log,
    markdown: {
      isTrusted: {
        enabledCommands: [
          'breakeven.showItem',
          'breakeven.compareModels',
          'breakeven.setRequestVolume',
          'breakeven.setOutputTokens',
          'breakeven.setVariableTokens',
          'breakeven.refreshPrices',
          'workbench.action.openSettings',
        ],
      },
    },
    synchronize: {
      fileEvents: [
        ...WATCHED_FILES.map((pattern) => vscode.workspace.createFileSystemWatcher(pattern)),
        watchFolders(),
        ...(isOnDisk ? [watchedStorage(globalStorageUri)] : []),
      ],
    },
  };
}

/** Prices that another window has fetched. */
function watchedStorage(folder: vscode.Uri): vscode.FileSystemWatcher {
  return vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*.json'));
}
