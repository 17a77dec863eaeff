import * as vscode from 'vscode';
import { REQUESTS } from '../../protocol/requestNames';
import { COMMANDS } from '../ids';
import type { BreakevenClient } from '../languageClient';
import { isWeekOld } from '../weekly';
import { registerCommand } from './run';

const SETTING = 'priceUpdates';
const ASKED_AT = 'breakeven.pricesAskedAt';

/** Fetches the published prices when told to, and weekly where the user's own setting says so. Nothing else of the extension opens a connection. */
export function registerRefreshPrices(
  client: BreakevenClient,
  state: vscode.Memento,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const refresh = async () => {
    await state.update(ASKED_AT, Date.now());
    return client.request(REQUESTS.refreshPrices, {}, 'pricesRefreshedSchema');
  };
  if (setting() === 'weekly' && isWeekOld(state.get<unknown>(ASKED_AT), Date.now()))
    refresh().then(
      ({ message }) => log.info(message),
      (error: unknown) => log.warn(String(error)),
    );
  return registerCommand(COMMANDS.refreshPrices, log, async () => {
    if (setting() === 'off' && !(await consent())) return;
    const { failed, message } = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Breakeven: fetching prices') },
      refresh,
    );
    const show = failed ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
    void show(message);
  });
}

function setting(): string | undefined {
  return vscode.workspace.getConfiguration('breakeven').get<string>(SETTING);
}

/** Asked once: the answer is the setting, which no workspace can give. */
async function consent(): Promise<boolean> {
  const choices = [
    {
      label: vscode.l10n.t('Fetch When I Ask'),
      detail: vscode.l10n.t('Now, and whenever you run this command'),
      value: 'manual',
    },
    {
      label: vscode.l10n.t('Fetch Weekly'),
      detail: vscode.l10n.t('Now, and once a week as a window opens'),
      value: 'weekly',
    },
  ];
  const chosen = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Fetch model prices from raw.githubusercontent.com?'),
    placeHolder: vscode.l10n.t('From the genai-prices project. Nothing of your code or settings is sent.'),
  });
  if (chosen === undefined) return false;
  await vscode.workspace
    .getConfiguration('breakeven')
    .update(SETTING, chosen.value, vscode.ConfigurationTarget.Global);
  return true;
}
