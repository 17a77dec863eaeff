import * as vscode from 'vscode';
import { parseVolume } from '../../core/scenario/parseVolume';
import { COMMANDS } from '../ids';

/** Asks for the requests a month of this workspace's calls and stores them in its settings. */
export function registerSetRequestVolume(): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.setRequestVolume, async () => {
    const configuration = vscode.workspace.getConfiguration('breakeven');
    const volume = await askRequestVolume(configuration.get<number>('requestsPerMonth') ?? 10_000);
    if (volume === undefined) return;
    await configuration.update('requestsPerMonth', volume, volumeTarget());
  });
}

/** The volume is a fact about the project, so it goes with the workspace where there is one. */
export function volumeTarget(): vscode.ConfigurationTarget {
  return vscode.workspace.workspaceFolders === undefined
    ? vscode.ConfigurationTarget.Global
    : vscode.ConfigurationTarget.Workspace;
}

/** Takes `10000`, `10k`, `1.5m` and `500/day`; undefined when the user gives up. */
export async function askRequestVolume(current: number): Promise<number | undefined> {
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t('Requests per month'),
    prompt: vscode.l10n.t('How often each call runs: 10000, 10k, 1.5m, or 500/day'),
    value: String(current),
    validateInput: (text) =>
      parseVolume(text) === undefined
        ? vscode.l10n.t('Write a number such as 10000, 10k or 500/day.')
        : undefined,
  });
  return answer === undefined ? undefined : parseVolume(answer);
}
