import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { useWorkbench } from '../support/ui/useWorkbench';

/** What the list of places asks. */
const WHERE = /What it is to hold for/;

describe('the volume of a call', () => {
  const workbench = useWorkbench({ openFile: 'rag_service/answer.py' });

  /** Chooses where it is to hold, and types it. */
  async function answer(place: string, volume: string): Promise<void> {
    const { page, quickInput } = workbench();
    await quickInput.getByPlaceholder(WHERE).waitFor();
    await quickInput.getByRole('option', { name: place }).first().click();
    const input = quickInput.locator('input').first();
    await quickInput.getByText('How often each call runs').waitFor();
    await input.fill(volume);
    await page.keyboard.press('Enter');
    await quickInput.waitFor({ state: 'hidden' });
  }

  const settingsOf = (file: string) => readFile(path.join(workbench().folder, file), 'utf8');

  it('is set from a link of its hover, in a comment beside it', async () => {
    const { editor, quickInput } = workbench();
    await editor.goToLine(54);
    await editor.lens('~$88');
    const hover = await editor.hover('model=ANSWER_MODEL,', 'ANSWER_MODEL', 'Per month');
    await hover.getByRole('link', { name: 'Set volume' }).click();
    await quickInput.getByText('10k requests a month (assumed)').first().waitFor();
    await answer('This Call,', '500/day');
    await editor.goToLine(53);
    await workbench().page.locator('.view-line', { hasText: 'breakeven: requests=500/day' }).waitFor();
    // 15,208 requests of $0.0088725.
    await editor.lens('~$134.9');
  });

  it('is set for the file from the palette, and the call with a comment keeps its own', async () => {
    const { editor, quickInput, page } = workbench();
    await editor.goToLine(54);
    await workbench().runCommand('Breakeven: Set Request Volume');
    await quickInput.getByText('set there now').waitFor();
    assert.equal(await quickInput.getByText('this call keeps its own').count(), 4);
    await answer('All Calls of This File', '20k');
    await editor.goToLine(1);
    await page.locator('.view-line', { hasText: 'breakeven-file: requests=20k' }).waitFor();
    await editor.goToLine(35);
    await editor.lens('~$0.69/mo');
    await editor.goToLine(56);
    await editor.lens('~$134.9');
  });

  it('is set for one call from the tree, as an entry of breakeven.json', async () => {
    const { page, editor } = workbench();
    await workbench().runCommand('Breakeven: Scan Workspace');
    const row = page
      .locator('[aria-label="Calls"] .monaco-list-row', { hasText: 'claude-3-5-haiku' })
      .first();
    await row.click({ button: 'right' });
    await workbench().chooseInMenu('Set Request Volume');
    await answer('This Call, in breakeven.json', '1m');
    await editor.untilOpen('breakeven.json');
    // $9.36 for 10,000.
    await row.filter({ hasText: '$936' }).waitFor();
    const { calls } = JSON.parse(await settingsOf('breakeven.json'));
    assert.deepEqual(Object.keys(calls[0]), ['id', 'requestsPerMonth']);
    assert.equal(calls[0].requestsPerMonth, 1_000_000);
  });

  it('is set for all from the status bar, by keyboard', async () => {
    const { page, quickInput, editor } = workbench();
    await workbench().openFile('support-agent/src/agent.ts');
    await editor.goToLine(48);
    await editor.lens('~$16.14/mo');
    await workbench().runCommand('Breakeven: Show Actions');
    await quickInput.locator('input').first().fill('volume');
    await page.keyboard.press('Enter');
    await quickInput.getByPlaceholder(WHERE).waitFor();
    await quickInput.locator('input').first().fill('settings');
    await page.keyboard.press('Enter');
    await quickInput.getByText('How often each call runs').waitFor();
    await quickInput.locator('input').first().fill('30k');
    await page.keyboard.press('Enter');
    await quickInput.waitFor({ state: 'hidden' });
    await editor.lens('~$48.4');
    const settings = JSON.parse(await settingsOf(path.join('.vscode', 'settings.json')));
    assert.equal(settings['breakeven.requestsPerMonth'], 30_000);
  });
});

describe('the length of an answer', () => {
  const workbench = useWorkbench({ openFile: 'rag_service/answer.py' });

  it('is set from a link of the hover that the keyboard opened', async () => {
    const { editor, page, quickInput } = workbench();
    await editor.goToLine(54);
    await editor.lens('~2.1k + ~350');
    await workbench().runCommand('Show or Focus Hover');
    const hover = page.locator('.monaco-hover:visible .monaco-hover-content', { hasText: 'Per month' });
    await hover.first().waitFor();
    await hover.getByRole('link', { name: 'Set output' }).first().focus();
    await page.keyboard.press('Enter');
    await quickInput.getByRole('option', { name: 'This Call,' }).first().click();
    await quickInput.getByText('How long each answer is').waitFor();
    await quickInput.locator('input').first().fill('120');
    await page.keyboard.press('Enter');
    await quickInput.waitFor({ state: 'hidden' });
    await editor.lens('~2.1k + 120');
  });
});
