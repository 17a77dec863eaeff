import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { untilFile } from '../support/ui/files';
import { Panel } from '../support/ui/panel';
import { useWorkbench } from '../support/ui/useWorkbench';

const PLAN = `{
  // Agreed with finance.
  "workloads": [
    { "id": "chat", "label": "Chat", "requestsPerMonth": 300000, "inputTokens": 5600, "outputTokens": 500, "apiModel": "openai/gpt-4o" }
  ],
  "hosting": { "gpu": "h100", "openModel": "gemma-3-27b" } // by its other name
}
`;

/** As it is written beside the others of its line. */
const RATE = ', "usdPerGpuHour": 4.5';

describe('the editor of scenario files', () => {
  const workbench = useWorkbench({
    openFile: 'rag_service/answer.py',
    viewport: { width: 1400, height: 1000 },
  });
  let panel: Panel;
  let file: string;

  before(async () => {
    file = path.join(workbench().folder, 'plan.breakeven.json');
    await writeFile(file, PLAN);
    await workbench().runCommand('Breakeven: Open Scenario File');
    await workbench().quickInput.locator('.monaco-list-row', { hasText: 'plan.breakeven.json' }).click();
    panel = new Panel(workbench().webview());
    await panel.figure('hosted').waitFor();
  });

  const tab = () => workbench().page.locator('.tab.active', { hasText: 'plan.breakeven.json' });
  const isDirty = async () => ((await tab().getAttribute('class')) ?? '').split(' ').includes('dirty');

  async function untilDirty(wanted: boolean): Promise<void> {
    const selector = wanted ? '.tab.active.dirty' : '.tab.active:not(.dirty)';
    await workbench().page.locator(selector, { hasText: 'plan.breakeven.json' }).waitFor();
  }

  async function months(): Promise<string[]> {
    const { stdout } = await promisify(execFile)(process.execPath, [
      'dist/cli.js',
      'estimate',
      '--scenario',
      file,
      '--json',
    ]);
    const { api, selfHosted } = JSON.parse(stdout) as Record<string, { monthly: { base: number } }>;
    return [api, selfHosted].map((side) =>
      Math.round(side?.monthly.base ?? Number.NaN).toLocaleString('en-US'),
    );
  }

  /** Writes as another program does; again where VS Code has overlooked it, as it does a write that follows its own closely. */
  async function untilFollowed(text: string, isFollowed: () => Promise<void>): Promise<void> {
    await writeFile(file, text);
    await isFollowed().catch(async () => {
      await writeFile(file, text);
      await isFollowed();
    });
  }

  it('shows what the command line says of the file', async () => {
    const [api, hosted] = await months();
    const digits = async (side: 'api' | 'hosted') =>
      /[\d,]+/.exec((await panel.figure(side).textContent()) ?? '')?.[0];
    assert.deepEqual([await digits('api'), await digits('hosted')], [api, hosted]);
    assert.equal(await isDirty(), false);
  });

  it('takes an edit as an edit of the text, undoes it, does it again and saves it', async () => {
    const before = (await panel.figure('hosted').textContent()) ?? '';
    await panel.input('Price of a GPU, USD an hour').fill('4.5');
    const after = await panel.untilChanged(panel.figure('hosted'), before);
    await untilDirty(true);
    assert.equal(await readFile(file, 'utf8'), PLAN);
    await workbench().page.keyboard.press('Control+z');
    assert.equal(await panel.untilChanged(panel.figure('hosted'), after), before);
    await untilDirty(false);
    await workbench().page.keyboard.press('Control+Shift+z');
    assert.equal(await panel.untilChanged(panel.figure('hosted'), before), after);
    await workbench().page.keyboard.press('Control+s');
    await untilDirty(false);
    await untilFile(file, (text) => text.includes(RATE) && text.replace(RATE, '') === PLAN);
    assert.match((await panel.field('hosting.usdPerGpuHour').textContent()) ?? '', /in this file/);
  });

  it('takes an input out of the file', async () => {
    await panel.field('hosting.usdPerGpuHour').getByText('reset').click();
    await panel.field('hosting.usdPerGpuHour').getByText('default').waitFor();
    await untilDirty(true);
    await workbench().page.keyboard.press('Control+s');
    await untilFile(file, (text) => text === PLAN);
  });

  it('follows the file when another program writes it', async () => {
    const before = (await panel.figure('hosted').textContent()) ?? '';
    await untilFollowed(PLAN.replace('"gpu": "h100"', '"gpu": "h100", "usdPerGpuHour": 9'), async () => {
      await panel.untilChanged(panel.figure('hosted'), before);
    });
    await untilFollowed(PLAN, () => panel.untilText(panel.figure('hosted'), before));
  });

  it('says where a file is broken, leads there, and comes back when that is undone', async () => {
    const { page, editor } = workbench();
    const before = (await panel.figure('hosted').textContent()) ?? '';
    const problem = panel.frame.locator('.broken');
    await untilFollowed(PLAN.replace('"gpu"', '"gpus"'), () => problem.waitFor({ timeout: 15_000 }));
    assert.match((await problem.textContent()) ?? '', /hosting\.gpus: is not a field of a scenario/);
    await problem.getByText('Line 6, column 16').click();
    await editor.untilOpen('plan.breakeven.json');
    await page.keyboard.type('"gpu');
    await page.keyboard.press('Control+z');
    await page.locator('.editor-actions [aria-label^="Open Scenario File"]').first().click();
    panel = new Panel(workbench().webview());
    await untilFollowed(PLAN, () => panel.untilText(panel.figure('hosted'), before));
  });
});
