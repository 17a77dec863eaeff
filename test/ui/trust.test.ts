import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openWorkbench, type Workbench } from '../support/ui/workbench';

const CALL = `from openai import OpenAI

# breakeven: output=100 requests=10000
OpenAI().responses.create(model="gpt-4o", input="Hi")
`;
/** A thousand dollars per million tokens of output, by both files that a stranger can commit. */
const PRICES = { 'gpt-4o': { inputPerMillion: 0, outputPerMillion: 1000 } };
const CONFIG = `{
  "prices": ${JSON.stringify(PRICES)},
  "gpus": { "Ours": { "memoryGib": 80, "memoryBandwidthGbps": 3350, "denseBf16Tflops": 989, "tdpWatts": 700, "usdPerHour": 1 } },
  "tokenizers": { "gpt-4o": "/etc/passwd" }
}
`;
/** And what only the user's own settings may say. */
const FOLDER_SETTINGS = {
  'breakeven.prices': { 'gpt-4o': { inputPerMillion: 0, outputPerMillion: 5000 } },
  'breakeven.priceUpdates': 'weekly',
};
const SHIPPED = /~\$0\.001\d? a call · ~\$10\.\d+\/mo API/;
const OF_THE_FILE = /\$0\.10 a call · \$1,000\/mo API/;

describe('a folder that is not trusted', () => {
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'breakeven-untrusted-'));
    mkdirSync(path.join(folder, '.vscode'));
    writeFileSync(path.join(folder, 'ask.py'), CALL);
    writeFileSync(path.join(folder, 'breakeven.json'), CONFIG);
    writeFileSync(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(FOLDER_SETTINGS));
    workbench = await openWorkbench({
      workspace: folder,
      openFile: 'ask.py',
      settings: {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
        'security.workspace.trust.banner': 'always',
      },
    });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot(this.currentTest.fullTitle());
  });

  after(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has figures by the shipped prices, none of its own', async () => {
    await workbench.page.locator('.part.banner', { hasText: 'Restricted Mode' }).waitFor();
    await workbench.editor.lens(SHIPPED);
    const hover = await workbench.editor.hover('gpt-4o', 'gpt-4o', 'Per month');
    const text = ((await hover.textContent()) ?? '').replaceAll('\u00a0', ' ');
    assert.match(text, /\$2\.50 in, \$10\.00 out per 1M tokens — openai\/gpt-4o, as of .*genai-prices/);
  });

  it('says at its keys that they are not used', async () => {
    await workbench.openFile('breakeven.json');
    await workbench.runCommand('Problems: Focus on Problems View');
    const problems = workbench.page.locator('.markers-panel-container');
    for (const key of ['prices', 'gpus', 'tokenizers'])
      await problems.getByText(`"${key}" is not used while this workspace is not trusted.`).waitFor();
  });

  it('is taken at its word at once when the user comes to trust it, but for its settings', async () => {
    await workbench.runCommand('Workspaces: Manage Workspace Trust');
    await workbench.page
      .locator('.workspace-trust-editor')
      .getByRole('button', { name: /^Trust/ })
      .first()
      .click();
    const problems = workbench.page.locator('.markers-panel-container');
    await problems.getByText('is not used while this workspace').first().waitFor({ state: 'detached' });
    await problems.getByText('"/etc/passwd" is not used: it leads out of this folder.').waitFor();
    await workbench.openFile('ask.py');
    await workbench.editor.lens(OF_THE_FILE);
    const hover = await workbench.editor.hover('gpt-4o', 'gpt-4o', 'Per month');
    assert.match((await hover.textContent()) ?? '', /breakeven\.json/);
  });
});
