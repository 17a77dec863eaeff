import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Panel } from '../support/ui/panel';
import { useWorkbench } from '../support/ui/useWorkbench';

describe('the palette', () => {
  const workbench = useWorkbench({ openFile: 'support-agent/src/agent.ts' });

  it('estimates the month: asks for the volume alone, answers in one sentence, opens the report', async () => {
    const { page, quickInput } = workbench();
    await workbench().runCommand('Breakeven: Estimate Monthly Cost');
    const input = quickInput.locator('input').first();
    await quickInput.getByText('How often each call runs').waitFor();
    await input.fill('many');
    await quickInput.getByText('Write a number').waitFor();
    await input.fill('20k');
    await page.keyboard.press('Enter');
    const answer = workbench().notification('a month');
    await answer.waitFor();
    assert.match(
      (await answer.textContent()) ?? '',
      /about \$[\d.,]+ a month on the API, without 2 that have no known price/,
    );
    const settings = await readFile(path.join(workbench().folder, '.vscode', 'settings.json'), 'utf8');
    assert.equal(JSON.parse(settings)['breakeven.requestsPerMonth'], 20_000);
    await answer.getByText('Show Report').click();
    await page
      .locator('.tab', { hasText: /Untitled|Preview/ })
      .first()
      .waitFor();
  });

  it('does not ask again for what is set', async () => {
    const { page } = workbench();
    await page.keyboard.press('Escape');
    await workbench().runCommand('Breakeven: Estimate Monthly Cost');
    const answer = workbench().notification('a month').last();
    await answer.getByText('Open Scenario').click();
    // The report's preview is the first webview.
    const panel = new Panel(workbench().webview(1));
    await panel.figure('api').waitFor();
  });

  it('opens the scenario as an editor tab', async () => {
    const { page } = workbench();
    await workbench().runCommand('Breakeven: Open Scenario in Editor');
    await page.locator('.tab', { hasText: 'Scenario' }).waitFor();
  });

  it('opens the walkthrough', async () => {
    const { page } = workbench();
    await workbench().runCommand('Breakeven: Open Walkthrough');
    await page.getByText('See what this workspace costs a month').first().waitFor();
    await page.locator('.monaco-button', { hasText: 'Estimate Monthly Cost' }).waitFor();
  });
});
