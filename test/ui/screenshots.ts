/** Takes the pictures of the README from the real workbench: `npm run screenshots`. */

import path from 'node:path';
import { FIRST_FILE, FIRST_USE } from '../support/ui/firstUse';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../support/ui/workbench';

const FOLDER = path.join('media', 'screenshots');

const THEMES = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
} as const;

/** In the answering call of the sample. */
const CALL_LINE = 'model=ANSWER_MODEL,';
const CALL_LINE_NUMBER = 54;

/** In small windows the lines of the sample stay readable at the README's width. */
const VIEWPORT = { width: 1200, height: 760 };

/** Hovers fade in. */
const HOVER_STEP = '2-source';

const HOVER_IS_OPAQUE =
  "[...document.querySelectorAll('.monaco-hover')].some((hover) => getComputedStyle(hover).opacity === '1' && hover.offsetHeight > 0)";

async function main(): Promise<void> {
  for (const [name, theme] of Object.entries(THEMES))
    await inWorkbench(theme, (workbench) => takePictures(workbench, name));
  await inWorkbench(THEMES.dark, takeFirstUse);
}

async function inWorkbench(theme: string, take: (workbench: Workbench) => Promise<void>): Promise<void> {
  const options: WorkbenchOptions = {
    openFile: FIRST_FILE,
    viewport: VIEWPORT,
    settings: { 'workbench.colorTheme': theme, 'editor.minimap.enabled': false },
  };
  const workbench = await openWorkbench(options);
  try {
    await take(workbench);
  } catch (error) {
    await workbench.screenshot(`screenshots in ${theme}`);
    throw error;
  } finally {
    await workbench.close();
  }
}

/** The window after each step. */
async function takeFirstUse(workbench: Workbench): Promise<void> {
  for (const { name, walk } of FIRST_USE) {
    await walk(workbench);
    if (name === HOVER_STEP) await workbench.page.waitForFunction(HOVER_IS_OPAQUE);
    await workbench.screenshot(path.join(FOLDER, `first-use-${name}.png`));
  }
}

async function takePictures(workbench: Workbench, theme: string): Promise<void> {
  const file = (what: string) => path.join(FOLDER, `${what}-${theme}.png`);
  await workbench.editor.goToLine(CALL_LINE_NUMBER);
  await workbench.editor.lens('~2.1k');
  await takeEditor(workbench, file('lens'));
  await workbench.editor.hover(CALL_LINE, 'ANSWER_MODEL', 'a month');
  await workbench.page.waitForFunction(HOVER_IS_OPAQUE);
  await takeEditor(workbench, file('hover'));
  await workbench.page.mouse.move(1, 1);
  const panel = await workbench.openPanel();
  await panel.locator('#volume-chart svg').waitFor();
  await widenSidebar(workbench);
  await workbench.screenshot(file('panel'));
}

/** The editor alone: the rest of the window says nothing about a lens. */
async function takeEditor({ page }: Workbench, file: string): Promise<void> {
  await page.locator('.part.editor').screenshot({ path: file });
}

/** Drags the edge between the sidebar and the editor. */
async function widenSidebar({ page }: Workbench): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (box === null) throw new Error('The sidebar is not open.');
  const edge = { x: box.x + box.width, y: box.y + 300 };
  await page.mouse.move(edge.x, edge.y);
  await page.mouse.down();
  await page.mouse.move(edge.x + 140, edge.y, { steps: 8 });
  await page.mouse.up();
  await page.mouse.move(edge.x + 400, 8);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
