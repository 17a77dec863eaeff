import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Panel } from '../support/ui/panel';
import { useWorkbench } from '../support/ui/useWorkbench';

const CALL =
  'client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])';
const CODE = `from openai import OpenAI\nclient = OpenAI()\n# breakeven: requests=20k \n${CALL}\n`;

describe('all by keyboard', () => {
  const workbench = useWorkbench({ openFile: 'rag_service/answer.py' });

  const hover = (text: string | RegExp) =>
    workbench().page.locator('.monaco-hover:visible .monaco-hover-content', { hasText: text }).first();

  async function showHover(text: string | RegExp): Promise<void> {
    await workbench().runCommand('Show or Focus Hover');
    await hover(text).waitFor();
    await workbench().page.keyboard.press('Escape');
  }

  it('a lens leads to the panel on its call', async () => {
    const { editor, page, quickInput } = workbench();
    await editor.goToLine(53);
    await editor.lens('~2.1k');
    await editor.goToLine(53);
    const lens = quickInput.locator('.monaco-list-row', { hasText: 'gpt-4o · ~2.1k' }).first();
    await editor.untilShown(lens, () => workbench().runCommand('Show CodeLens Commands for Current Line'));
    await page.keyboard.press('Enter');
    const panel = new Panel(workbench().webview());
    await panel.figure('api').waitFor();
    assert.match(await panel.compared, /answer\.chat\.completions\.create$/);
  });

  it('the tree leads to the code', async () => {
    const { page } = workbench();
    await workbench().runCommand('Breakeven: Scan Workspace');
    const rows = page.locator('[aria-label="Calls"] .monaco-list-row');
    await rows.filter({ hasText: 'embed' }).first().waitFor();
    await page.locator('.monaco-list[aria-label="Calls"]').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    const label = (await rows.nth(1).getAttribute('aria-label')) ?? '';
    await page.keyboard.press('Enter');
    const line = /line (\d+)/.exec(label)?.[1];
    assert.ok(line !== undefined, label);
    await workbench()
      .statusBarItem(new RegExp(`Ln ${line},`))
      .waitFor();
  });

  it('a comment is completed word by word, and says on hover what its words mean', async () => {
    const { editor, page } = workbench();
    await writeFile(path.join(workbench().folder, 'comment.py'), CODE);
    await workbench().openFile('comment.py');
    await editor.goToLine(3, 27);
    await editor.lens('gpt-4o');
    await editor.goToLine(3, 27);
    await page.keyboard.type('out');
    const output = page.locator('.suggest-widget .monaco-list-row.focused', { hasText: 'output' });
    await editor.untilShown(output, () => page.keyboard.press('Control+Space'));
    await page.keyboard.press('Enter');
    await page.keyboard.type('120');
    await editor.lens('+ 120 tokens');
    // The tree has it too, once the typing pauses.
    const rows = page.locator('[aria-label="Calls"] .monaco-list-row', {
      hasText: 'chat.completions.create',
    });
    await rows.filter({ hasText: '~$27.' }).first().waitFor();
    await editor.goToLine(3, 16);
    await showHover('Requests a month: 50000, 50k');
    await editor.hover('# breakeven: requests', 'output', 'Tokens of the answer');
  });

  it('a quick fix writes the cap', async () => {
    const { editor, page } = workbench();
    await writeFile(path.join(workbench().folder, 'cap.py'), CODE.replace(/# breakeven.*\n/, ''));
    await workbench().openFile('cap.py');
    await editor.goToLine(3, CALL.indexOf('gpt-4o') + 2);
    const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'Leave this call out' }).first();
    for (let tries = 0; tries < 10 && !(await fix.isVisible()); tries += 1) {
      await page.keyboard.press('Escape');
      await editor.focus();
      await page.keyboard.press('Control+.');
      await fix.waitFor({ timeout: 3000 }).catch(() => undefined);
    }
    await page.locator('.action-widget .monaco-list-row.focused').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: 'max_' }).waitFor();
  });

  it('keys of breakeven.json explain themselves', async () => {
    const { editor } = workbench();
    await writeFile(path.join(workbench().folder, 'breakeven.json'), '{\n  "monthlyBudgetUsd": 5000\n}\n');
    await workbench().openFile('breakeven.json');
    await editor.goToLine(2, 8);
    await editor.hover('monthlyBudgetUsd', 'Budget', 'may cost a month on the API');
    await showHover('may cost a month on the API');
  });
});
