import * as vscode from 'vscode';

/** The panel's page: an empty body for the bundle. Nothing but our script and style may load, and no data is in the page. */
export function panelHtml(webview: vscode.Webview, assets: vscode.Uri): string {
  const nonce = crypto.randomUUID();
  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(assets, name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${vscode.l10n.t('Scenario')}</title>
    <link rel="stylesheet" href="${file('webview.css')}">
  </head>
  <body>
    <main id="app"></main>
    <script nonce="${nonce}" src="${file('webview.js')}"></script>
  </body>
</html>`;
}
