/** What one editor window's server knows: its settings, folders, open documents, and the index over the rest. */

import {
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  type InitializeParams,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Breakeven, EstimateContext, ProjectDocument } from '../core/project/breakeven';
import { CONFIG_NAMES } from '../core/project/config';
import { type ConfigFile, tokenizerProblems } from '../core/project/configFile';
import type { DocumentEstimate } from '../core/project/documentEstimate';
import { configProblems, untrustedProblems } from '../core/project/folderConfig';
import { parseConfig } from '../core/project/parseConfig';
import type { SourceProblem } from '../core/source/callSite';
import { NOTIFICATIONS } from '../protocol/requestNames';
import { Contexts } from './contexts';
import { OpenDocuments } from './documents';
import { EditAnnouncements } from './editAnnouncements';
import { type Editor, editorOf, openFolders } from './editor';
import { EditorSettings } from './editorSettings';
import { faultText, safely } from './features/safely';
import { FolderConfigs, isConfigFile, isIgnoreFile } from './folderConfigs';
import type { ServerHost } from './host';
import { estimateOfCell, type OpenNotebooks } from './openNotebooks';
import { Projects } from './projects';
import { showScan } from './scanProgress';
import {
  canonicalUri,
  type Folder,
  fileBehind,
  foldersOf,
  homeOf,
  isRevision,
  workspacePath,
} from './workspaceFolders';
import { type DocumentContexts, WorkspaceIndex } from './workspaceIndex';
import { WorkspaceItems } from './workspaceItems';

export class Session {
  private folders: readonly Folder[] = [];
  private readonly open: OpenDocuments;
  private readonly index: WorkspaceIndex;
  /** What the workspace holds, the open documents as they are in the editor. */
  readonly workspace: WorkspaceItems;
  private readonly projects: Projects;
  private readonly configs: FolderConfigs;
  private editor: Editor;
  private readonly settings: EditorSettings;
  private readonly edits: EditAnnouncements;
  private isTrusted = true;
  private readonly reloaded: (() => void)[] = [];
  private readonly figuresChanged: (() => void)[] = [];
  private readonly contexts: Contexts;
  /** The settings being read now; answers wait for them, so that none is of settings that are gone. */
  private ready: Promise<void>;
  private becomeReady: () => void = () => undefined;

