/** A client of the built server over its standard streams: folders on the disk, the protocol, and the server's own requests. */

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  ShowMessageNotification,
  type WorkspaceFolder,
  WorkspaceFoldersRequest,
} from 'vscode-languageserver-protocol';
import { panelContentSchema } from '../../../src/protocol/panelRequests';
import { REQUESTS, TRUST_GRANTED } from '../../../src/protocol/requestNames';
import { callsTreeSchema, workspaceReportSchema } from '../../../src/protocol/requests';
import { TestServer } from '../../support/languageServer';
import type { Calls, CallsOptions, EditedScenario, Host, PanelFigures, Problem, ReportFormat } from '../host';
import { codeCells } from '../notebook';
import { StdioDocument } from './document';
import { problemOf } from './problems';

/** How a client hands its settings over: when it is asked, or by sending them. */
export type Handover = 'asked' | 'sent';

export class StdioHost implements Host {
  readonly name = 'stdio';
  private readonly root = realpathSync(mkdtempSync(path.join(tmpdir(), 'breakeven-features-')));
  private readonly first = path.join(this.root, 'shop');
  private readonly second = path.join(this.root, 'other');
  private readonly server = new TestServer();
  private readonly documents = new Set<StdioDocument>();
  private settings: Record<string, unknown> = {};
  private folders: WorkspaceFolder[] = [folderAt(this.first)];
  private said: string[] = [];
  private untitled = 0;

