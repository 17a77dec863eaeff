/** What is measured in a window: each measure does what a user does, and reads it off the frames. */

import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { FrameLocator } from 'playwright-core';
import { CALLS } from './files';
import type { Frame } from './inPage';
import type { BenchWindow } from './window';

const KEY_MS = 60;
const LIMIT_MS = 20_000;
const POLL_MS = 25;

/** Where figures stand in the text, each as it reads in a frame. */
export type Style = (frame: Frame) => readonly string[];

export const STYLES = {
  lenses: ({ lenses }: Frame) => lenses,
  hints: ({ hints }: Frame) => hints,
} as const;

export interface Opening {
  /** Milliseconds from opening a file to the frame that shows a figure for each of its calls. */
  readonly figures: number;
  /** To the first frame that shows its text. */
  readonly text: number;
}

export async function opening(window: BenchWindow, file: string, style: Style): Promise<Opening> {
  await window.startFrames();
  const since = await window.ask<number>('open', { file });
  const name = path.basename(file);
  const isOpen = (frame: Frame) => frame.file === name && frame.lines > 0;
  const text = await window.frameThat(isOpen, LIMIT_MS);
  const drawn = await window.frameThat((frame) => isOpen(frame) && style(frame).length >= CALLS, LIMIT_MS);
  await window.stopFrames();
  return { figures: drawn.at - since, text: text.at - since };
}

export interface Typing {
  /** From the last key to the last frame in which a figure changed, for each burst of keys. */
  readonly delays: readonly number[];
  /** Frames in which a lens was missing or stood loose, or the text had jumped. */
  readonly flickers: number;
  readonly frames: number;
}

/** Types bursts of keys at the cursor and waits until the figures stand still after each. */
export async function typing(
  window: BenchWindow,
  bursts: readonly string[],
  settleMs: number,
  style: Style,
): Promise<Typing> {
  const delays: number[] = [];
  let [flickers, frames] = [0, 0];
  await setTimeout(settleMs);
  for (const burst of bursts) {
    await window.startFrames();
    await setTimeout(POLL_MS * 2);
    await window.page.keyboard.type(burst, { delay: KEY_MS });
    await setTimeout(settleMs);
    const { frames: seen, lastKey } = await window.stopFrames();
    const last = lastChange(seen, style);
    // A burst may leave the figure as it was.
    if (last !== null && last > lastKey) delays.push(last - lastKey);
    flickers += flickersIn(seen, !burst.includes('\n'));
    frames += seen.length;
  }
  return { delays, flickers, frames };
}

function lastChange(frames: readonly Frame[], style: Style): number | null {
  const texts = frames.map((frame) => style(frame).join('\n'));
  const changed = frames.filter((_, index) => index > 0 && texts[index] !== texts[index - 1]);
  return changed.at(-1)?.at ?? null;
}

function flickersIn(frames: readonly Frame[], isOneLine: boolean): number {
  const [first] = frames;
  if (first === undefined) return 0;
  return frames.filter(
    (frame) =>
      frame.lenses.length < first.lenses.length ||
      frame.loose > 0 ||
      frame.firstLens !== first.firstLens ||
      (isOneLine && frame.cursor !== null && frame.cursor !== first.cursor),
  ).length;
}

export interface PanelTimes {
  readonly opening: number;
  readonly edits: readonly number[];
}

/** From the command to the figure on the page, and from each step of a slider to another figure. */
export async function panelTimes(window: BenchWindow, steps: number): Promise<PanelTimes> {
  const since = await window.ask<number>('run', { command: 'breakeven.openScenario' });
  const panel = window.page
    .locator('iframe.webview.ready')
    .contentFrame()
    .frameLocator('iframe#active-frame');
  await panel.locator('#figure-api').waitFor();
  const shownAfter = performance.timeOrigin + performance.now() - since;
  const edits: number[] = [];
  for (let step = 0; step < steps; step += 1) edits.push(await editTime(panel, step));
  return { opening: shownAfter, edits };
}

/** The answer is drawn when the frame after the next input is. */
function editTime(panel: FrameLocator, step: number): Promise<number> {
  return panel
    .locator('input[type="range"]')
    .first()
    .evaluate(
      (slider, value) => {
        const input = slider as unknown as { value: string; dispatchEvent(event: unknown): void };
        const page = globalThis as unknown as {
          Event: new (type: string, options: object) => unknown;
          requestAnimationFrame(callback: () => void): void;
        };
        input.value = value;
        const start = performance.now();
        input.dispatchEvent(new page.Event('input', { bubbles: true }));
        return new Promise<number>((resolve) =>
          page.requestAnimationFrame(() =>
            page.requestAnimationFrame(() => resolve(performance.now() - start)),
          ),
        );
      },
      String(40 + step),
    );
}
