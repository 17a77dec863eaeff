import * as vscode from 'vscode';

/** Opens the workspace's `breakeven.json`, the first that is found. */
export async function openConfigFile(): Promise<void> {
  const [file] = await vscode.workspace.findFiles('{breakeven,.breakeven}.json', null, 1);
  if (file !== undefined) await vscode.window.showTextDocument(file);
}
