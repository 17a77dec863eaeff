/** The extension's side of the language server: starts it, restarts it, and checks what comes back. */

import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type * as z from 'zod/mini';
import {
  NOTIFICATIONS,
  type serverOptionsSchema,
  settingProblemsSchema,
  TRUST_GRANTED,
} from '../protocol/requests';

const CODE_LANGUAGES = [
  'python',
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'go',
  'java',
  'csharp',
  'ruby',
  'php',
  'rust',
];
/** `http` is the REST Client's name for its files. */
const SCRIPT_LANGUAGES = ['shellscript', 'http'];
/** Request files, where no extension has a name for them. */
const SCRIPT_FILES = ['**/*.{http,rest}'];
/** Of VS Code itself (`prompt` is its name for `.prompt.md`) and of this extension. */
const PROMPT_LANGUAGES = ['prompty', 'dotprompt', 'prompt', 'instructions', 'chatmode'];
const PROMPT_FILES = [
  '**/*.{prompty,prompt,prompt.md,jinja,jinja2,j2,mustache,hbs,handlebars,jsonl}',
  '**/prompts/**/*.{md,markdown,txt,json,yaml,yml}',
  '**/*prompt*.{json,yaml,yml}',
  '**/{CLAUDE,AGENTS,GEMINI,SKILL,copilot-instructions}.md',
  '**/*.{instructions,chatmode,agent}.md',
  '**/.{cursor,windsurf,clinerules}/**/*.{md,mdc}',
  '**/.{claude,github}/{agents,commands,chatmodes,skills}/**/*.md',
  '**/.{cursorrules,windsurfrules,clinerules}',
];
/** Of a folder that is deleted or moved, the editor says nothing but that. */
const FOLDERS = '**/*';
const CONFIG_FILES = '**/{breakeven,.breakeven}.json';

/** Makes the client of a server that runs where this extension can run it; what it needs for that it loads then. */
export type LaunchServer = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

export class BreakevenClient implements vscode.Disposable {
  private readonly client: Promise<BaseLanguageClient>;
  private readonly estimatesChanged = new vscode.EventEmitter<void>();
  private readonly settingProblems = new vscode.EventEmitter<SettingProblems>();

  private readonly trust: vscode.Disposable;

  /** Figures have changed; whoever shows some asks again. */
  readonly onEstimatesChanged = this.estimatesChanged.event;
  readonly onSettingProblems = this.settingProblems.event;

  constructor(
    launch: LaunchServer,
    context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.client = launch(clientOptions(log, context)).then((client) => {
      this.listenTo(client);
      return client;
    });
    this.trust = vscode.workspace.onDidGrantWorkspaceTrust(async () =>
      (await this.client).sendNotification(TRUST_GRANTED),
    );
  }

  private listenTo(client: BaseLanguageClient): void {
    client.onNotification(NOTIFICATIONS.estimatesChanged, () => this.estimatesChanged.fire());
    client.onNotification(NOTIFICATIONS.settingProblems, (params: unknown) =>
      this.settingProblems.fire(settingProblemsSchema.parse(params)),
    );
    client.onDidChangeState(() => {
      if (client.isRunning()) this.estimatesChanged.fire();
    });
  }

  /** Starts in the background. A failure is said once, with the way to the log. */
  start(): void {
    this.running().catch((error: unknown) => {
      this.log.error(`The language server did not start: ${String(error)}`);
      const show = vscode.l10n.t('Show Log');
      void vscode.window
        .showErrorMessage(vscode.l10n.t('Breakeven could not start, so no costs are shown.'), show)
        .then((choice) => choice === show && this.log.show());
    });
  }

  /** Waits until the server runs; one that has ended is started again. */
  private async running(): Promise<BaseLanguageClient> {
    const client = await this.client;
    await client.start();
    return client;
  }

  /** Sends a custom request and checks the answer. Rejects when the server is down or answers in another shape. */
  async request<T extends z.ZodMiniType>(
    method: string,
    params: unknown,
    answer: T,
    token?: vscode.CancellationToken,
  ): Promise<z.infer<T>> {
    const client = await this.running();
    // An absent token must stay absent: it would be sent as a second parameter.
    const raw = await client.sendRequest<unknown>(method, params, ...(token === undefined ? [] : [token]));
    return answer.parse(raw) as z.infer<T>;
  }

  async dispose(): Promise<void> {
    this.trust.dispose();
    this.estimatesChanged.dispose();
    this.settingProblems.dispose();
    await (await this.client).dispose();
  }
}

type SettingProblems = z.infer<typeof settingProblemsSchema>;

function clientOptions(
  log: vscode.LogOutputChannel,
  { globalStorageUri }: vscode.ExtensionContext,
): LanguageClientOptions {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  const saved = new Set(['file', 'vscode-remote', ...folders]);
  const schemes = [...saved, 'untitled', 'vscode-notebook-cell'];
  return {
    documentSelector: [
      ...schemes.flatMap((scheme) =>
        [...CODE_LANGUAGES, ...SCRIPT_LANGUAGES, ...PROMPT_LANGUAGES].map((language) => ({
          scheme,
          language,
        })),
      ),
      ...[...SCRIPT_FILES, ...PROMPT_FILES, CONFIG_FILES].flatMap((pattern) =>
        [...saved].map((scheme) => ({ scheme, pattern })),
      ),
    ],
    initializationOptions: {
      isTrusted: vscode.workspace.isTrusted,
      checksSchema: true,
      hasExtension: true,
      ...(globalStorageUri.scheme === 'file' ? { storageFolder: globalStorageUri.fsPath } : {}),
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
        '**/*.{py,pyi,ipynb,ts,tsx,mts,cts,js,jsx,mjs,cjs,go,java,cs,rb,rake,ru,php,rs,sh,bash,zsh,http,rest}',
        '**/*.{prompty,prompt,md,mdc,markdown,txt,json,jsonl,yaml,yml,jinja,jinja2,j2,mustache,hbs,handlebars}',
        '**/{.env,.env.*,*.env,.cursorrules,.windsurfrules,.clinerules,.gitignore}',
        CONFIG_FILES,
        FOLDERS,
      ].map((pattern) =>
        vscode.workspace.createFileSystemWatcher(pattern, pattern === FOLDERS, pattern === FOLDERS),
      ),
    },
  };
}
