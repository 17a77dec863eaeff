import * as vscode from 'vscode';
import { SCENARIO_FILE_EDITOR } from './ids';
import { showPanel } from './panelHtml';
import type { Panels } from './panels';

/** `*.breakeven.json` in the panel. Undo, the mark of what is not saved, saving and going back are those of any text. */
export function registerScenarioFileEditor(
  context: vscode.ExtensionContext,
  panels: Panels,
): vscode.Disposable {
  return vscode.window.registerCustomEditorProvider(SCENARIO_FILE_EDITOR, {
    resolveCustomTextEditor: (document, panel) =>
      showPanel(panel, context, 'editor', panels.attachFile(document, panel.webview)),
  });
}
