import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Panel } from '../support/ui/panel';
import { openWorkbench, type Workbench } from '../support/ui/workbench';

const cell = (source: string) => ({
  cell_type: 'code',
  source,
  metadata: {},
  outputs: [],
  execution_count: null,
});
const NOTEBOOK = JSON.stringify({
  cells: [
    cell('from openai import OpenAI\n\nclient = OpenAI()\nSYSTEM = "You answer in one sentence."'),
    { cell_type: 'markdown', source: '# Ask', metadata: {} },
    cell(
      'client.chat.completions.create(\n    model="gpt-4o",\n    messages=[{"role": "system", "content": SYSTEM}, {"role": "user", "content": question}],\n)',
    ),
  ],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
});

describe('a notebook in the workbench', () => {
  let folder: string;
  let workbench: Workbench;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'breakeven-notebook-'));
    await writeFile(path.join(folder, 'ask.ipynb'), NOTEBOOK);
    await writeFile(path.join(folder, 'first.py'), 'print("no call")\n');
    // The window is through with its start once a file stands in it.
    workbench = await openWorkbench({ workspace: folder, openFile: 'first.py' });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot(this.currentTest.fullTitle());
  });
  after(async () => {
    await workbench?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is opened at its cell from the tree of calls', async () => {
    const { page } = workbench;
    await workbench.runCommand('Breakeven: Scan Workspace');
    const calls = page.locator('[aria-label="Calls"] .monaco-list-row', { hasText: 'cell 3, line 1' });
    await calls.first().click();
    await page.locator('.notebookOverlay .cell-status-item').first().waitFor();
  });

  it('has the month of a cell below it, and of the whole in the status bar', async () => {
    const { page } = workbench;
    const item = page.locator('.cell-status-item', { hasText: '/mo' });
    await item.first().waitFor();
    assert.equal(await item.count(), 1);
    assert.match((await item.textContent()) ?? '', /~\d+ \+ ~350 tokens · ~\$[\d.]+\/mo/);
    await workbench.statusBarItem(/^ ?~\$[\d.]+\/mo$/).waitFor();
  });

  it('leads from the month of a cell to the panel on its call', async () => {
    await workbench.page.locator('.cell-status-item', { hasText: '/mo' }).click();
    const panel = new Panel(workbench.webview());
    await panel.figure('api').waitFor();
    await panel.frame.getByText('Show in the code').waitFor();
    assert.match(await panel.compared, /chat\.completions\.create/);
  });
});
