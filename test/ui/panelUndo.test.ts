import assert from 'node:assert/strict';
import { Panel } from '../support/ui/panel';
import { useWorkbench } from '../support/ui/useWorkbench';

const RATE = 'Price of a GPU, USD an hour';

describe('undo in the scenario panel', () => {
  const workbench = useWorkbench({
    openFile: 'rag_service/answer.py',
    viewport: { width: 1400, height: 1300 },
  });
  let panel: Panel;
  let start: string;

  before(async () => {
    panel = new Panel(await workbench().openPanel());
    await panel.figure('hosted').waitFor();
    start = await hosted();
  });

  const hosted = async () => (await panel.figure('hosted').textContent()) ?? '';
  const press = (keys: string) => workbench().page.keyboard.press(keys);
  const button = (direction: 'undo' | 'redo') => panel.frame.locator(`#${direction}`);

  it('takes back what was typed, as one step, by its button and by its keys, and does it again', async () => {
    assert.equal(await button('undo').getAttribute('aria-disabled'), 'true');
    await panel.input(RATE).pressSequentially('4.25');
    const typed = await panel.untilChanged(panel.figure('hosted'), start);
    await panel.untilText(button('undo').locator('.what'), RATE);
    const last = await panel.input(RATE).inputValue();
    assert.equal(last, '4.25');
    await press('Control+z');
    await panel.untilText(panel.figure('hosted'), start);
    assert.equal(await panel.input(RATE).inputValue(), '');
    await press('Control+y');
    await panel.untilChanged(panel.figure('hosted'), start);
    assert.equal(await panel.input(RATE).inputValue(), '4.25');
    await button('undo').click();
    await panel.untilText(panel.figure('hosted'), start);
    await button('redo').click();
    await panel.untilChanged(panel.figure('hosted'), start);
    assert.notEqual(typed, start);
    await press('Control+z');
    await panel.untilText(panel.figure('hosted'), start);
  });

  it('drops what is no value before it takes back anything', async () => {
    await panel.input('Spare replicas').fill('-1');
    await panel.field('hosting.redundantReplicas').locator('[role="alert"]').waitFor();
    await press('Control+z');
    await panel.field('hosting.redundantReplicas').locator('[role="alert"]').waitFor({ state: 'detached' });
    assert.equal(await panel.input('Spare replicas').inputValue(), '0');
    assert.equal(await hosted(), start);
  });

  it('takes a drag of a slider by the mouse back in one step, with its figure and its chart', async () => {
    const slider = panel.input('Utilization target');
    const curve = () => panel.chart.locator('.curve-hosted').getAttribute('d');
    const drawn = await curve();
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    assert.ok(box);
    const { mouse } = workbench().page;
    await mouse.move(box.x + box.width * 0.6, box.y + box.height / 2);
    await mouse.down();
    await mouse.move(box.x + box.width * 0.05, box.y + box.height / 2, { steps: 25 });
    await mouse.up();
    await panel.untilChanged(panel.frame.locator('.break-even'), '');
    assert.notEqual(await curve(), drawn);
    await panel.untilText(button('undo').locator('.what'), 'Utilization target');
    await button('undo').click();
    await panel.untilText(panel.field('hosting.targetUtilization').locator('output'), '60 %');
    assert.equal(await curve(), drawn);
  });

  it('takes back loading, deleting and the undoing of all edits, and is there after a while out of sight', async () => {
    await panel.input(RATE).fill('7');
    const dear = await panel.untilChanged(panel.figure('hosted'), start);
    await panel.saveAs('dear');
    await panel.frame.getByText('Undo all edits').click();
    await panel.untilText(panel.figure('hosted'), start);
    await panel.savedRow('dear').getByText('Load').click();
    await panel.untilText(panel.figure('hosted'), dear);
    await panel.savedRow('dear').getByText('Delete').click();
    await panel.savedRow('dear').waitFor({ state: 'detached' });
    await workbench().page.locator('.activitybar [aria-label^="Explorer"]').first().click();
    await workbench().page.locator('.explorer-folders-view').waitFor();
    panel = new Panel(await workbench().openPanel());
    await panel.frame.locator('#undo', { hasText: 'deleting "dear"' }).click();
    await panel.savedRow('dear').waitFor();
    await panel.frame.locator('#undo', { hasText: 'loading "dear"' }).click();
    await panel.untilText(panel.figure('hosted'), start);
    await panel.frame.locator('#undo', { hasText: 'undoing all edits' }).click();
    await panel.untilText(panel.figure('hosted'), dear);
  });

  it('leaves a field of free text its own undo', async () => {
    const name = panel.input('Name of the scenario');
    await name.click();
    await workbench().page.keyboard.type('draft');
    await press('Control+z');
    // The workbench hands the key on to the page.
    for (let left = 50; left > 0 && (await name.inputValue()) === 'draft'; left -= 1)
      await workbench().page.waitForTimeout(100);
    assert.notEqual(await name.inputValue(), 'draft');
    assert.notEqual(await hosted(), start);
  });

  it('keeps edits and saved scenarios when the window is loaded again', async () => {
    const kept = await hosted();
    await workbench().page.reload();
    await workbench().editor.untilOpen('answer.py');
    // The view was in sight, so it is again.
    panel = new Panel(workbench().webview());
    await panel.untilText(panel.figure('hosted'), kept);
    await panel.open('saved');
    await panel.savedRow('dear').waitFor();
  });
});
