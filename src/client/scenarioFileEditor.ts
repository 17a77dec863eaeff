import * as vscode from 'vscode';
import { SCENARIO_FILE_EDITOR } from './ids';
import type { BreakevenClient } from './languageClient';
import { showPanelPage } from './panelHtml';
import type { SavedScenarios } from './savedScenarios';
import { ScenarioFilePage } from './scenarioFilePage';

/** `*.breakeven.json` in the panel. Undo, the mark of what is not saved, saving and going back are those of any text. */
export function registerScenarioFileEditor(
  context: vscode.ExtensionContext,
  client: BreakevenClient,
  saved: SavedScenarios,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.window.registerCustomEditorProvider(SCENARIO_FILE_EDITOR, {
    resolveCustomTextEditor(document, { webview, onDidDispose }) {
      const page = new ScenarioFilePage(document, webview, client, saved, log);
      onDidDispose(() => page.dispose());
      showPanelPage(webview, context, 'editor');
    },
  });
}
