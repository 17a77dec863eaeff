/** What one editor window's server knows: its settings, folders, open documents, and the index over the rest. */

import {
  type CancellationToken,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  type InitializeParams,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Breakeven, EstimateContext, ProjectDocument } from '../core/project/breakeven';
import { CONFIG_NAMES } from '../core/project/config';
import { type ConfigFile, tokenizerProblems } from '../core/project/configFile';
import { countedItems } from '../core/project/countedItems';
import {
  type CostedItem,
  type DocumentEstimate,
  type LeftOut,
  leftOutOf,
} from '../core/project/documentEstimate';
import { configProblems, untrustedProblems } from '../core/project/folderConfig';
import { parseConfig } from '../core/project/parseConfig';
import {
  DEFAULT_SETTINGS,
  parseSettings,
  type SettingProblem,
  type Settings,
} from '../core/project/settings';
import type { SourceProblem } from '../core/source/callSite';
import type { TokenizerRule } from '../core/tokens/ownTokenizers';
import { NOTIFICATIONS } from '../protocol/requests';
import { OpenDocuments } from './documents';
import { type Editor, editorOf, openFolders, sentSettings } from './editor';
import { faultText, safely } from './features/safely';
import { FolderConfigs, isConfigFile, isIgnoreFile } from './folderConfigs';
import type { ServerHost } from './host';
import { Projects } from './projects';
import { showScan } from './scanProgress';
import { canonicalUri, type Folder, foldersOf, homeOf, notebookOf, workspacePath } from './workspaceFolders';
import { WorkspaceIndex } from './workspaceIndex';

export interface LocatedItem {
  readonly uri: string;
  readonly item: CostedItem;
}

/** Patterns that are on; those that depend on a file beside them are left alone. */
function excludedGlobs(raw: unknown): string[] {
  if (typeof raw !== 'object' || raw === null) return [];
  return Object.entries(raw).flatMap(([glob, isOn]) => (isOn === true ? [glob] : []));
}

/** A pause in typing that is long enough to show what it changes elsewhere. */
const SETTLE_MS = 250;

export class Session {
  private announcing: ReturnType<typeof setTimeout> | undefined;
  private folders: readonly Folder[] = [];
  private readonly open: OpenDocuments;
  private readonly index: WorkspaceIndex;
  private readonly projects: Projects;
  private readonly configs: FolderConfigs;
  private editor: Editor;
  /** What an editor has sent that is not asked for its settings. */
  private sent: unknown = {};
  /** What has last been said of settings, in a message. */
  private complaint = '';
  private isTrusted = true;
  private readonly reloaded: (() => void)[] = [];
  private readonly figuresChanged: (() => void)[] = [];
  /** Replaced as a whole whenever anything that figures depend on changes, so that its identity is a cache key. */
  private context: EstimateContext;
  /** The settings being read now; answers wait for them, so that none is of settings that are gone. */
  private ready: Promise<void>;
  private becomeReady: () => void = () => undefined;

  constructor(
    private readonly connection: Connection,
    private readonly documents: TextDocuments<TextDocument>,
    readonly breakeven: Breakeven,
    private readonly host: ServerHost,
    private readonly now: () => Date,
  ) {
    this.context = breakeven.contextFor(DEFAULT_SETTINGS, now());
    this.editor = editorOf({ processId: null, rootUri: null, capabilities: {} });
    this.configs = new FolderConfigs(host, () => this.folders);
    this.projects = new Projects(
      host,
      breakeven.reader,
      () => this.folders,
      (uri) => this.openText(uri),
    );
    const around = (uri: string) => this.around(uri);
    this.open = new OpenDocuments(breakeven, (uri) => workspacePath(host, uri, this.folders), around);
    this.index = new WorkspaceIndex(
      host,
      breakeven,
      () => this.folders,
      around,
      (files) => showScan(connection, files),
    );
    this.ready = new Promise((resolve) => {
      this.becomeReady = resolve;
    });
  }

