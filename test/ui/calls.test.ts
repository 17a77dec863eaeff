import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { useWorkbench } from '../support/ui/useWorkbench';

/** What the command line says of the same files. */
function scanned(folder: string): { count: number; month: string } {
  const { stdout } = spawnSync(process.execPath, [path.resolve('dist/cli.js'), 'scan', folder], {
    encoding: 'utf8',
  });
  const [, count, month = ''] =
    /^(\d+) calls and prompts in .*: at least (\$[\d.,]+) a month/m.exec(stdout) ?? [];
  return { count: Number(count), month };
}

describe('the tree of calls', () => {
  const workbench = useWorkbench({ openFile: 'rag_service/answer.py' });
  const rows = () => workbench().page.locator('[aria-label="Calls"] .monaco-list-row');
  const group = (name: string) =>
    rows().filter({ has: workbench().page.locator('.label-name', { hasText: name }) });

  before(async () => {
    await workbench().runCommand('Breakeven: Scan Workspace');
    await rows().first().waitFor();
  });

  it('lists each call of the workspace once, with a month that is the command line’s', async () => {
    const { count, month } = scanned(workbench().folder);
    const title = workbench().page.locator('.pane-header', { hasText: 'Calls' });
    await title.filter({ hasText: `at least ${month}/mo` }).waitFor();
    await title.filter({ hasText: `${count} calls and prompts` }).waitFor();
    assert.ok(count > 10);
  });

  it('leads to the call in the code', async () => {
    await group('rewrite').first().click();
    await workbench().editor.untilOpen('answer.py');
    await workbench()
      .statusBarItem(/Ln 32,/)
      .waitFor();
  });

  it('is grouped by model from the keyboard, and stays so', async () => {
    const { page } = workbench();
    await workbench().runCommand('Breakeven: Group Calls By');
    await workbench().quickInput.locator('input').first().fill('Model');
    await page.keyboard.press('Enter');
    await rows().filter({ hasText: 'gpt-4o-mini' }).first().waitFor();
    await rows().filter({ hasText: 'answer.py:' }).first().waitFor();
  });

  it('shows what a filter leaves, and says what it leaves out', async () => {
    const { page } = workbench();
    await filterBy('no such call');
    await page
      .locator('.pane-body', { hasText: /0 of \d+ with “no such call”/ })
      .first()
      .waitFor();
    await filterBy('');
    await rows().first().waitFor();
  });

  /** Again where the palette did not take the click, or what had the focus took it back. */
  async function filterBy(text: string): Promise<void> {
    for (let left = 3; left > 0; left -= 1) {
      await workbench().runCommand('Breakeven: Filter Calls');
      const input = workbench().quickInput.locator('input').first();
      const isTyped = input.fill(text, { timeout: 8000 }).then(
        () => true,
        () => false,
      );
      if (await isTyped) break;
    }
    await workbench().page.keyboard.press('Enter');
  }
});
