import type { Page } from 'playwright-core';

/**
 * Has the workbench's page run the extension that is served on a port of this machine, in a worker of the browser.
 * @param tests Module of the extension's folder that is then run in that worker.
 */
export async function runInBrowser(
  page: Page,
  workbench: string,
  extensionPort: number,
  tests?: string,
): Promise<void> {
  // A Chromium that does not know the permission does not ask for it either.
  await page
    .context()
    .grantPermissions(['local-network-access'])
    .catch(() => undefined);
  await page.route(
    (url) => url.origin === workbench && url.pathname === '/',
    async (route) => {
      const answer = await route.fetch();
      const { 'content-security-policy': _, ...headers } = answer.headers();
      await route.fulfill({
        response: answer,
        headers,
        body: withExtension(await answer.text(), extensionPort, tests),
      });
    },
  );
}

/** The page carries the workbench's configuration as JSON in an attribute. */
function withExtension(html: string, extensionPort: number, tests: string | undefined): string {
  const place = (path: string) => ({ scheme: 'http', authority: `localhost:${extensionPort}`, path });
  const developmentOptions = {
    extensions: [place('/')],
    ...(tests === undefined ? {} : { extensionTestsPath: place(`/${tests}`) }),
  };
  const attribute = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/;
  if (!attribute.test(html)) throw new Error('The page has no configuration of the workbench.');
  return html.replace(attribute, (_, before: string, escaped: string) => {
    const settings = JSON.parse(escaped.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
    const changed = JSON.stringify({ ...settings, developmentOptions });
    return `${before}${changed.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  });
}
