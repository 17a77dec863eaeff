import assert from 'node:assert/strict';
import { Panel } from '../support/ui/panel';
import { useWorkbench } from '../support/ui/useWorkbench';

const FIGURES = /~\$[\d.]+ a call · ~\$[\d.,]+\/mo API · ~\$[\d,]+\/mo self-hosted/;

describe('the extension in a browser', () => {
  const workbench = useWorkbench({
    openFile: 'rag_service/answer.py',
    viewport: { width: 1400, height: 1400 },
  });

  it('has its figures above a call', async () => {
    const { editor } = workbench();
    await editor.goToLine(54);
    const lens = await editor.lens('~2.1k', 60_000);
    const text = ((await lens.textContent()) ?? '').replaceAll('\u00a0', ' ');
    assert.match(text, /^gpt-4o · /);
    assert.match(text, FIGURES);
  });

  it('opens them into their parts on hover', async () => {
    const hover = await workbench().editor.hover('model=ANSWER_MODEL,', 'ANSWER_MODEL', 'Per month');
    const text = ((await hover.textContent()) ?? '').replaceAll('\u00a0', ' ');
    for (const part of ['gpt-4o', 'Self-hosted', 'Break-even', 'genai-prices'])
      assert.ok(text.includes(part), `no "${part}" in: ${text}`);
  });

  it('compares all calls of the workspace in the panel', async () => {
    const panel = new Panel(await workbench().openPanel());
    await panel.figure('hosted').waitFor();
    assert.match((await panel.figure('api').textContent()) ?? '', /^at least ~\$[\d.,]+ a month$/);
    assert.match((await panel.chart.locator('desc').textContent()) ?? '', /Break-even at/);
  });
});