  initialize(params: InitializeParams): void {
    this.folders = foldersOf(
      this.host,
      openFolders(params, (file) => this.host.uriOf(file)),
    );
    this.editor = editorOf(params);
    this.isTrusted = this.editor.isTrusted;
  }

  /** Its commands are there for links to run. */
  get hasExtension(): boolean {
    return this.editor.hasExtension;
  }

  /** Asks to be told of changes, as far as this editor can tell of them. */
  async watchClient(): Promise<void> {
    const { client, workspace } = this.connection;
    const { canRegisterSettings, canFollowFolders, canWatchFiles, hasExtension } = this.editor;
    if (canRegisterSettings) {
      const section = ['breakeven', 'files.exclude'];
      await client.register(DidChangeConfigurationNotification.type, { section });
    }
    if (canFollowFolders)
      workspace.onDidChangeWorkspaceFolders(() => this.safely('folders', () => this.foldersChanged()));
    // The extension has watchers of its own.
    if (canWatchFiles && !hasExtension)
      await client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
  }

  /** A document was saved: all that an editor without watchers says of files. */
  async documentSaved(uri: string): Promise<void> {
    if (this.editor.hasExtension || this.editor.canWatchFiles) return;
    await this.filesChanged([{ uri, type: FileChangeType.Changed }]);
  }

  /** @param raw Settings, from an editor that is not asked for them. */
  settingsSent(raw: unknown): Promise<void> {
    this.sent = sentSettings(raw);
    return this.reloadSettings();
  }

  /** Settings in force. Waits for the first answer of the editor, so that no surface flashes default figures. */
  async currentContext(): Promise<EstimateContext> {
    let waitedFor: Promise<void>;
    do {
      waitedFor = this.ready;
      await waitedFor;
    } while (waitedFor !== this.ready);
    return this.context;
  }

  reloadSettings(): Promise<void> {
    this.ready = this.readSettings();
    this.becomeReady();
    return this.ready;
  }

  private async readSettings(): Promise<void> {
    try {
      const raw: unknown = this.editor.canPullSettings
        ? await this.connection.workspace.getConfiguration('breakeven')
        : this.sent;
      const { settings, problems } = parseSettings(raw);
      await this.excludeFiles();
      await this.configs.reload();
      // What a folder says of prices and hardware is used only where the folder is trusted, as with its settings.
      const folders = this.isTrusted ? this.configs.beside() : {};
      const tokenizers = this.tokenizers(settings);
      this.context = this.breakeven.contextFor(settings, this.now(), { ...folders, tokenizers });
      await this.reportSettingProblems([...problems, ...this.planProblems()]);
    } catch (error) {
      this.connection.console.error(`Settings could not be read: ${faultText(error)}`);
    }
    await this.safely('settings', () => this.announceChange());
  }

  /** A file's are used only where its folder is trusted: their patterns run here. Those of the settings come after. */
  private tokenizers({ tokenizers }: Settings): TokenizerRule[] {
    const root = this.folders[0]?.root ?? '';
    const set = Object.entries(tokenizers).map(([models, file]) => ({
      models,
      file: this.host.resolve(root, file),
    }));
    return this.isTrusted ? [...this.configs.tokenizers(), ...set] : set;
  }

  /** Files that the user hides in the editor are in no figure of the workspace; one that is opened still has its own. */
  private async excludeFiles(): Promise<void> {
    const raw: unknown = this.editor.canPullSettings
      ? await this.connection.workspace.getConfiguration('files.exclude')
      : {};
    const excluded = excludedGlobs(raw);
    if (this.index.exclude(excluded)) this.index.reset();
  }

  private planProblems(): SettingProblem[] {
    return this.context.problems.map((problem) => ({ ...problem }));
  }

