import * as vscode from 'vscode';
import { SCENARIO_VIEW } from './ids';
import { showPanel } from './panelHtml';
import type { Panels } from './panels';

/** The scenario in the sidebar. The page is rebuilt when shown again and asks for a snapshot, so nothing is kept in memory. */
export function registerScenarioView(context: vscode.ExtensionContext, panels: Panels): vscode.Disposable {
  return vscode.window.registerWebviewViewProvider(SCENARIO_VIEW, {
    resolveWebviewView: (view) => showPanel(view, context, 'sidebar', attached(view.webview, panels)),
  });
}

/** The same page as an editor tab. */
export async function openScenarioEditor(context: vscode.ExtensionContext, panels: Panels): Promise<void> {
  const panel = vscode.window.createWebviewPanel(
    SCENARIO_VIEW,
    vscode.l10n.t('Scenario'),
    vscode.ViewColumn.Active,
  );
  panel.iconPath = vscode.Uri.joinPath(context.extensionUri, 'media', 'breakeven.svg');
  await showPanel(panel, context, 'editor', attached(panel.webview, panels));
}

async function attached(webview: vscode.Webview, panels: Panels): Promise<vscode.Disposable> {
  return (await panels.scenario()).attach(webview);
}
