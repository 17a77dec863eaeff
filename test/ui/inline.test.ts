import assert from 'node:assert/strict';
import { Panel } from '../support/ui/panel';
import { useWorkbench } from '../support/ui/useWorkbench';

const FIGURES = /~\$[\d.]+ a call · ~\$[\d.,]+\/mo API · ~\$[\d,]+\/mo self-hosted/;

describe('figures in the editor', () => {
  const workbench = useWorkbench({ openFile: 'rag_service/answer.py' });

  it('stand above a call: model, tokens, call, month on both sides', async () => {
    const { editor } = workbench();
    await editor.goToLine(54);
    const lens = await editor.lens('~2.1k');
    const text = ((await lens.textContent()) ?? '').replaceAll('\u00a0', ' ');
    assert.match(text, /^gpt-4o · /);
    assert.match(text, FIGURES);
  });

  it('open into their parts on hover', async () => {
    const { editor } = workbench();
    const hover = await editor.hover('model=ANSWER_MODEL,', 'ANSWER_MODEL', 'Per month');
    const text = ((await hover.textContent()) ?? '').replaceAll('\u00a0', ' ');
    for (const part of [
      'gpt-4o',
      'Self-hosted',
      'Break-even',
      'as of 20',
      'genai-prices',
      'System text',
      'Framing',
    ])
      assert.ok(text.includes(part), `no "${part}" in: ${text}`);
  });

  it('are summed up in the status bar, which counts a selection too', async () => {
    const { editor, page } = workbench();
    const month = workbench().statusBarItem('/mo');
    await month.waitFor();
    assert.match((await month.textContent()) ?? '', /\$[\d.,]+\/mo/);
    await editor.goToLine(11);
    await page.keyboard.press('Shift+End');
    await workbench().statusBarItem('tokens').waitFor();
    await page.keyboard.press('ArrowLeft');
    await month.waitFor();
  });

  it('lead to the panel on that call with a click', async () => {
    const { editor } = workbench();
    await editor.goToLine(33);
    await (await editor.lens('gpt-4o-mini')).click();
    const panel = new Panel(workbench().webview());
    await panel.figure('api').waitFor();
    assert.match(await panel.compared, /rewrite\.chat\.completions\.create$/);
    assert.match((await panel.figure('api').textContent()) ?? '', /\$0\.\d\d a month/);
  });

  it('follow what is typed', async () => {
    const { editor, page } = workbench();
    await editor.goToLine(9);
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await editor.goToLine(54);
    await editor.lens('~$57');
  });

  it('change by what a click on the status bar offers, which the keyboard reaches too', async () => {
    const { page, quickInput } = workbench();
    await workbench().statusBarItem('/mo').click();
    for (const action of ['Compare Models', 'Set Request Volume', 'Open Scenario', 'Count Tokens'])
      await quickInput.locator('.monaco-list-row', { hasText: action }).waitFor();
    await quickInput.locator('input').first().fill('inline');
    await page.keyboard.press('Enter');
    await quickInput.getByRole('option', { name: 'Not at all', exact: true }).click();
    await page.locator('.codelens-decoration').first().waitFor({ state: 'detached' });
  });
});
