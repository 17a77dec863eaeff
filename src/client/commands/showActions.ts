import * as vscode from 'vscode';
import { COMMANDS } from '../ids';
import { registerCommand } from './run';

interface Action extends vscode.QuickPickItem {
  readonly command: string;
}

/** What a click on the status bar offers, and the palette too: all that changes the figures shown there, and where they are explained. */
export function registerShowActions(log: vscode.LogOutputChannel): vscode.Disposable {
  return registerCommand(COMMANDS.showActions, log, async () => {
    const chosen = await vscode.window.showQuickPick(actions(), {
      title: vscode.l10n.t('Breakeven'),
      placeHolder: vscode.l10n.t('What to change or to open'),
      matchOnDetail: true,
    });
    if (chosen !== undefined) await vscode.commands.executeCommand(chosen.command);
  });
}

/** With text selected, its tokens come first: they are what the status bar then shows. */
function actions(): Action[] {
  const isSelected = vscode.window.activeTextEditor?.selections.some(({ isEmpty }) => !isEmpty) === true;
  const count = countAction(isSelected);
  const others: Action[] = [
    {
      label: `$(arrow-swap) ${vscode.l10n.t('Compare Models for This Call')}`,
      detail: vscode.l10n.t(
        'What the call at the cursor would cost with another model; the chosen one is written',
      ),
      command: COMMANDS.compareModels,
    },
    {
      label: `$(pulse) ${vscode.l10n.t('Set Request Volume')}`,
      detail: vscode.l10n.t('Requests a month of the call at the cursor, of its file, or of all'),
      command: COMMANDS.setRequestVolume,
    },
    {
      label: `$(output) ${vscode.l10n.t('Set Output Tokens')}`,
      detail: vscode.l10n.t('Length of the answers to the call at the cursor, or to all'),
      command: COMMANDS.setOutputTokens,
    },
    {
      label: `$(eye) ${vscode.l10n.t('Set Inline Style')}`,
      detail: vscode.l10n.t('Figures above the call, at the end of its line, or not at all'),
      command: COMMANDS.setInlineStyle,
    },
    {
      label: `$(graph-line) ${vscode.l10n.t('Open Scenario')}`,
      detail: vscode.l10n.t('The API against your own GPU'),
      command: COMMANDS.openScenario,
    },
  ];
  return isSelected ? [count, ...others] : [...others, count];
}

function countAction(isSelected: boolean): Action {
  return {
    label: `$(symbol-numeric) ${vscode.l10n.t('Count Tokens')}`,
    detail: isSelected ? vscode.l10n.t('Of the selection') : vscode.l10n.t('Of the whole document'),
    command: COMMANDS.countTokens,
  };
}
