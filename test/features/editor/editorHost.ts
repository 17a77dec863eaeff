/** VS Code with the extension, whichever of its extension hosts this runs in: on Node, or in a worker of a browser. */

import * as vscode from 'vscode';
import { eventually, holds } from '../expect';
import type {
  Calls,
  CallsOptions,
  EditedScenario,
  Host,
  HostName,
  PanelFigures,
  Problem,
  ReportFormat,
} from '../host';
import { EditorDocument } from './document';
import { problemsAt } from './problems';
import { Shown, untrusted } from './shown';

const EXTENSION = 'breakeven.breakeven';
const { joinPath } = vscode.Uri;

export class EditorHost implements Host {
  readonly name: HostName = 'process' in globalThis ? 'node' : 'web';
  private readonly set = new Set<string>();

  private constructor(
    private readonly shown: Shown,
    readonly grantTrust: () => Promise<void>,
  ) {}

  /** Activates the extension in folders that nobody trusts yet. */
  static async start(): Promise<EditorHost> {
    await eventually(
      () => vscode.workspace.workspaceFolders,
      (folders) => holds(folders !== undefined && folders.length > 0, 'no folder is open'),
    );
    const shown = new Shown();
    const grant = untrusted();
    await vscode.extensions.getExtension(EXTENSION)?.activate();
    await vscode.commands.executeCommand('breakeven.openScenarioInEditor');
    return new EditorHost(shown, async () => grant());
  }

  private get first(): vscode.Uri {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    if (folder === undefined) throw new Error('no folder is open');
    return folder.uri;
  }

  private get second(): vscode.Uri {
    return joinPath(this.first, '..', 'other');
  }

  async write(name: string, content: string): Promise<void> {
    await vscode.workspace.fs.writeFile(joinPath(this.first, name), new TextEncoder().encode(content));
  }

  async remove(name: string): Promise<void> {
    await vscode.workspace.fs.delete(joinPath(this.first, name), { recursive: true });
  }

  async rename(from: string, to: string): Promise<void> {
    await vscode.workspace.fs.rename(joinPath(this.first, from), joinPath(this.first, to));
  }

  /** Without `openTextDocument`, which keeps a document open for minutes after its tab is closed. */
  async open(name: string): Promise<EditorDocument> {
    const uri = joinPath(this.first, name);
    await vscode.commands.executeCommand('vscode.open', uri);
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
    if (document === undefined) throw new Error(`${name} did not open`);
    return new EditorDocument(document, this.shown);
  }

  async openUntitled(language: string, content: string): Promise<EditorDocument> {
    const document = await vscode.workspace.openTextDocument({ language, content });
    await vscode.window.showTextDocument(document);
    return new EditorDocument(document, this.shown);
  }

  async openNotebook(name: string): Promise<EditorDocument[]> {
    const uri = joinPath(this.first, name);
    await vscode.commands.executeCommand('vscode.openWith', uri, 'jupyter-notebook');
    const notebook = vscode.workspace.notebookDocuments.find(
      (each) => each.uri.toString() === uri.toString(),
    );
    if (notebook === undefined) throw new Error(`${name} did not open`);
    return notebook
      .getCells()
      .filter(({ kind }) => kind === vscode.NotebookCellKind.Code)
      .map(({ document }) => new EditorDocument(document, this.shown));
  }

  async addFolder(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, content] of Object.entries(files))
      await vscode.workspace.fs.writeFile(joinPath(this.second, name), new TextEncoder().encode(content));
    await this.changeFolders(() => vscode.workspace.updateWorkspaceFolders(1, 0, { uri: this.second }));
  }

  async removeFolder(): Promise<void> {
    await this.changeFolders(() => vscode.workspace.updateWorkspaceFolders(1, 1));
    await vscode.workspace.fs.delete(this.second, { recursive: true });
  }

  private async changeFolders(change: () => boolean): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const listener = vscode.workspace.onDidChangeWorkspaceFolders(() => {
        listener.dispose();
        resolve();
      });
      if (!change()) reject(new Error('the folders could not be changed'));
    });
  }

  async configure(settings: Readonly<Record<string, unknown>>): Promise<void> {
    for (const [name, value] of Object.entries(settings)) {
      await vscode.workspace
        .getConfiguration('breakeven')
        .update(name, value, vscode.ConfigurationTarget.Workspace);
      this.set.add(name);
    }
  }

  problemsOf(name: string): Problem[] {
    return problemsAt(joinPath(this.first, name));
  }

  messages(): string[] {
    return this.shown.messages.splice(0);
  }

  async report(format: ReportFormat): Promise<string> {
    this.shown.choose = (item) => item.format === format;
    return this.shown.opening(() => this.shown.run('breakeven.exportReport'));
  }

  async calls({ grouping, sorting, filter }: CallsOptions): Promise<Calls> {
    this.shown.choose = ({ value }) => value === grouping || value === sorting;
    this.shown.typed = filter;
    for (const command of ['groupCalls', 'sortCalls', 'filterCalls', 'scanWorkspace'])
      await this.shown.run(`breakeven.${command}`);
    const { view, data } = this.shown.calls ?? {};
    if (data === undefined) throw new Error('there is no view of calls');
    const children = async (of?: unknown) => {
      const elements = (await data.getChildren(of)) ?? [];
      return Promise.all(
        elements.map(async (element) => ({ element, item: await data.getTreeItem(element) })),
      );
    };
    const groups = (await children()).map(async ({ element, item }) => ({
      ...words(item),
      calls: (await children(element)).map(({ item: row }) => ({ ...words(row), place: placeOf(row) })),
    }));
    return { summary: view?.description ?? '', groups: await Promise.all(groups) };
  }

  panel(edits: EditedScenario | null): Promise<PanelFigures> {
    return this.shown.page.edit(edits);
  }

  async refreshPrices(): Promise<string[]> {
    this.shown.choose = () => false;
    await this.shown.run('breakeven.refreshPrices');
    return this.shown.offered.map(({ label }) => label);
  }

  async reset(): Promise<void> {
    await this.closeAll();
    if ((vscode.workspace.workspaceFolders?.length ?? 0) > 1) await this.removeFolder();
    for (const [name] of await vscode.workspace.fs.readDirectory(this.first))
      await vscode.workspace.fs.delete(joinPath(this.first, name), { recursive: true });
    await this.configure(Object.fromEntries([...this.set].map((name) => [name, undefined])));
    this.set.clear();
    this.shown.messages.splice(0);
  }

  /** Unsaved or not, without a question. */
  private async closeAll(): Promise<void> {
    for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  }
}

function words({ label, description }: vscode.TreeItem) {
  return { label: String(label), description: String(description) };
}

function placeOf({ command }: vscode.TreeItem): string {
  const [uri, { selection }] = command?.arguments ?? [];
  const name = (uri as vscode.Uri).path.split('/').at(-1);
  const { start } = selection as vscode.Range;
  return `${name}:${start.line}:${start.character}`;
}
