import * as vscode from 'vscode';
import type { SettingProblem } from '../protocol/requests';
import { locateSetting } from './locateSetting';

const IS_SETTINGS_FILE = /[\\/]settings\.json$|\.code-workspace$/;

/** Marks settings that were not used in every settings file that holds them: those of the folders, and those that are open. */
export class SettingDiagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('breakeven.settings');
  private readonly listeners: vscode.Disposable;
  private problems: readonly SettingProblem[] = [];

  constructor() {
    const isSettings = (document: vscode.TextDocument) => IS_SETTINGS_FILE.test(document.uri.path);
    this.listeners = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (isSettings(document)) this.mark(document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isSettings(document)) this.mark(document);
      }),
    );
  }

  async show(problems: readonly SettingProblem[]): Promise<void> {
    this.problems = problems;
    this.collection.clear();
    const open = vscode.workspace.textDocuments.filter(({ uri }) => IS_SETTINGS_FILE.test(uri.path));
    for (const document of [...open, ...(await folderSettings())]) this.mark(document);
  }

  private mark(document: vscode.TextDocument): void {
    const text = document.getText();
    const diagnostics = this.problems.flatMap(({ setting, message }) => {
      const place = locateSetting(text, setting);
      if (place === null) return [];
      const range = new vscode.Range(document.positionAt(place.start), document.positionAt(place.end));
      const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
      diagnostic.source = 'breakeven';
      return [diagnostic];
    });
    this.collection.set(document.uri, diagnostics);
  }

  dispose(): void {
    this.listeners.dispose();
    this.collection.dispose();
  }
}

/** A folder without settings, or with a file that cannot be read, has nothing to mark. */
async function folderSettings(): Promise<vscode.TextDocument[]> {
  const files = [
    ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) =>
      vscode.Uri.joinPath(uri, '.vscode', 'settings.json'),
    ),
    ...(vscode.workspace.workspaceFile?.scheme === 'file' ? [vscode.workspace.workspaceFile] : []),
  ];
  const opened = await Promise.allSettled(files.map((file) => vscode.workspace.openTextDocument(file)));
  return opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}
