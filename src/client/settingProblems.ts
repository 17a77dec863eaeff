import * as vscode from 'vscode';
import type { BreakevenClient } from './languageClient';
import { SettingDiagnostics } from './settingDiagnostics';

/**
 * Marks settings that were not used where they are written, and says once which and why. Silent while nothing changes:
 * the same list is not said twice.
 */
export function registerSettingProblems(
  client: BreakevenClient,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  let said = '';
  const diagnostics = new SettingDiagnostics();
  const listener = client.onSettingProblems(async (problems) => {
    await diagnostics.show(problems);
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
  return vscode.Disposable.from(listener, diagnostics);
}
