import * as vscode from 'vscode';
import { COMMANDS } from '../ids';
import { registerCommand } from './run';

const SETTING = 'inlineStyle';

/** Asks where figures stand in the editor and writes the setting, where it is set already or else for the user. */
export function registerSetInlineStyle(log: vscode.LogOutputChannel): vscode.Disposable {
  return registerCommand(COMMANDS.setInlineStyle, log, async () => {
    const configuration = vscode.workspace.getConfiguration('breakeven');
    const current = configuration.get<string>(SETTING);
    const styles = [
      { value: 'codeLens', label: vscode.l10n.t('Above the call') },
      { value: 'inlayHint', label: vscode.l10n.t('At the end of its line') },
      { value: 'off', label: vscode.l10n.t('Not at all') },
    ].map((style) =>
      style.value === current ? { ...style, description: vscode.l10n.t('as it is now') } : style,
    );
    const chosen = await vscode.window.showQuickPick(styles, {
      title: vscode.l10n.t('Figures in the editor'),
    });
    if (chosen === undefined) return;
    const isOfWorkspace = configuration.inspect(SETTING)?.workspaceValue !== undefined;
    const { Workspace, Global } = vscode.ConfigurationTarget;
    await configuration.update(SETTING, chosen.value, isOfWorkspace ? Workspace : Global);
  });
}
