import assert from 'node:assert/strict';
import { Panel } from '../support/ui/panel';
import { useWorkbench } from '../support/ui/useWorkbench';

describe('the network, from the page', () => {
  const workbench = useWorkbench({
    openFile: 'rag_service/answer.py',
    viewport: { width: 1400, height: 1400 },
  });

  it('is not touched by the panel: it loads its own files, and nothing else may be asked for', async () => {
    const { page, editor } = workbench();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.frame().parentFrame() !== null) asked.push(request.url());
    });
    const panel = new Panel(await workbench().openPanel());
    await panel.figure('hosted').waitFor();
    await editor.lens('~2.1k', 30_000).catch(() => undefined);
    const hosts = new Set(asked.map((url) => new URL(url).hostname));
    // VS Code serves a webview's files under names of its own, by a worker of the page.
    for (const host of hosts)
      assert.match(host, /^(?:localhost|.*\.vscode-(?:cdn\.net|resource\.vscode-cdn\.net))?$/);
    assert.ok(
      asked.some((url) => url.includes('webview.js')),
      asked.join('\n'),
    );
    const policy = await panel.frame
      .locator('meta[http-equiv="Content-Security-Policy"]')
      .getAttribute('content', { timeout: 5000 });
    assert.match(policy ?? '', /default-src 'none'/);
    assert.doesNotMatch(policy ?? '', /connect-src/);
  });
});
