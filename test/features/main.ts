/** Called by VS Code inside an extension host, of Node or of a browser: runs the features there. */

import * as vscode from 'vscode';
import { EditorHost } from './editor/editorHost';
import { type FeatureResult, runFeatures } from './run';

/** The results go into a file beside the workspace, after each feature, so that a run that is cut off is seen. */
export async function run(): Promise<void> {
  const { workspaceFile } = vscode.workspace;
  if (workspaceFile === undefined) throw new Error('no workspace is open');
  const file = vscode.Uri.joinPath(workspaceFile, '..', 'results.json');
  const grep = vscode.workspace.getConfiguration('features').get<string>('grep', '');
  const known: FeatureResult[] = [];
  const keep = async (finished: boolean) => {
    const text = JSON.stringify({ finished, results: known });
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  };
  const host = await EditorHost.start();
  await runFeatures(host, grep, async (result) => {
    known.push(result);
    await keep(false);
  });
  await keep(true);
  if (known.some(({ failure }) => failure !== null)) throw new Error('a feature failed');
}
