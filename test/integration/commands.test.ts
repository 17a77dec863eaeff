import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, lensTitles, openFile, until } from '../support/integration/vscode';

describe('commands', () => {
  afterEach(closeAll);

  it('open the panel, on a call too, and take an id that does not exist', async () => {
    await vscode.commands.executeCommand('breakeven.openScenario');
    await vscode.commands.executeCommand('breakeven.showItem', 'rag_service/answer.py#no-such-call');
    await vscode.commands.executeCommand('breakeven.showItem', { not: 'an id' });
  });

  it('open the scenario as an editor tab', async () => {
    await vscode.commands.executeCommand('breakeven.openScenarioInEditor');
    const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await until(
      tabs,
      (all) =>
        all.some(({ label, input }) => label === 'Scenario' && input instanceof vscode.TabInputWebview),
      'a tab',
    );
  });

  it('are what a lens runs, with the id of its call', async () => {
    const document = await openFile('rag_service', 'answer.py');
    await until(
      () => lensTitles(document),
      (all) => all.length === 4,
      'lenses',
    );
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    const ids = lenses.map(({ command }) => command?.arguments?.[0]);
    assert.ok(
      ids.includes('rag_service/answer.py#HandbookAnswerer.answer.chat.completions.create'),
      ids.join(', '),
    );
    assert.equal(new Set(ids).size, 4);
  });
});
