import * as vscode from 'vscode';
import { COMMANDS, SCENARIO_VIEW } from '../ids';
import type { Panels } from '../panels';

/** What a click on a lens or a hover's link does: the panel, on that call. The id comes from outside and is only looked up. */
export function registerShowItem(panels: Panels): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.showItem, async (id: unknown) => {
    if (typeof id === 'string') (await panels.scenario()).select(id);
    await vscode.commands.executeCommand(`${SCENARIO_VIEW}.focus`);
  });
}
