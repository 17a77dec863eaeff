import * as vscode from 'vscode';
import { REQUESTS } from '../../protocol/requestNames';
import { COMMANDS } from '../ids';
import type { BreakevenClient } from '../languageClient';
import { selectedRanges } from '../selectedRanges';
import { registerCommand } from './run';

/** Counts the selections, or the whole document when nothing is selected. */
export function registerCountTokens(
  client: BreakevenClient,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerCommand(COMMANDS.countTokens, log, async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a document to count its tokens.'));
      return;
    }
    const uri = editor.document.uri.toString();
    const selections = selectedRanges(editor);
    const count = await client.request(REQUESTS.countTokens, { uri, selections }, 'countTokensSchema');
    const what = selections.length > 0 ? vscode.l10n.t('Selection') : vscode.l10n.t('Document');
    void vscode.window.showInformationMessage(`${what}: ${count.text} (${count.encoding})`);
  });
}
