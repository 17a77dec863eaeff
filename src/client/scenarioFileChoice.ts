import * as vscode from 'vscode';
import { panelPassedOnSchema } from '../protocol/panelRequests';
import { REQUESTS } from '../protocol/requestNames';
import type { BreakevenClient } from './languageClient';
import {
  openScenarioFile,
  pickScenarioFile,
  scenarioFilesOfWorkspace,
  writeScenarioFile,
} from './scenarioFiles';
import type { ScenarioHost } from './scenarioHost';

type Choice = vscode.QuickPickItem & { readonly open: () => Promise<void> };

/** Writes what the Scenario view shows to a file of the user's choice. */
export async function createScenarioFile(client: BreakevenClient, scenario: ScenarioHost): Promise<void> {
  const params = { ...scenario.shown(), selectedWorkloadId: null };
  const content = await client.request(REQUESTS.panelSnapshot, params, panelPassedOnSchema);
  await writeScenarioFile(content.scenario);
}

/** Scenario files: those of the workspace, any other, and a new one. */
export async function chooseScenarioFile(create: () => Promise<void>): Promise<void> {
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
