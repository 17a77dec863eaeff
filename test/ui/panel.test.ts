import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { untilFile } from '../support/ui/files';
import { Panel } from '../support/ui/panel';
import { useWorkbench } from '../support/ui/useWorkbench';

describe('the scenario panel', () => {
  const workbench = useWorkbench({
    openFile: 'rag_service/answer.py',
    viewport: { width: 1400, height: 1400 },
  });
  let panel: Panel;

  before(async () => {
    panel = new Panel(await workbench().openPanel());
    await panel.figure('hosted').waitFor();
  });

  it('compares all calls of the workspace and says what the total lacks', async () => {
    assert.equal(await panel.compared, '');
    assert.match((await panel.figure('api').textContent()) ?? '', /^at least ~\$[\d.,]+ a month$/);
    assert.match((await panel.figure('hosted').textContent()) ?? '', /^~\$[\d.,]+ a month$/);
  });

  it('draws cost against volume, with the same numbers as a table', async () => {
    assert.match((await panel.chart.locator('desc').textContent()) ?? '', /Break-even at [\d.]+[BM] tokens/);
    const volume = panel.frame.locator('#volume-chart');
    await volume.getByText('As a table').click();
    assert.ok((await volume.locator('tbody tr').count()) > 5);
    assert.equal(await volume.locator('tr.today').count(), 1);
  });

  it('answers an input at once, in the figure and in the chart, and says that it was edited', async () => {
    const before = (await panel.figure('hosted').textContent()) ?? '';
    const curve = (await panel.chart.locator('.curve-hosted').getAttribute('d')) ?? '';
    await panel.input('Price of a GPU, USD an hour').fill('4');
    const after = await panel.untilChanged(panel.figure('hosted'), before);
    assert.match(after, /\$9,\d\d\d|\$8,\d\d\d/);
    assert.notEqual(await panel.chart.locator('.curve-hosted').getAttribute('d'), curve);
    assert.match((await panel.field('hosting.usdPerGpuHour').textContent()) ?? '', /edited here/);
  });

  it('takes an edit back', async () => {
    const before = (await panel.figure('hosted').textContent()) ?? '';
    await panel.field('hosting.usdPerGpuHour').getByText('undo').click();
    const after = await panel.untilChanged(panel.figure('hosted'), before);
    assert.match(after, /\$5,1\d\d/);
  });

  it('moves a slider by keyboard', async () => {
    const slider = panel.input('Utilization target');
    await slider.focus();
    const before = (await panel.frame.locator('.break-even').textContent()) ?? '';
    for (let press = 0; press < 45; press += 1) await slider.press('ArrowLeft');
    await panel.untilChanged(panel.frame.locator('.break-even'), before);
    assert.equal(await slider.getAttribute('aria-valuetext'), '15 %');
  });

  it('keeps the answer and names the problem when an input cannot be', async () => {
    const before = (await panel.figure('hosted').textContent()) ?? '';
    await panel.input('Spare replicas').fill('-1');
    await panel.field('hosting.redundantReplicas').locator('[role="alert"]').waitFor();
    assert.equal(await panel.figure('hosted').textContent(), before);
    await panel.input('Spare replicas').press('Tab');
    assert.equal(await panel.field('hosting.redundantReplicas').locator('[role="alert"]').count(), 0);
  });

  it('adds up what it shows', async () => {
    await panel.open('costs');
    const table = panel.frame.locator('#section-costs table', { hasText: 'Self-hosted, a month' });
    const rows = await table.locator('tbody .number').allTextContents();
    const total = (await table.locator('tfoot .number').textContent()) ?? '';
    const sum = rows.map(dollars).reduce((all, one) => all + one, 0);
    assert.ok(Math.abs(sum - dollars(total)) <= rows.length, `${rows.join(' + ')} = ${total}`);
    assert.equal(total, ((await panel.figure('hosted').textContent()) ?? '').replace(' a month', ''));
  });

  it('keeps edits while it is hidden', async () => {
    const before = (await panel.figure('hosted').textContent()) ?? '';
    await workbench().page.locator('.activitybar [aria-label^="Explorer"]').first().click();
    await workbench().page.locator('.explorer-folders-view').waitFor();
    panel = new Panel(await workbench().openPanel());
    await panel.figure('hosted').waitFor();
    assert.equal(await panel.figure('hosted').textContent(), before);
    assert.match((await panel.field('hosting.targetUtilization').textContent()) ?? '', /edited here/);
  });

  it('shows one call, with its own inputs, and reveals it in the code', async () => {
    await panel.frame.getByText('Calls by cost').click();
    await panel.frame.locator('.calls button', { hasText: 'extract · messages.create' }).click();
    await panel.input('Requests a month').waitFor();
    const before = (await panel.figure('api').textContent()) ?? '';
    await panel.input('Requests a month').fill('1000000');
    assert.match(await panel.untilChanged(panel.figure('api'), before), /^~\$9\d\d\.?\d* a month$/);
    await panel.frame.getByText('Show in the code').click();
    await workbench().editor.untilOpen('invoices.py');
  });

  it('forgets every edit when told to', async () => {
    const before = (await panel.figure('api').textContent()) ?? '';
    await panel.frame.getByText('Undo all edits').click();
    assert.match(await panel.untilChanged(panel.figure('api'), before), /^~\$9\.\d\d a month$/);
  });

  it('draws again when input pauses, and says how sure it is', async () => {
    await panel.open('sure');
    const before = await panel.drawn();
    assert.match(before, /cheaper in [\d.]+ % of 10,000 draws\. P10 \/ P50 \/ P90 a month/);
    await panel.input('Price of a GPU, USD an hour').fill('4');
    await panel.untilChanged(panel.frame.locator('#uncertainty p').first(), before);
    assert.notEqual(await panel.drawn(), before);
    const tornado = panel.frame.locator('#tornado-chart');
    await tornado.getByText('As a table').click();
    const rows = await tornado.locator('tbody tr').count();
    assert.ok(rows > 2);
    assert.equal(await tornado.locator('.bar-high').count(), rows);
  });

  it('shows the load by the hour of a profile, what users wait, and the months ahead', async () => {
    await panel.open('load');
    await panel.pick('traffic.profile', 'business hours');
    await panel.frame.locator('#hours-chart').waitFor();
    assert.match((await panel.field('traffic.peakToAverage').textContent()) ?? '', /does not count/);
    assert.match((await panel.frame.locator('#latency').textContent()) ?? '', /first token after about/);
    await panel.open('more');
    await panel.input('Horizon, months').fill('12');
    await panel.open('horizon');
    await panel.frame.locator('#horizon', { hasText: 'After 12 months' }).waitFor();
    assert.equal(await panel.frame.locator('#horizon-chart tbody tr').count(), 12);
  });

  it('keeps a scenario under a name, loads it again, compares it, and deletes it', async () => {
    const kept = (await panel.figure('hosted').textContent()) ?? '';
    await panel.saveAs('dear GPUs');
    await panel.frame.getByText('Undo all edits').click();
    const plain = await panel.untilChanged(panel.figure('hosted'), kept);
    const inputs = panel.frame.locator('#compared-inputs');
    await inputs.locator('tr', { hasText: 'Price of a GPU' }).waitFor();
    assert.match((await inputs.textContent()) ?? '', /rental catalog\s*4/);
    await panel.savedRow('dear GPUs').getByText('Load').click();
    assert.equal(await panel.untilChanged(panel.figure('hosted'), plain), kept);
    await panel.savedRow('dear GPUs').getByText('Delete').click();
    await panel.savedRow('dear GPUs').waitFor({ state: 'detached' });
  });

  it('brings a scenario to a file, which opens, and from a file', async () => {
    const file = path.posix.join(workbench().folder, 'dear.breakeven.json');
    const dear = (await panel.figure('hosted').textContent()) ?? '';
    await panel.frame.getByText('Export to a file').click();
    await workbench().answer(file);
    const written = JSON.parse(await untilFile(file, (text) => text.endsWith('\n'))) as {
      hosting: { usdPerGpuHour: number };
    };
    assert.equal(written.hosting.usdPerGpuHour, 4);
    const opened = new Panel(workbench().webview(1));
    await opened.figure('hosted').waitFor();
    assert.equal(await opened.input('Price of a GPU, USD an hour').inputValue(), '4');
    await writeFile(file, JSON.stringify({ ...written, name: 'dearer', hosting: { usdPerGpuHour: 40 } }));
    await panel.frame.getByText('Import from a file').click();
    await workbench().answer(file);
    await panel.savedRow('dearer').waitFor();
    await panel.untilChanged(panel.figure('hosted'), dear);
    await panel.frame.locator('#undo', { hasText: 'importing "dearer"' }).click();
    await panel.untilText(panel.figure('hosted'), dear);
    await panel.savedRow('dearer').waitFor({ state: 'detached' });
  });
});

function dollars(text: string): number {
  return Number(text.replace(/[^\d.]/g, ''));
}
