import * as vscode from 'vscode';
import { parseVolume } from '../../core/scenario/parseVolume';

export type UsageKey = 'requestsPerMonth' | 'outputTokens';

/** Takes `10000`, `10k`, `1.5m` and, of requests, `500/day`; as it was typed. Undefined when the user gives up. */
export async function askUsage(key: UsageKey, current: number, title?: string): Promise<string | undefined> {
  const isVolume = key === 'requestsPerMonth';
  const asked = isVolume
    ? {
        title: vscode.l10n.t('Requests per month'),
        prompt: vscode.l10n.t('How often each call runs: 10000, 10k, 1.5m, or 500/day'),
        mistake: vscode.l10n.t('Write a number such as 10000, 10k or 500/day.'),
      }
    : {
        title: vscode.l10n.t('Output tokens'),
        prompt: vscode.l10n.t('How long each answer is, in tokens: 300 or 1.2k'),
        mistake: vscode.l10n.t('Write a number of tokens such as 300 or 1.2k.'),
      };
  const answer = await vscode.window.showInputBox({
    title: title ?? asked.title,
    prompt: asked.prompt,
    value: String(current),
    validateInput: (text) => (amountOf(key, text) === undefined ? asked.mistake : undefined),
  });
  return answer?.trim();
}

function amountOf(key: UsageKey, text: string): number | undefined {
  return key === 'outputTokens' && text.includes('/') ? undefined : parseVolume(text);
}

/** A fact about the project, so it goes with the workspace where there is one. */
export async function setInSettings(key: UsageKey, text: string): Promise<void> {
  const { Global, Workspace } = vscode.ConfigurationTarget;
  const target = vscode.workspace.workspaceFolders === undefined ? Global : Workspace;
  await vscode.workspace.getConfiguration('breakeven').update(key, amountOf(key, text), target);
}