  constructor(
    private readonly connection: Connection,
    private readonly documents: TextDocuments<TextDocument>,
    private readonly notebooks: OpenNotebooks,
    readonly breakeven: Breakeven,
    private readonly host: ServerHost,
    now: () => Date,
  ) {
    this.editor = editorOf({ processId: null, rootUri: null, capabilities: {} });
    this.settings = new EditorSettings(connection);
    this.edits = new EditAnnouncements({
      hasFigures: async (uri) => ((await this.estimateOpen(uri))?.items.length ?? 0) > 0,
      changedElsewhere: () => this.announceChange(),
      changedFigures: () => this.tellOfFigures(),
      safely: (what, work) => this.safely(what, work),
    });
    this.configs = new FolderConfigs(host, () => this.folders);
    this.contexts = new Contexts(breakeven, host, this.configs, () => this.folders, now);
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
    this.workspace = new WorkspaceItems(documents, notebooks, host, this.index, {
      folders: () => this.folders,
      contexts: () => this.currentContexts(),
      estimateOpen: (uri) => this.estimateOpen(uri),
      estimateWhole: (uri) => this.estimateWhole(uri),
    });
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

  get asksForLenses(): boolean {
    return this.editor.asksForLenses;
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
    this.settings.receive(raw);
    return this.reloadSettings();
  }

  /**
   * What holds for a document; without one, for the window as a whole. Waits for the first answer of the editor, so that
   * no surface flashes default figures.
   */
  async currentContext(uri?: string): Promise<EstimateContext> {
    return (await this.currentContexts()).of(uri);
  }

  private async currentContexts(): Promise<Contexts> {
    let waitedFor: Promise<void>;
    do {
      waitedFor = this.ready;
      await waitedFor;
    } while (waitedFor !== this.ready);
    return this.contexts;
  }

  reloadSettings(): Promise<void> {
    this.ready = this.readSettings();
    this.becomeReady();
    return this.ready;
  }

  private async readSettings(): Promise<void> {
    try {
      const raw = await this.settings.read(this.editor, this.folders);
      await this.excludeFiles();
      await this.configs.reload();
      await this.settings.report(this.editor, this.contexts.renew(raw, this.isTrusted));
    } catch (error) {
      this.connection.console.error(`Settings could not be read: ${faultText(error)}`);
    }
    await this.safely('settings', () => this.announceChange());
  }

  /** Files that the user hides in the editor are in no figure of the workspace; one that is opened still has its own. */
  private async excludeFiles(): Promise<void> {
    if (this.index.exclude(await this.settings.excludedFiles(this.editor))) this.index.reset();
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
    const file = fileBehind(this.host, uri);
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
    const context = await this.currentContext(this.host.uriOf(`${folder}/breakeven.json`));
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
    const { asksForLenses, canRefreshLenses, canRefreshHints } = this.editor;
    if (asksForLenses) void this.connection.sendNotification(NOTIFICATIONS.lensesChanged);
    // An editor may refuse what it has offered.
    else if (canRefreshLenses)
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

  /** Null for a document that is closed or not of a kind that is read. Of a notebook's cell, what stands in that cell. */
  async estimateOpen(uri: string): Promise<DocumentEstimate | null> {
    const cell = this.notebooks.cellOf(uri);
    const whole = await this.estimateWhole(uri);
    return whole === null || cell === null ? whole : estimateOfCell(whole, cell.index);
  }

  /** Of a notebook's cell, the whole notebook as it is in the editor. */
  async estimateWhole(uri: string): Promise<DocumentEstimate | null> {
    const cell = this.notebooks.cellOf(uri);
    const document = cell === null ? this.documents.get(uri) : this.notebooks.textOf(cell.notebook);
    if (document === undefined) return null;
    return this.open.estimate(document, await this.currentContext(uri));
  }

  /** Position of an open notebook's cell; undefined for any other document. */
  cellIndexOf(uri: string): number | undefined {
    return this.notebooks.cellOf(uri)?.index;
  }

  /** As if the open document had this text; null for one that is closed. */
  async estimateText(uri: string, text: string): Promise<DocumentEstimate | null> {
    const document = this.documents.get(uri);
    if (document === undefined) return null;
    const context = await this.currentContext(uri);
    const cell = this.notebooks.cellOf(uri);
    if (cell === null) return this.open.estimateText(document, text, context);
    const notebook = this.notebooks.textOf(cell.notebook, { uri, text });
    return estimateOfCell(await this.open.estimateText(notebook, notebook.getText(), context), cell.index);
  }

  /** The `breakeven.json` that holds for a document, there or not yet, and the document's path as that file has it. */
  configPlaceOf(uri: string): { readonly configUri: string; readonly path: string } | null {
    const file = isRevision(uri) ? null : this.host.fileOf(uri);
    const home = file === null ? null : homeOf(this.host, file, this.folders);
    if (home === null) return null;
    const known = this.configs.all().find(({ folder }) => folder === home.folder.root);
    const config = known?.file ?? this.host.resolve(home.folder.root, CONFIG_NAMES[0]);
    return { configUri: this.host.uriOf(config), path: home.path };
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
    const contexts = await this.currentContexts();
    for (const { uri, type, file } of files) {
      await this.forgetDependents(uri, type);
      await this.indexChange(file, type, contexts);
    }
    this.tellOfFigures();
  }

  private indexChange(file: string, type: FileChangeType, contexts: DocumentContexts): Promise<void> {
    if (type === FileChangeType.Deleted) return this.index.gone(file, contexts);
    if (type === FileChangeType.Created) return this.index.made(file, contexts);
    return this.index.fileChanged(file, contexts);
  }

  /** An open document has another text: those that take names from it have other figures, and totals are others. */
  documentEdited(uri: string): Promise<void> {
    // What one cell of a notebook says holds for those below it.
    return this.edits.add(
      uri,
      async () =>
        (await this.forgetDependents(uri, FileChangeType.Changed)) || this.notebooks.cellOf(uri) !== null,
    );
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
    this.edits.forget(uri);
    this.open.forget(uri);
  }
}
