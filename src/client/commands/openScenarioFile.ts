import * as vscode from 'vscode';
import { COMMANDS } from '../ids';
import type { BreakevenClient } from '../languageClient';
import type { Panels } from '../panels';
import { registerCommand } from './run';

/** What it takes to choose and to write scenario files is evaluated with the first command that does. */
export function registerOpenScenarioFile(
  client: BreakevenClient,
  panels: Panels,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const create = async () => {
    const scenario = await panels.scenario();
    const { createScenarioFile } = await import('../scenarioFileChoice');
    await createScenarioFile(client, scenario);
  };
  return vscode.Disposable.from(
    registerCommand(COMMANDS.openScenarioFile, log, async (uri) => {
      const { openScenarioFile } = await import('../scenarioFiles');
      const { chooseScenarioFile } = await import('../scenarioFileChoice');
      await (uri instanceof vscode.Uri ? openScenarioFile(uri) : chooseScenarioFile(create));
    }),
    registerCommand(COMMANDS.newScenarioFile, log, create),
    registerCommand(COMMANDS.openScenarioText, log, async (uri) => {
      const shown = uri instanceof vscode.Uri ? uri : activeFile();
      if (shown !== undefined) await vscode.commands.executeCommand('vscode.openWith', shown, 'default');
    }),
  );
}

function activeFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
