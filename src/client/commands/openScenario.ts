import * as vscode from 'vscode';
import { COMMANDS, SCENARIO_VIEW } from '../ids';
import type { Panels } from '../panels';
import { openScenarioEditor } from '../scenarioView';

export function registerOpenScenario(context: vscode.ExtensionContext, panels: Panels): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(COMMANDS.openScenario, () =>
      vscode.commands.executeCommand(`${SCENARIO_VIEW}.focus`),
    ),
    vscode.commands.registerCommand(COMMANDS.openScenarioInEditor, () => openScenarioEditor(context, panels)),
  );
}
