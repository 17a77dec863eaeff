import * as vscode from 'vscode';
import { REQUESTS } from '../../protocol/requestNames';
import { COMMANDS } from '../ids';
import type { BreakevenClient } from '../languageClient';
import { registerCommand } from './run';

const FORMATS = [
  { label: 'Markdown', format: 'markdown', language: 'markdown' },
  { label: 'CSV', format: 'csv', language: 'plaintext' },
  { label: 'JSON', format: 'json', language: 'json' },
  { label: 'HTML', format: 'html', language: 'html' },
] as const;

/** Opens the report as an unsaved document: the user reads it first and decides where it goes. */
export function registerExportReport(
  client: BreakevenClient,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerCommand(COMMANDS.exportReport, log, async () => {
    const picked = await vscode.window.showQuickPick(FORMATS, { title: vscode.l10n.t('Export report as') });
    if (picked === undefined) return;
    const params = { format: picked.format };
    const { report } = await client.request(REQUESTS.workspaceReport, params, 'workspaceReportSchema');
    const document = await vscode.workspace.openTextDocument({ language: picked.language, content: report });
    await vscode.window.showTextDocument(document);
  });
}
