import assert from 'node:assert/strict';
import { controlsOf, walk } from '../support/ui/controls';
import { Panel, SECTIONS } from '../support/ui/panel';
import { useWorkbench } from '../support/ui/useWorkbench';

/** Figures in words: money, shares, amounts of tokens. */
const FIGURES = /\$[\d.,]*\d[kMB]?|\d[\d.,]* %|\d[\d.]*[kMB]\b|\d\d:00/g;

describe('the panel without a mouse', () => {
  const workbench = useWorkbench({
    openFile: 'rag_service/answer.py',
    viewport: { width: 1200, height: 1000 },
  });
  let panel: Panel;

  before(async () => {
    panel = new Panel(await workbench().openPanel());
    await panel.figure('hosted').waitFor();
    await panel.pick('traffic.profile', 'business hours');
    await panel.saveAs('every part');
    for (const section of SECTIONS) await panel.open(section);
    await panel.drawn();
    await panel.frame.locator('main').evaluate((main) => {
      const all = main as unknown as { querySelectorAll(name: string): Iterable<{ open: boolean }> };
      for (const details of all.querySelectorAll('details')) details.open = true;
    });
  });

  for (const [key, from] of [
    ['Tab', 'first'],
    ['Shift+Tab', 'last'],
  ] as const)
    it(`reaches every control by ${key} alone, in the order of the page, with a name and in sight`, async () => {
      const count = await controlsOf(panel.frame);
      assert.ok(count > 80, `${count} controls`);
      const passed = await walk(workbench().page, panel.frame, key, count);
      const order = Array.from({ length: count }, (_, index) => index);
      assert.deepEqual(
        passed.map(({ index }) => index),
        from === 'first' ? order : order.reverse(),
      );
      assert.deepEqual(
        passed.filter(({ name, showsFocus }) => name === '' || !showsFocus),
        [],
      );
    });

  it('has a table for every chart, with the figures that the chart is described by', async () => {
    const figures = panel.frame.locator('figure.chart');
    const count = await figures.count();
    assert.ok(count >= 5, `${count} charts`);
    assert.equal(await panel.frame.locator('main svg[role="img"]').count(), count, 'no chart');
    for (let index = 0; index < count; index += 1) {
      const figure = figures.nth(index);
      const svg = figure.locator('svg');
      const said = `${(await svg.getAttribute('aria-label')) ?? ''} ${(await svg.locator('desc').allTextContents()).join(' ')}`;
      const rows = await figure.locator('table tbody tr').count();
      const table = (await figure.locator('table').textContent()) ?? '';
      assert.ok(said.trim().length > 10 && rows >= 2, `${await figure.getAttribute('id')}: ${said}`);
      for (const [text] of said.matchAll(FIGURES))
        assert.ok(table.includes(text), `${text} of "${said}" is not in ${table}`);
    }
  });
});
