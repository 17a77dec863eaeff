import * as vscode from 'vscode';
import { panelPage } from './panelPage';

/** The panel's page for a webview, which may load from the folder of our bundles alone. */
export function panelHtml(webview: vscode.Webview, assets: vscode.Uri): string {
  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(assets, name)).toString();
  return panelPage({
    cspSource: webview.cspSource,
    language: vscode.env.language,
    title: vscode.l10n.t('Scenario'),
    style: file('webview.css'),
    script: file('webview.js'),
  });
}
