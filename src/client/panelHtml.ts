import * as vscode from 'vscode';
import { type PanelPage, panelPage } from './panelPage';

/** Loads the panel's page into a webview, which may load from the folder of our bundles alone; the page then says that it is ready. */
export function showPanelPage(
  webview: vscode.Webview,
  { extensionUri }: vscode.ExtensionContext,
  place: PanelPage['place'],
): void {
  const assets = vscode.Uri.joinPath(extensionUri, 'dist');
  webview.options = { enableScripts: true, localResourceRoots: [assets] };
  webview.html = panelHtml(webview, assets, place);
}

function panelHtml(webview: vscode.Webview, assets: vscode.Uri, place: PanelPage['place']): string {
  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(assets, name)).toString();
  return panelPage({
    cspSource: webview.cspSource,
    language: vscode.env.language,
    title: vscode.l10n.t('Scenario'),
    style: file('webview.css'),
    script: file('webview.js'),
    place,
  });
}
