import type { FrameLocator, Page } from 'playwright-core';

interface Control {
  readonly name: string;
  readonly html: string;
  /** Something of it or of what holds it looks otherwise with the focus. */
  readonly showsFocus: boolean;
}

interface Part {
  readonly tabIndex: number;
  readonly shadowRoot: { readonly children: Iterable<Part> } | null;
  readonly children: Iterable<Part>;
  readonly parentNode: (Part & { readonly host?: Part }) | null;
  readonly textContent: string | null;
  readonly outerHTML: string;
  readonly disabled?: boolean;
  readonly nodeType: number;
  readonly ownerDocument: {
    readonly activeElement: Part | null;
    readonly defaultView: { getComputedStyle(part: Part): Style };
  };
  checkVisibility(): boolean;
  getAttribute(name: string): string | null;
  matches(selector: string): boolean;
  focus(): void;
}
type Style = Readonly<
  Record<'outlineStyle' | 'outlineWidth' | 'outlineColor' | 'borderColor' | 'boxShadow', string>
>;

/** Where the test keeps what it found, in the page. */
type Found = typeof globalThis & { controls: Part[] };

/** All that can be reached by keyboard in a page, in the order of the page; shadow roots are looked through. */
export function controlsOf(frame: FrameLocator): Promise<number> {
  return frame.locator('main').evaluate((main) => {
    const page = globalThis as Found;
    const found: Part[] = [];
    const visit = (part: Part) => {
      if (!part.checkVisibility()) return;
      if (part.tabIndex >= 0 && part.disabled !== true) found.push(part);
      for (const child of part.shadowRoot?.children ?? []) visit(child);
      for (const child of part.children) visit(child);
    };
    visit(main as unknown as Part);
    page.controls = found;
    return found.length;
  });
}

/** Gives the focus to the first or the last, by a key from the one beside it: a script's focus may not be shown. */
async function start(page: Page, frame: FrameLocator, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  await frame.locator('main').evaluate((_, at) => {
    const { controls } = globalThis as Found;
    controls.at(at === 'Tab' ? 1 : -2)?.focus();
  }, key);
  await page.keyboard.press(key === 'Tab' ? 'Shift+Tab' : 'Tab');
}

/** Index of what has the focus among the controls, with its name and whether its look has changed; -1 for anything else. */
function focused(frame: FrameLocator): Promise<Control & { index: number }> {
  return frame.locator('main').evaluate(async (main) => {
    const page = globalThis as Found;
    const { ownerDocument } = main as unknown as Part;
    let active = ownerDocument.activeElement;
    for (let inner = active; inner !== null; ) {
      active = inner;
      inner = (inner.shadowRoot as unknown as { activeElement: Part | null } | null)?.activeElement ?? null;
    }
    const index = active === null ? -1 : page.controls.indexOf(active);
    if (active === null) return { index, name: '', html: '', showsFocus: false };
    const chain: Part[] = [];
    for (let part: Part | null = active; part !== null && chain.length < 6; ) {
      if (part.nodeType === 1) chain.push(part);
      part = part.parentNode?.host ?? part.parentNode;
    }
    const view = ownerDocument.defaultView;
    const isMarked = (part: Part) => {
      const { outlineStyle, outlineWidth } = view.getComputedStyle(part);
      return outlineStyle !== 'none' && outlineWidth !== '0px';
    };
    const look = () =>
      chain
        .map((part) => view.getComputedStyle(part))
        .map(({ outlineStyle, outlineColor, borderColor, boxShadow }) =>
          [outlineStyle, outlineColor, borderColor, boxShadow].join(),
        )
        .join(';');
    const with_ = look();
    const blurred = active as Part & { blur(): void };
    let showsFocus = isMarked(active);
    if (!showsFocus) {
      blurred.blur();
      // Controls draw themselves anew after the focus has gone.
      await new Promise((resolve) => setTimeout(resolve, 0));
      await new Promise((resolve) =>
        (view as unknown as { requestAnimationFrame(then: unknown): void }).requestAnimationFrame(resolve),
      );
      showsFocus = look() !== with_;
      active.focus();
    }
    const held = chain.find(
      (part) => part.getAttribute('aria-label') !== null || (part.textContent ?? '').trim() !== '',
    );
    const name = active.getAttribute('aria-label') ?? (active.textContent ?? '').trim();
    return {
      index,
      name: name === '' ? (held?.getAttribute('aria-label') ?? '') : name,
      html: active.outerHTML.slice(0, 160),
      showsFocus,
    };
  });
}

/** Goes by a key from one end until all controls were passed. @returns where it came by, in this order */
export async function walk(page: Page, frame: FrameLocator, key: 'Tab' | 'Shift+Tab', count: number) {
  await start(page, frame, key);
  const passed = [await focused(frame)];
  while (passed.length < count) {
    await page.keyboard.press(key);
    passed.push(await focused(frame));
  }
  return passed;
}
