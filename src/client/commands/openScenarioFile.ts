import * as vscode from 'vscode';
import { panelPassedOnSchema, REQUESTS } from '../../protocol/requests';
import { COMMANDS } from '../ids';
import type { BreakevenClient } from '../languageClient';
import {
  openScenarioFile,
  pickScenarioFile,
  scenarioFilesOfWorkspace,
  writeScenarioFile,
} from '../scenarioFiles';
import type { ScenarioHost } from '../scenarioHost';
import { registerCommand } from './run';

type Choice = vscode.QuickPickItem & { readonly open: () => Promise<void> };

/** Scenario files: those of the workspace, any other, and a new one of what the Scenario view shows. */
export function registerOpenScenarioFile(
  client: BreakevenClient,
  scenario: ScenarioHost,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const create = async () => {
    const params = { ...scenario.shown(), selectedWorkloadId: null };
    const content = await client.request(REQUESTS.panelSnapshot, params, panelPassedOnSchema);
    await writeScenarioFile(content.scenario);
  };
  return vscode.Disposable.from(
    registerCommand(COMMANDS.openScenarioFile, log, (uri) =>
      uri instanceof vscode.Uri ? openScenarioFile(uri) : choose(create),
    ),
    registerCommand(COMMANDS.newScenarioFile, log, create),
    registerCommand(COMMANDS.openScenarioText, log, async (uri) => {
      const shown = uri instanceof vscode.Uri ? uri : activeFile();
      if (shown !== undefined) await vscode.commands.executeCommand('vscode.openWith', shown, 'default');
    }),
  );
}

async function choose(create: () => Promise<void>): Promise<void> {
  const files = await scenarioFilesOfWorkspace();
  const browse = async () => {
    const uri = await pickScenarioFile(vscode.l10n.t('Open scenario file'));
    if (uri !== undefined) await openScenarioFile(uri);
  };
  const choices: Choice[] = [
    ...files.map((uri) => ({
      label: vscode.workspace.asRelativePath(uri),
      iconPath: new vscode.ThemeIcon('graph-line'),
      open: () => openScenarioFile(uri),
    })),
    {
      label: vscode.l10n.t('New file from the current scenario…'),
      iconPath: new vscode.ThemeIcon('new-file'),
      open: create,
    },
    { label: vscode.l10n.t('Browse…'), iconPath: new vscode.ThemeIcon('folder-opened'), open: browse },
  ];
  const title = vscode.l10n.t('Open scenario file');
  await (await vscode.window.showQuickPick(choices, { title }))?.open();
}

function activeFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
