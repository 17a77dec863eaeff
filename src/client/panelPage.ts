/** What the panel's page needs of the editor that shows it. */
export interface PanelPage {
  /** Where the webview may load our files from, as the editor writes it for a policy. */
  readonly cspSource: string;
  readonly language: string;
  readonly title: string;
  readonly style: string;
  readonly script: string;
  /** What is around the page, and so the colour under it. */
  readonly place: 'sidebar' | 'editor';
}

/**
 * An empty body for the bundle. Nothing but our script and style may load, from nowhere else, and no data is in the page: they
 * come as messages. The script is let in by a mark of this one page, which nobody can know before.
 */
export function panelPage({ cspSource, language, title, style, script, place }: PanelPage): string {
  const nonce = crypto.randomUUID();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="stylesheet" href="${style}">
  </head>
  <body data-place="${place}">
    <main id="app"></main>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>`;
}
