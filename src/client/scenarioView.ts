import * as vscode from 'vscode';
import { SCENARIO_VIEW } from './ids';
import { showPanelPage } from './panelHtml';
import type { ScenarioHost } from './scenarioHost';

/** The scenario in the sidebar. The page is rebuilt when shown again and asks for a snapshot, so nothing is kept in memory. */
export function registerScenarioView(
  context: vscode.ExtensionContext,
  scenario: ScenarioHost,
): vscode.Disposable {
  return vscode.window.registerWebviewViewProvider(SCENARIO_VIEW, {
    resolveWebviewView(view) {
      view.onDidDispose(show(view.webview, context, scenario, 'sidebar'));
    },
  });
}

/** The same page as an editor tab. */
export function openScenarioEditor(context: vscode.ExtensionContext, scenario: ScenarioHost): void {
  const panel = vscode.window.createWebviewPanel(
    SCENARIO_VIEW,
    vscode.l10n.t('Scenario'),
    vscode.ViewColumn.Active,
  );
  panel.iconPath = vscode.Uri.joinPath(context.extensionUri, 'media', 'breakeven.svg');
  panel.onDidDispose(show(panel.webview, context, scenario, 'editor'));
}

function show(
  webview: vscode.Webview,
  context: vscode.ExtensionContext,
  scenario: ScenarioHost,
  place: 'sidebar' | 'editor',
): () => void {
  const attached = scenario.attach(webview);
  showPanelPage(webview, context, place);
  return () => attached.dispose();
}
