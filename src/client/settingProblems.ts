import * as vscode from 'vscode';
import type { BreakevenClient } from './languageClient';

/**
 * Says once which settings were not used and why, with the way to each. Silent while nothing changes:
 * the same list is not said twice.
 */
export function registerSettingProblems(
  client: BreakevenClient,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  let said = '';
  return client.onSettingProblems(async (problems) => {
    const text = problems.map((problem) => problem.message).join('\n');
    if (text === said) return;
    said = text;
    const [first] = problems;
    if (first === undefined) return;
    log.warn(text);
    const more = problems.length > 1 ? vscode.l10n.t(' ({0} more in the log.)', problems.length - 1) : '';
    const open = vscode.l10n.t('Open Setting');
    const choice = await vscode.window.showWarningMessage(`${first.message}${more}`, open);
    if (choice === open) await vscode.commands.executeCommand('workbench.action.openSettings', first.setting);
  });
}
