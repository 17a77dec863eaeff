/** What the tests inside VS Code ask of it. Waits are for a condition, with a deadline. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const DEADLINE_MS = 15_000;
const POLL_MS = 50;

/** The folder of the sample workspace, a copy that tests may change. */
export function workspaceUri(...path: string[]): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, ...path);
}

export async function openFile(...path: string[]): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(workspaceUri(...path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** A document that is saved nowhere. */
export async function openText(language: string, content: string): Promise<vscode.TextDocument> {
  return until(
    async () => {
      const document = await vscode.workspace.openTextDocument({ language, content });
      await vscode.window.showTextDocument(document);
      // VS Code 1.139 may give it the text of the one before, of the same name, which is about to go.
      if (document.getText() !== content) await closeAll();
      return document;
    },
    (document) => document.getText() === content,
    'a document of its own text',
  );
}

/** Writes a file for a test; `remove` takes it away. */
export async function writeFile(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const uri = workspaceUri(name);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(uri, bytes);
  return uri;
}

export async function lensTitles(document: vscode.TextDocument): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    100,
  );
  return lenses.flatMap(({ command }) =>
    command?.command.startsWith('breakeven.') === true ? [command.title] : [],
  );
}

/** All hovers at the first place that `text` stands, as one Markdown text. */
export async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `"${text}" is not in ${document.uri.path}`);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(offset + 1),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : String(content)))
    .join('\n');
}

/** Our diagnostics of a document, or of a settings file. */
export function problems(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'breakeven');
}

/** Asks again until the answer satisfies, and returns it. */
export async function until<T>(
  ask: () => T | PromiseLike<T>,
  satisfies: (answer: T) => boolean,
  what: string,
): Promise<T> {
  const end = Date.now() + DEADLINE_MS;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (Date.now() > end) throw new Error(`${what}; last: ${JSON.stringify(answer)?.slice(0, 1000)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Settings that no workspace may set. */
const OF_THE_USER: ReadonlySet<string> = new Set([
  'prices',
  'tokenizers',
  'gpus',
  'openModels',
  'priceUpdates',
]);

/** Sets a setting for the body, in the workspace where that may be, and restores it, whatever happens. */
export async function withSetting(name: string, value: unknown, body: () => Promise<void>): Promise<void> {
  const configuration = () => vscode.workspace.getConfiguration('breakeven');
  const { Global, Workspace } = vscode.ConfigurationTarget;
  const target = OF_THE_USER.has(name) ? Global : Workspace;
  const known = configuration().inspect(name);
  const before = target === Global ? known?.globalValue : known?.workspaceValue;
  await configuration().update(name, value, target);
  try {
    await body();
  } finally {
    await configuration().update(name, before, target);
  }
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
