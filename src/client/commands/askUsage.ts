import * as vscode from 'vscode';
import { parseVolume } from '../../core/scenario/parseVolume';
import type { UsageTarget } from '../../protocol/requests';

/** Takes `10000`, `10k`, `1.5m` and, of requests, `500/day`; as it was typed. Undefined when the user gives up. */
export async function askUsage(
  target: UsageTarget,
  current: number,
  title?: string,
): Promise<string | undefined> {
  const isVolume = target === 'requestsPerMonth';
  const asked = isVolume
    ? {
        title: vscode.l10n.t('Requests per month'),
        prompt: vscode.l10n.t('How often each call runs: 10000, 10k, 1.5m, or 500/day'),
        mistake: vscode.l10n.t('Write a number such as 10000, 10k or 500/day.'),
      }
    : {
        title: vscode.l10n.t('Tokens'),
        prompt:
          target === 'outputTokens'
            ? vscode.l10n.t('How long each answer is, in tokens: 300 or 1.2k')
            : vscode.l10n.t('How long {0} is, in tokens: 300 or 1.2k', target.variable),
        mistake: vscode.l10n.t('Write a number of tokens such as 300 or 1.2k.'),
      };
  const answer = await vscode.window.showInputBox({
    title: title ?? asked.title,
    prompt: asked.prompt,
    value: String(current),
    validateInput: (text) => (amountOf(target, text) === undefined ? asked.mistake : undefined),
  });
  return answer?.trim();
}

function amountOf(target: UsageTarget, text: string): number | undefined {
  return target !== 'requestsPerMonth' && text.includes('/') ? undefined : parseVolume(text);
}

/** A fact about the project, so it goes with the workspace where there is one. */
export async function setInSettings(target: UsageTarget, text: string): Promise<void> {
  const { Global, Workspace } = vscode.ConfigurationTarget;
  const scope = vscode.workspace.workspaceFolders === undefined ? Global : Workspace;
  const configuration = vscode.workspace.getConfiguration('breakeven');
  const amount = amountOf(target, text);
  if (typeof target === 'string') return configuration.update(target, amount, scope);
  const sizes = { ...configuration.get<object>('variableTokens'), [target.variable]: amount };
  await configuration.update('variableTokens', sizes, scope);
}
