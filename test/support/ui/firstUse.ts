/** What somebody does who has never seen the product, without reading anything: the test walks it, the README shows it. */

import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { Panel } from './panel';
import type { Workbench } from './workbench';

/** The file that is opened, with calls to an LLM. */
export const FIRST_FILE = 'rag_service/answer.py';

export interface Step {
  /** Names the picture. */
  readonly name: string;
  /** What the user finds, or does. */
  readonly title: string;
  readonly walk: (workbench: Workbench) => Promise<void>;
}

/** In their order, in one window. Each ends when what it leads to is on the screen, and fails when it is not. */
export const FIRST_USE: readonly Step[] = [
  { name: '1-figure', title: 'sees a figure above each call', walk: seesFigure },
  { name: '2-source', title: 'finds on hover where it comes from', walk: findsSource },
  { name: '3-volume', title: 'says how often the call runs', walk: setsVolume },
  { name: '4-scenario', title: 'opens the comparison by a click on the figure', walk: opensScenario },
  { name: '5-hardware', title: 'chooses the GPU and how full it may run', walk: choosesHardware },
];

const CALL_LINE = 54;
const FIGURE = '~2.1k';
/** At 5,000 a day. */
const VOLUME_FIGURE = '~$1,3';

async function seesFigure({ editor }: Workbench): Promise<void> {
  await editor.goToLine(CALL_LINE);
  const figure = await textOf(await editor.lens(FIGURE));
  assert.match(figure, /~\$88\.\d\d\/mo API · ~\$[\d,]+\/mo self-hosted$/);
}

async function findsSource({ editor }: Workbench): Promise<void> {
  const source = await textOf(await editor.hover('model=ANSWER_MODEL,', 'ANSWER_MODEL', 'Per month'));
  for (const part of ['10k requests a month (assumed)', 'as of 20', 'genai-prices', 'System text', 'A100'])
    assert.ok(source.includes(part), `no "${part}" in: ${source}`);
}

async function setsVolume(workbench: Workbench): Promise<void> {
  const { editor, page, quickInput } = workbench;
  const hover = await editor.hover('model=ANSWER_MODEL,', 'ANSWER_MODEL', 'Per month');
  await hover.getByRole('link', { name: 'Set volume' }).click();
  await quickInput.getByRole('option', { name: 'This Call,' }).first().click();
  await quickInput.getByText('How often each call runs').waitFor();
  await quickInput.locator('input').first().fill('5000/day');
  await page.keyboard.press('Enter');
  // Whoever takes the keyboard before gives the answer up.
  await quickInput.waitFor({ state: 'hidden' });
  await editor.goToLine(CALL_LINE);
  await page.locator('.view-line', { hasText: 'breakeven: requests=5000/day' }).waitFor();
  await editor.lens(VOLUME_FIGURE);
}

async function opensScenario(workbench: Workbench): Promise<void> {
  await (await workbench.editor.lens(VOLUME_FIGURE)).click();
  const panel = new Panel(workbench.webview());
  await panel.chart.waitFor();
  assert.match(await panel.compared, /answer\.chat\.completions\.create$/);
  assert.match(await textOf(panel.figure('api')), /^~\$1,3\d\d a month$/);
}

async function choosesHardware(workbench: Workbench): Promise<void> {
  const panel = new Panel(workbench.webview());
  const before = await textOf(panel.figure('hosted'));
  await panel.pick('hosting.gpu', 'H100 SXM');
  const onOthers = await panel.untilChanged(panel.figure('hosted'), before);
  const slider = panel.input('Utilization target');
  await slider.press('Home');
  assert.notEqual(await panel.untilChanged(panel.figure('hosted'), onOthers), before);
  assert.match(await textOf(panel.field('hosting.gpu')), /edited here/);
}

/** As a reader sees it: VS Code writes no-break spaces. */
async function textOf(element: Locator): Promise<string> {
  return ((await element.textContent()) ?? '').replaceAll('\u00a0', ' ');
}