  private async reportSettingProblems(problems: readonly SettingProblem[]): Promise<void> {
    await this.connection.sendNotification(NOTIFICATIONS.settingProblems, problems);
    const message = problems.map((problem) => problem.message).join('\n');
    if (this.editor.hasExtension || message === this.complaint) return;
    this.complaint = message;
    if (message === '') return;
    await this.connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message,
    });
  }

  /** Calls back whenever settings or a `breakeven.json` have been read again. */
  whenReloaded(listener: () => void): void {
    this.reloaded.push(listener);
  }

  /** Calls back whenever figures of documents may have changed that nobody has edited. */
  whenFiguresChange(listener: () => void): void {
    this.figuresChanged.push(listener);
  }

  /** The editor trusts the folders from now on. */
  async trustFolders(): Promise<void> {
    this.isTrusted = true;
    await this.reloadSettings();
  }

  /** The files around a document, and the `breakeven.json` that holds for it. */
  private around(uri: string): Pick<ProjectDocument, 'home' | 'files'> {
    const file = this.host.fileOf(uri);
    const home = file === null ? null : this.configs.homeOf(file);
    return { files: this.projects.around(uri), ...(home === null ? {} : { home }) };
  }

  /** The spelling of a URI by which files are known here. */
  canonicalUri(uri: string): string {
    return canonicalUri(this.host, uri);
  }

  /** Every `breakeven.json` that is in use, by its URI. */
  configFiles(): ReadonlyMap<string, ConfigFile> {
    return new Map(this.configs.all().map((file) => [this.host.uriOf(file.file), file]));
  }

  /** What is wrong with a `breakeven.json`: with the text that is open, or else with the file. */
  async configProblems({ folder, reading: saved }: ConfigFile, openText?: string): Promise<SourceProblem[]> {
    const reading = openText === undefined ? saved : parseConfig(openText);
    const context = await this.currentContext();
    const home = this.folders.find(({ root }) => root === folder);
    const isHeld = reading.globs.length > 0 && home !== undefined;
    const paths = isHeld ? await this.index.sourcePaths(home) : null;
    const problems = configProblems(reading, context, paths);
    problems.push(
      ...(this.isTrusted
        ? await tokenizerProblems({ folder }, reading, this.host.inside, this.breakeven.tokenizerFault)
        : untrustedProblems(reading)),
    );
    // Nobody is to read the same twice.
    return openText !== undefined && this.editor.checksSchema
      ? problems.filter((problem) => !reading.schemaProblems.includes(problem))
      : problems;
  }

  /** Every surface asks again. */
  private announceChange(): void {
    for (const listener of this.reloaded) listener();
    const { canRefreshLenses, canRefreshHints } = this.editor;
    // An editor may refuse what it has offered.
    if (canRefreshLenses)
      void this.safely('lenses', () => this.connection.sendRequest(CodeLensRefreshRequest.type));
    if (canRefreshHints) void this.safely('hints', () => this.connection.languages.inlayHint.refresh());
    this.tellOfFigures();
  }

  /** For what nobody waits for. */
  private async safely(what: string, work: () => unknown): Promise<void> {
    await safely(this.connection, what, undefined, work);
  }

  private tellOfFigures(): void {
    for (const listener of this.figuresChanged) listener();
    void this.connection.sendNotification(NOTIFICATIONS.estimatesChanged);
  }

  document(uri: string): TextDocument | undefined {
    return this.documents.get(uri);
  }

  /** Null for a document that is closed or not of a kind that is read. */
  async estimateOpen(uri: string): Promise<DocumentEstimate | null> {
    const document = this.documents.get(uri);
    if (document === undefined) return null;
    return this.open.estimate(document, await this.currentContext());
  }

  /** As if the open document had this text; null for one that is closed. */
  async estimateText(uri: string, text: string): Promise<DocumentEstimate | null> {
    const document = this.documents.get(uri);
    if (document === undefined) return null;
    return this.open.estimateText(document, text, await this.currentContext());
  }

  /** The `breakeven.json` that holds for a document, there or not yet, and the document's path as that file has it. */
  configPlaceOf(uri: string): { readonly configUri: string; readonly path: string } | null {
    const file = this.host.fileOf(uri);
    const home = file === null ? null : homeOf(this.host, file, this.folders);
    if (home === null) return null;
    const known = this.configs.all().find(({ folder }) => folder === home.folder.root);
    const config = known?.file ?? this.host.resolve(home.folder.root, CONFIG_NAMES[0]);
    return { configUri: this.host.uriOf(config), path: home.path };
  }

  /** Every call and prompt of the workspace, open documents as they are in the editor. */
  async allItems(token: CancellationToken): Promise<LocatedItem[]> {
    return [...(await this.allEstimates(token))].flatMap(([uri, estimate]) =>
      estimate.items.map((item) => ({ uri, item })),
    );
  }

  /** What is taken out of the figures of the workspace. */
  async leftOut(token: CancellationToken): Promise<LeftOut> {
    return leftOutOf((await this.allEstimates(token)).values());
  }

  private async allEstimates(token: CancellationToken): Promise<ReadonlyMap<string, DocumentEstimate>> {
    const context = await this.currentContext();
    const estimates = new Map(await this.index.estimateAll(context, () => token.isCancellationRequested));
    // They are a part of all, or none.
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
    for (const document of this.documents.all()) {
      const notebook = notebookOf(this.host, document.uri);
      if (notebook !== null && estimates.has(notebook)) continue;
      estimates.set(this.canonicalUri(document.uri), await this.open.estimate(document, context));
    }
    return estimates;
  }

  /** The call or prompt of an id: of an open document, or else of the workspace. */
  async findItem(id: string, token: CancellationToken): Promise<LocatedItem | null> {
    for (const { uri } of this.documents.all()) {
      const item = (await this.estimateOpen(uri))?.items.find((known) => known.id === id);
      if (item !== undefined) return { uri, item };
    }
    return (await this.allItems(token)).find(({ item }) => item.id === id) ?? null;
  }

  /** Those that make up the workspace's month, and the one that is asked for. */
  async countedItems(token: CancellationToken, selectedId: string | null = null): Promise<CostedItem[]> {
    const items = (await this.allItems(token)).map(({ item }) => item);
    const counted = new Set(countedItems(items));
    return items.filter((item) => counted.has(item) || item.id === selectedId);
  }

  async filesChanged(changes: readonly FileEvent[]): Promise<void> {
    const files = changes.flatMap(({ uri, type }) => {
      const file = this.host.fileOf(uri);
      return file === null ? [] : [{ uri, type, file }];
    });
    if (files.some(({ file }) => isConfigFile(file) || isIgnoreFile(file))) {
      this.index.reset();
      await this.reloadSettings();
      return;
    }
    const context = await this.currentContext();
    for (const { uri, type, file } of files) {
      await this.forgetDependents(uri, type);
      await (type === FileChangeType.Deleted
        ? this.index.gone(file, context)
        : this.index.fileChanged(file, context));
    }
    this.tellOfFigures();
  }

  /** An open document has another text: those that take names from it have other figures. */
  async documentEdited(uri: string): Promise<void> {
    if (!(await this.forgetDependents(uri, FileChangeType.Changed))) return;
    // Each keystroke comes here; the other documents wait for a pause.
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => this.safely('edit', () => this.announceChange()), SETTLE_MS);
  }

  /** A file that is new may hold names that were not found; one that is gone, or a folder, takes its names with it. */
  private forgetDependents(uri: string, type: FileChangeType): Promise<boolean> {
    this.projects.changed(uri, type !== FileChangeType.Changed);
    const path = this.projects.pathOf(uri);
    if (path === null) return Promise.resolve(false);
    const dependency = type === FileChangeType.Created ? null : path;
    this.index.forgetDependents(dependency);
    return this.open.forgetDependents(dependency);
  }

  private openText(uri: string): string | undefined {
    return this.documents
      .all()
      .find((document) => this.canonicalUri(document.uri) === uri)
      ?.getText();
  }

  async foldersChanged(): Promise<void> {
    this.folders = foldersOf(this.host, (await this.connection.workspace.getWorkspaceFolders()) ?? []);
    this.projects.reset();
    this.index.reset();
    await this.reloadSettings();
  }

  forget(uri: string): void {
    this.open.forget(uri);
  }
}
