/** What runs in the pages of the workbench: it writes down what each frame shows. */

/** The part of a page's world that is used here; tests are compiled without it. */
interface Box {
  readonly top: number;
  readonly bottom: number;
}
interface PageElement {
  readonly textContent: string;
  getBoundingClientRect(): Box;
}
declare const document: {
  querySelectorAll(selector: string): Iterable<PageElement>;
  querySelector(selector: string): PageElement | null;
  addEventListener(type: string, listener: () => void, capturing: boolean): void;
};
declare function requestAnimationFrame(callback: () => void): void;

export interface Frame {
  /** Epoch, in milliseconds, as all times here. */
  readonly at: number;
  /** The active editor's. */
  readonly file: string;
  /** Lines of text in view. */
  readonly lines: number;
  readonly lenses: readonly string[];
  /** Lenses that do not stand right above a line of text. */
  readonly loose: number;
  readonly hints: readonly string[];
  /** Where the cursor is, in pixels. */
  readonly cursor: number | null;
  readonly firstLens: number | null;
}

export interface Recording {
  frames: Frame[];
  lastKey: number;
  isOn: boolean;
}

export interface PageWorld {
  breakevenFrames: Recording;
}

/** Handed to every page and frame before its own scripts run; refers to nothing around it. */
export function record(): void {
  const SIDE = 4;
  const world = globalThis as unknown as PageWorld;
  const now = () => performance.timeOrigin + performance.now();
  const recording: Recording = { frames: [], lastKey: 0, isOn: false };
  world.breakevenFrames = recording;
  document.addEventListener(
    'keydown',
    () => {
      recording.lastKey = now();
    },
    true,
  );
  const editor = '.editor-group-container.active .monaco-editor[role="code"]';
  const frameNow = (): Frame => {
    const lines = [...document.querySelectorAll(`${editor} .view-line`)].map(
      (line) => line.getBoundingClientRect().top,
    );
    const lenses = [...document.querySelectorAll(`${editor} .codelens-decoration`)].map((lens) => ({
      text: lens.textContent,
      box: lens.getBoundingClientRect(),
    }));
    const tops = lenses.map(({ box }) => box.top);
    return {
      at: now(),
      file:
        document.querySelector('.editor-group-container.active .tab.active .label-name')?.textContent ?? '',
      lines: lines.length,
      lenses: lenses
        .sort((a, b) => a.box.top - b.box.top)
        .map(({ text }) => text)
        .filter((text) => text !== ''),
      loose: lenses.filter(({ box }) => !lines.some((top) => Math.abs(top - box.bottom) <= SIDE)).length,
      hints: [...document.querySelectorAll(`${editor} [class*="dyn-rule"]`)]
        .map((hint) => hint.textContent.trim())
        .filter((text) => text !== ''),
      cursor: document.querySelector(`${editor} .cursors-layer .cursor`)?.getBoundingClientRect().top ?? null,
      firstLens: tops.length === 0 ? null : Math.min(...tops),
    };
  };
  const tick = () => {
    if (recording.isOn) recording.frames.push(frameNow());
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}
