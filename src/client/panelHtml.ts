import * as vscode from 'vscode';
import { type PanelPage, panelPage } from './panelPage';

/** A view, a panel or a custom editor. */
type Shown = Pick<vscode.WebviewView, 'webview'> & { readonly onDidDispose: vscode.Event<void> };

/** Fills it with the panel's page once there is someone who hears the page, which tells only once that it is ready. */
export async function showPanel(
  { webview, onDidDispose }: Shown,
  context: vscode.ExtensionContext,
  place: PanelPage['place'],
  attached: Promise<vscode.Disposable>,
): Promise<void> {
  let isGone = false;
  onDidDispose(() => {
    isGone = true;
    void attached.then((listener) => listener.dispose());
  });
  await attached;
  if (!isGone) showPanelPage(webview, context, place);
}

/** Loads the panel's page into a webview, which may load from the folder of our bundles alone; the page then says that it is ready. */
function showPanelPage(
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
