import * as vscode from 'vscode';
import { COMMANDS, EXTENSION_ID, WALKTHROUGH } from '../ids';

/** The first steps, as the editor shows them once to those who install the extension. */
export function registerOpenWalkthrough(): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.openWalkthrough, () =>
    vscode.commands.executeCommand('workbench.action.openWalkthrough', `${EXTENSION_ID}#${WALKTHROUGH}`),
  );
}
