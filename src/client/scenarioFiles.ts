/** Scenarios as files, `<name>.breakeven.json`: the form that the command line takes too. */

import * as vscode from 'vscode';
import type { Scenario } from '../core/scenario/scenario';
import { MOST_SCENARIO_TEXT, problemsText, readScenarioText } from '../core/scenario/scenarioText';
import { SCENARIO_FILE_EDITOR } from './ids';
import { replaceFile } from './replaceFile';

const SUFFIX = '.breakeven.json';

/** No list is longer. */
const MOST_FILES = 1000;

/** Asks where to, and opens what was written; nothing is when the user turns back. */
export async function writeScenarioFile(scenario: Scenario): Promise<void> {
  const name = scenario.name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'scenario';
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = `${name.toLowerCase()}${SUFFIX}`;
  const uri = await vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, file) }),
    filters: { [vscode.l10n.t('Breakeven scenario')]: ['json'] },
    title: vscode.l10n.t('Export scenario'),
  });
  if (uri === undefined) return;
  const text = `${JSON.stringify(scenario, null, 2)}\n`;
  try {
    await replaceFile(vscode.workspace.fs, uri, uri.with({ path: `${uri.path}.part` }), text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} could not be written: {1}', vscode.workspace.asRelativePath(uri), reason),
    );
    return;
  }
  await openScenarioFile(uri);
}

/** In the editor for scenarios, whatever the file is called. */
export async function openScenarioFile(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, SCENARIO_FILE_EDITOR);
}

/** Those of the workspace, by name. */
export async function scenarioFilesOfWorkspace(): Promise<vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(`**/?*${SUFFIX}`, '**/node_modules/**', MOST_FILES);
  return found.sort((a, b) => a.path.localeCompare(b.path, 'en'));
}

/** Asks which. */
export async function pickScenarioFile(title: string): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    canSelectMany: false,
    filters: { [vscode.l10n.t('Breakeven scenario')]: ['json'] },
    title,
  });
  return picked?.[0];
}

/** Asks which. Null when the user turns back, or when the file is no scenario, which a message then explains. */
export async function readScenarioFile(): Promise<Scenario | null> {
  const uri = await pickScenarioFile(vscode.l10n.t('Import scenario'));
  if (uri === undefined) return null;
  const { scenario, problem } = await scenarioIn(uri);
  if (scenario !== null) return scenario;
  void vscode.window.showErrorMessage(
    vscode.l10n.t('{0} is not a scenario: {1}', vscode.workspace.asRelativePath(uri), problem),
  );
  return null;
}

/** What a file holds, with a name, or why it is no scenario. */
export async function scenarioIn(uri: vscode.Uri): Promise<{ scenario: Scenario | null; problem: string }> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MOST_SCENARIO_TEXT) return { scenario: null, problem: vscode.l10n.t('it is too large') };
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const { scenario, problems } = readScenarioText(text);
    if (scenario !== null) return { scenario: named(scenario, uri), problem: '' };
    return { scenario: null, problem: problemsText(problems) };
  } catch (error) {
    return { scenario: null, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** A file that gives no name of its own lends its own. */
function named(scenario: Scenario, uri: vscode.Uri): Scenario {
  const file = baseName(uri);
  const name = scenario.name.trim() === '' || scenario.name === 'Default' ? stem(file) : scenario.name.trim();
  return { ...scenario, name: name.slice(0, 90) };
}

export function baseName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function stem(file: string): string {
  return file.endsWith(SUFFIX) ? file.slice(0, -SUFFIX.length) : file.replace(/\.json$/, '');
}
