import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { SCENARIO_FILE_EDITOR } from '../../src/client/ids';
import { eventually } from '../support/integration/actions';
import { closeAll } from '../support/integration/vscode';

describe('a scenario file in an editor', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'breakeven-plans-'));
  });
  afterEach(closeAll);
  after(() => rm(folder, { recursive: true, force: true }));

  async function written(name: string): Promise<vscode.Uri> {
    const file = path.join(folder, name);
    await writeFile(file, '{}\n');
    return vscode.Uri.file(file);
  }

  const input = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input;

  /** The kind of tab that a file opens in. */
  async function opened(uri: vscode.Uri): Promise<string> {
    await vscode.commands.executeCommand('vscode.open', uri);
    let kind = '';
    await eventually(() => {
      const shown = input();
      assert.ok(shown instanceof vscode.TabInputCustom || shown instanceof vscode.TabInputText);
      assert.equal(shown.uri.path, uri.path);
      kind = shown instanceof vscode.TabInputCustom ? shown.viewType : 'text';
    });
    return kind;
  }

  it('is the panel, which the settings of a folder are not', async () => {
    assert.equal(await opened(await written('plan.breakeven.json')), SCENARIO_FILE_EDITOR);
    assert.equal(await opened(await written('breakeven.json')), 'text');
    assert.equal(await opened(await written('.breakeven.json')), 'text');
  });

  it('is text when told so, and the panel again', async () => {
    const uri = await written('plan.breakeven.json');
    await opened(uri);
    await vscode.commands.executeCommand('breakeven.openScenarioText');
    await eventually(() => assert.ok(input() instanceof vscode.TabInputText));
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'jsonc');
    await vscode.commands.executeCommand('breakeven.openScenarioFile', uri);
    await eventually(() => assert.ok(input() instanceof vscode.TabInputCustom));
  });

  it('stays text where it is compared with what git has', async () => {
    const uri = await written('plan.breakeven.json');
    const old = uri.with({ scheme: 'git', query: JSON.stringify({ path: uri.fsPath, ref: 'HEAD' }) });
    await vscode.commands.executeCommand('vscode.diff', old, uri, 'plan');
    await eventually(() => assert.ok(input() instanceof vscode.TabInputTextDiff));
  });
});
