import * as vscode from 'vscode';
import { COMMANDS, SCENARIO_VIEW } from '../ids';
import type { ScenarioHost } from '../scenarioHost';

/** What a click on a lens or a hover's link does: the panel, on that call. The id comes from outside and is only looked up. */
export function registerShowItem(scenario: ScenarioHost): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.showItem, async (id: unknown) => {
    if (typeof id === 'string') scenario.select(id);
    await vscode.commands.executeCommand(`${SCENARIO_VIEW}.focus`);
  });
}
