import * as vscode from 'vscode';
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

const PER_MONTH: Readonly<Record<string, number>> = { hour: 730, day: 730 / 24, week: 730 / 168, month: 1 };
const FACTOR: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, b: 1e9 };

export function parseVolume(text: string): number | undefined {
  const match = /^\s*(\d[\d_,]*(?:\.\d+)?)\s*([kmb]?)\s*(?:\/\s*(hour|day|week|month))?\s*$/i.exec(text);
  if (match === null) return undefined;
  const [, digits = '', factor = '', unit = 'month'] = match;
  const requests = Number(digits.replace(/[_,]/g, '')) * (FACTOR[factor.toLowerCase()] ?? 1);
  const volume = Math.round(requests * (PER_MONTH[unit.toLowerCase()] ?? 1));
  return volume <= 1e12 ? volume : undefined;
}