  constructor(private readonly handover: Handover) {
    mkdirSync(this.first);
    this.server.connection.onRequest(WorkspaceFoldersRequest.type, () => this.folders);
    this.server.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      this.said.push(...message.split('\n'));
    });
  }

  async start(): Promise<void> {
    await this.server.startAt(
      uriOf(this.first),
      { isTrusted: false },
      {
        configuration: this.handover === 'asked',
        workspaceFolders: true,
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
    );
  }

  /** The folder that files are written into. */
  get folder(): string {
    return this.first;
  }

  private fileOf(name: string): string {
    return path.join(this.first, name);
  }

  async write(name: string, content: string): Promise<void> {
    await this.writeAt(this.fileOf(name), content, FileChangeType.Created);
  }

  private async writeAt(file: string, content: string, type: FileChangeType): Promise<void> {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    await this.server.filesChanged({ uri: uriOf(file), type });
  }

  async remove(name: string): Promise<void> {
    rmSync(this.fileOf(name), { recursive: true });
    await this.server.filesChanged({ uri: uriOf(this.fileOf(name)), type: FileChangeType.Deleted });
  }

  /** Editors say of a folder that it is gone, and nothing of what was in it. */
  async rename(from: string, to: string): Promise<void> {
    renameSync(this.fileOf(from), this.fileOf(to));
    await this.server.filesChanged({ uri: uriOf(this.fileOf(from)), type: FileChangeType.Deleted });
    for (const file of this.filesBelow(to))
      await this.server.filesChanged({ uri: uriOf(this.fileOf(file)), type: FileChangeType.Created });
  }

  /** By their paths in the first folder. */
  private filesBelow(name: string): string[] {
    return readdirSync(this.fileOf(name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.first, path.join(entry.parentPath, entry.name)));
  }

  async open(name: string, languageId: string): Promise<StdioDocument> {
    const file = this.fileOf(name);
    const text = readFileSync(file, 'utf8');
    return this.opened(uriOf(file), languageId, text, (changed) =>
      this.writeAt(file, changed, FileChangeType.Changed),
    );
  }

  async openUntitled(languageId: string, text: string): Promise<StdioDocument> {
    this.untitled += 1;
    return this.opened(`untitled:Untitled-${this.untitled}`, languageId, text);
  }

  async openNotebook(name: string): Promise<StdioDocument[]> {
    const file = uriOf(this.fileOf(name)).replace('file:', 'vscode-notebook-cell:');
    const cells = codeCells(readFileSync(this.fileOf(name), 'utf8'));
    return Promise.all(
      cells.map((text, index) => this.opened(`${file}#W${index}sZmlsZQ%3D%3D`, 'python', text)),
    );
  }

  private async opened(
    ...args: Parameters<typeof StdioDocument.open> extends [unknown, ...infer Rest] ? Rest : never
  ) {
    const document = await StdioDocument.open(this.server, ...args);
    this.documents.add(document);
    return document;
  }

  async addFolder(files: Readonly<Record<string, string>>): Promise<void> {
    mkdirSync(this.second);
    for (const [name, content] of Object.entries(files))
      await this.writeAt(path.join(this.second, name), content, FileChangeType.Created);
    await this.setFolders([folderAt(this.first), folderAt(this.second)]);
  }

  async removeFolder(): Promise<void> {
    await this.setFolders([folderAt(this.first)]);
    rmSync(this.second, { recursive: true });
  }

  private async setFolders(folders: WorkspaceFolder[]): Promise<void> {
    const names = (all: readonly WorkspaceFolder[]) => new Set(all.map(({ uri }) => uri));
    const [before, after] = [names(this.folders), names(folders)];
    const event = {
      added: folders.filter(({ uri }) => !before.has(uri)),
      removed: this.folders.filter(({ uri }) => !after.has(uri)),
    };
    this.folders = folders;
    await this.server.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
  }

  async configure(settings: Readonly<Record<string, unknown>>): Promise<void> {
    this.settings = { ...this.settings, ...settings };
    await this.handOver();
  }

  private async handOver(): Promise<void> {
    const settings = nested(this.settings);
    if (this.handover === 'asked') return this.server.configure(settings);
    await this.server.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { breakeven: settings },
    });
  }

  grantTrust(): Promise<void> {
    return this.server.connection.sendNotification(TRUST_GRANTED);
  }

  problemsOf(name: string): Problem[] {
    return this.server.knownDiagnostics(uriOf(this.fileOf(name))).map(problemOf);
  }

  messages(): string[] {
    return this.said.splice(0);
  }

  async report(format: ReportFormat): Promise<string> {
    const answer = await this.server.connection.sendRequest(REQUESTS.workspaceReport, { format });
    return workspaceReportSchema.parse(answer).report;
  }

  async calls(options: CallsOptions): Promise<Calls> {
    const answer = await this.server.connection.sendRequest(REQUESTS.callsTree, options);
    const { summary, groups } = callsTreeSchema.parse(answer);
    return {
      summary,
      groups: groups.map(({ label, description, items }) => ({
        ...{ label, description },
        calls: items.map((item) => ({
          ...{ label: item.label, description: item.description },
          place: `${nameIn(item.uri)}:${item.range.start.line}:${item.range.start.character}`,
        })),
      })),
    };
  }

  async panel(edits: EditedScenario | null): Promise<PanelFigures> {
    const params = { scenario: null, edited: [], ...edits, selectedWorkloadId: null };
    const answer = await this.server.connection.sendRequest(REQUESTS.panelSnapshot, params);
    return panelContentSchema.parse(answer);
  }

  refreshPrices(): Promise<never> {
    throw new Error('only the extension asks');
  }

  async reset(): Promise<void> {
    for (const document of this.documents) await document.close();
    this.documents.clear();
    if (this.folders.length > 1) await this.removeFolder();
    for (const file of this.filesBelow('')) await this.remove(file);
    this.settings = {};
    await this.handOver();
    this.said = [];
    this.untitled = 0;
  }

  stop(): void {
    this.server.stop();
    rmSync(this.root, { recursive: true, force: true });
  }
}

function uriOf(file: string): string {
  return pathToFileURL(file).toString();
}

function folderAt(folder: string): WorkspaceFolder {
  return { uri: uriOf(folder), name: path.basename(folder) };
}

function nameIn(uri: string): string {
  return decodeURIComponent(uri.split('/').at(-1) ?? '');
}

/** `hosting.gpu` is the key `gpu` in `hosting`, as editors have it. */
function nested(settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const all: Record<string, Record<string, unknown> | unknown> = {};
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined) continue;
    const [group = '', key] = name.split('.');
    if (key === undefined) all[group] = value;
    else all[group] = { ...(all[group] as object | undefined), [key]: value };
  }
  return all;
}
