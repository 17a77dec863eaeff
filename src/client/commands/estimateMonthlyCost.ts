import * as vscode from 'vscode';
import { REQUESTS } from '../../protocol/requestNames';
import { COMMANDS } from '../ids';
import type { BreakevenClient } from '../languageClient';
import { askUsage, setInSettings } from './askUsage';
import { registerCommand } from './run';

/** Asks only for what nobody has set (the volume), shows the answer in one sentence, and offers the rest. */
export function registerEstimateMonthlyCost(
  client: BreakevenClient,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerCommand(COMMANDS.estimateMonthlyCost, log, async () => {
    if (!(await ensureVolume())) return;
    const report = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Breakeven: reading calls and prompts'),
        cancellable: true,
      },
      (_progress, token) =>
        client.request(REQUESTS.workspaceReport, { format: 'markdown' }, 'workspaceReportSchema', token),
    );
    const open = vscode.l10n.t('Open Scenario');
    const show = vscode.l10n.t('Show Report');
    const choice = await vscode.window.showInformationMessage(
      report.headline,
      ...(report.items > 0 ? [open, show] : []),
    );
    if (choice === open) await vscode.commands.executeCommand(COMMANDS.openScenario);
    if (choice === show) await showMarkdown(report.report);
  });
}

/** False when the user gave up. A volume that someone has set anywhere is not asked for again. */
async function ensureVolume(): Promise<boolean> {
  const configuration = vscode.workspace.getConfiguration('breakeven');
  const known = configuration.inspect<number>('requestsPerMonth');
  const isSet = [known?.globalValue, known?.workspaceValue, known?.workspaceFolderValue].some(
    (value) => value !== undefined,
  );
  if (isSet) return true;
  const typed = await askUsage('requestsPerMonth', known?.defaultValue ?? 10_000);
  if (typed === undefined) return false;
  await setInSettings('requestsPerMonth', typed);
  return true;
}

async function showMarkdown(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('markdown.showPreview', document.uri).then(undefined, () => undefined);
}
