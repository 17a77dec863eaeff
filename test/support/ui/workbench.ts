import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type FrameLocator, type Page } from 'playwright-core';
import { Editor } from './editor';
import { readUiEnvironment, type UiEnvironment } from './environment';
import { runInBrowser } from './webExtension';

export interface WorkbenchOptions {
  /** Folder to copy and open; default: the sample workspace. */
  readonly workspace?: string;
  /** File to open, relative to the workspace. */
  readonly openFile?: string;
  /** User settings on top of those of a quiet editor. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly viewport?: { readonly width: number; readonly height: number };
}

const START_MS = 60_000;

/** For a pick from a list at the top, and for one attempt at it. */
const PICK_MS = 90_000;
const ATTEMPT_MS = 10_000;
/** A dialog that is still at it has put its own text back by then. */
const SETTLE_MS = 500;

/** Opens VS Code on a copy of a workspace, with the packed extension installed; close it when done. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const environment = readUiEnvironment();
  // Chromium resolves symbolic links of the temporary folder no further than VS Code does.
  const folder = await mkdtemp(path.join(tmpdir(), 'breakeven-workspace-'));
  await cp(options.workspace ?? environment.sampleWorkspace, folder, { recursive: true });
  const settings = { ...environment.settings, ...options.settings };
  await writeFile(environment.settingsFile, JSON.stringify(settings, null, 2));
  const browser = await chromium.launch({ ...environment.chromium });
  const page = await browser.newPage({
    viewport: options.viewport ?? { width: 1400, height: 900 },
    locale: 'en-US',
  });
  const workbench = new Workbench(page, folder, browser);
  try {
    if (environment.extensionPort !== undefined)
      await runInBrowser(page, `http://localhost:${environment.port}`, environment.extensionPort);
    await page.goto(urlOf(environment, folder, options.openFile));
    await workbench.untilReady(options.openFile);
    return workbench;
  } catch (error) {
    await workbench.screenshot('workbench did not open');
    await workbench.close();
    throw error;
  }
}

function urlOf({ port }: UiEnvironment, folder: string, openFile: string | undefined): string {
  const remote = `vscode-remote://localhost:${port}`;
  const payload = openFile ? [['openFile', remote + encodeURI(path.posix.join(folder, openFile))]] : [];
  return `http://localhost:${port}/?${new URLSearchParams({ folder, payload: JSON.stringify(payload) })}`;
}

/** A VS Code window on a workspace of its own, which a test may change. */
export class Workbench {
  readonly editor: Editor;

  constructor(
    /** The browser's page, for what has no helper here. */
    readonly page: Page,
    /** Absolute path of the workspace's copy. */
    readonly folder: string,
    private readonly browser: Browser,
  ) {
    this.editor = new Editor(page);
  }

  async untilReady(openFile: string | undefined): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: START_MS });
    if (openFile) await this.editor.untilOpen(path.posix.basename(openFile));
  }

  /** Runs a command by its title in the palette, such as `Breakeven: Open Scenario`. */
  async runCommand(title: string): Promise<void> {
    await this.pick(`>${title}`, title);
  }

  /** Opens a file of the workspace in an editor. */
  async openFile(relativePath: string): Promise<void> {
    await this.pick(path.posix.basename(relativePath), path.posix.basename(relativePath));
    await this.editor.untilOpen(path.posix.basename(relativePath));
  }

  /** The input box or list that a command shows at the top. */
  get quickInput() {
    return this.page.locator('.quick-input-widget:visible');
  }

  /** Types into a file dialog and accepts; again where it was still reading the folder and put its own text there, or did not listen. */
  async answer(text: string): Promise<void> {
    const input = this.quickInput.locator('input').first();
    const end = Date.now() + PICK_MS;
    for (;;) {
      try {
        await input.fill(text, { timeout: ATTEMPT_MS });
        await this.page.waitForTimeout(SETTLE_MS);
        if ((await input.inputValue({ timeout: ATTEMPT_MS })) !== text) continue;
        await input.press('Enter', { timeout: ATTEMPT_MS });
        await this.quickInput.waitFor({ state: 'hidden', timeout: ATTEMPT_MS });
        return;
      } catch (error) {
        if (Date.now() > end) throw error;
      }
    }
  }

  /** The page inside a webview: the only one, or the one at `index` in the order they were made. */
  webview(index = 0): FrameLocator {
    return this.page
      .locator('iframe.webview.ready')
      .nth(index)
      .contentFrame()
      .frameLocator('iframe#active-frame');
  }

  /** The panel in the sidebar, opened by its icon. */
  async openPanel(): Promise<FrameLocator> {
    const icon = this.page.locator('.activitybar .action-item', {
      has: this.page.locator('[aria-label^="Breakeven"]'),
    });
    if ((await icon.getAttribute('aria-selected')) !== 'true') await icon.click();
    const frame = this.webview();
    await frame.locator('body').waitFor();
    return frame;
  }

  /** Clicks in the context menu that is open; again, as a user would, where it has not listened yet. */
  async chooseInMenu(label: string): Promise<void> {
    const item = this.page.locator('.monaco-menu .action-label', { hasText: label });
    const end = Date.now() + PICK_MS;
    for (;;) {
      try {
        await item.click({ timeout: SETTLE_MS * 2 }).catch(() => undefined);
        await item.waitFor({ state: 'hidden', timeout: SETTLE_MS * 2 });
        return;
      } catch (error) {
        if (Date.now() > end) throw error;
      }
    }
  }

  /** A status bar entry, found by its text. */
  statusBarItem(text: string | RegExp) {
    return this.page.locator('.part.statusbar .statusbar-item', { hasText: text });
  }

  /** Notifications at the lower right, found by their text. */
  notification(text: string | RegExp) {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text });
  }

  /** Writes test-results/<name>.png, or the file given, and returns its path. */
  async screenshot(name: string): Promise<string> {
    const file = name.endsWith('.png')
      ? name
      : path.join('test-results', `${name.replace(/[^\w.-]+/g, '-')}.png`);
    await mkdir(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
    return file;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  /** Starts over when an editor that opens meanwhile takes the focus, which closes the list. */
  private async pick(typed: string, label: string): Promise<void> {
    const row = this.quickInput.locator('.monaco-list-row', { hasText: label }).first();
    const end = Date.now() + PICK_MS;
    for (;;) {
      try {
        await this.page.keyboard.press('F1');
        await this.quickInput.locator('input').first().fill(typed, { timeout: ATTEMPT_MS });
        await row.click({ timeout: ATTEMPT_MS });
        return;
      } catch (error) {
        if (Date.now() > end) throw error;
        // A list that stays open keeps what was there when it was opened, and the same text again changes nothing.
        await this.page.keyboard.press('Escape');
      }
    }
  }
}
