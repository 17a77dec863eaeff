/** A VS Code window of the bench, with the extension and the probe installed in its server. */

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { UiEnvironment } from '../../support/ui/environment';
import { type Frame, type PageWorld, record } from './inPage';

const READY_MS = 60_000;
const POLL_MS = 50;

interface Probe {
  readonly port: number;
  readonly pid: number;
}

export class BenchWindow {
  private constructor(
    readonly page: Page,
    private readonly browser: Browser,
    private readonly probe: Probe,
  ) {}

  /** High enough for all calls of a file. @param probeFile where the probe says how it is reached */
  static async open(
    { port, chromium: launch }: UiEnvironment,
    folder: string,
    probeFile: string,
  ): Promise<BenchWindow> {
    rmSync(probeFile, { force: true });
    const browser = await chromium.launch({ ...launch });
    const page = await browser.newPage({ viewport: { width: 1300, height: 2400 }, locale: 'en-US' });
    await page.addInitScript(record);
    await page.goto(`http://localhost:${port}/?${new URLSearchParams({ folder })}`);
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: READY_MS });
    return new BenchWindow(page, browser, await probeIn(probeFile));
  }

  get extensionHost(): number {
    return this.probe.pid;
  }

  /** Has the probe do something in the extension host. */
  async ask<T>(what: string, params: Record<string, string> = {}): Promise<T> {
    const url = `http://127.0.0.1:${this.probe.port}/${what}?${new URLSearchParams(params)}`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(READY_MS) }).catch((error: unknown) => {
      throw new Error(`${what} ${JSON.stringify(params)}`, { cause: error });
    });
    if (!answer.ok) throw new Error(`${what}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** Saved before: nobody is there to answer whether they should be. */
  async closeEditors(): Promise<void> {
    await this.ask('run', { command: 'workbench.action.files.saveAll' });
    await this.ask('run', { command: 'workbench.action.closeAllEditors' });
  }

  /** Gives the keyboard to the text. */
  async focus(): Promise<void> {
    const active = '.editor-group-container.active .monaco-editor[role="code"]';
    await this.page.locator(`${active} .native-edit-context, ${active} textarea.inputarea`).first().focus();
  }

  async startFrames(): Promise<void> {
    await this.page.evaluate(() => {
      const recording = (globalThis as unknown as PageWorld).breakevenFrames;
      recording.frames = [];
      recording.isOn = true;
    });
  }

  async stopFrames(): Promise<{ frames: readonly Frame[]; lastKey: number }> {
    return this.page.evaluate(() => {
      const recording = (globalThis as unknown as PageWorld).breakevenFrames;
      recording.isOn = false;
      return { frames: recording.frames, lastKey: recording.lastKey };
    });
  }

  /** The first frame that fits. */
  async frameThat(fits: (frame: Frame) => boolean, limitMs: number): Promise<Frame> {
    const end = Date.now() + limitMs;
    for (;;) {
      const frames = await this.page.evaluate(
        () => (globalThis as unknown as PageWorld).breakevenFrames.frames,
      );
      const found = frames.find(fits);
      if (found !== undefined) return found;
      if (Date.now() > end) throw new Error(`No such frame; the last: ${JSON.stringify(frames.at(-1))}`);
      await setTimeout(POLL_MS);
    }
  }

  /** What is left unsaved would come back in the next window, and the extension with it. */
  async close(): Promise<void> {
    await this.closeEditors();
    await this.browser.close();
    // The extension host would wait for the window to come back.
    process.kill(this.probe.pid);
  }
}

async function probeIn(file: string): Promise<Probe> {
  const end = Date.now() + READY_MS;
  while (Date.now() < end) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (text !== '') return JSON.parse(text);
    await setTimeout(POLL_MS);
  }
  throw new Error('The extension host did not start.');
}
