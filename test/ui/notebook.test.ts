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
    workbench = await openWorkbench({ workspace: folder });
    await workbench.runCommand('Breakeven: Scan Workspace');
    const row = workbench.page.locator('[aria-label="Calls"] .monaco-list-row', {
      hasText: 'cell 3, line 1',
    });
    await row.first().click();
    await workbench.page.locator('.notebookOverlay').first().waitFor();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot(this.currentTest.fullTitle());
  });
  after(async () => {
    await workbench?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('has the month of a cell below it, and of the whole in the status bar; a click opens the panel on the call', async () => {
    const { page } = workbench;
    const item = page.locator('.cell-status-item', { hasText: '/mo' });
    await item.first().waitFor();
    assert.equal(await item.count(), 1);
    assert.match((await item.textContent()) ?? '', /~\d+ \+ ~350 tokens · ~\$[\d.]+\/mo/);
    await workbench.statusBarItem(/^ ?~\$[\d.]+\/mo$/).waitFor();
    await item.click();
    const panel = new Panel(workbench.webview());
    await panel.figure('api').waitFor();
    await panel.untilCompared(/chat\.completions\.create/);
  });
});
