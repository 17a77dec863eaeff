import type { Locator, Page } from 'playwright-core';

/** How long the extension may take from the editor's opening to its first answer. */
const ANSWER_MS = 30_000;

const ATTEMPTS = 3;
const ATTEMPT_MS = 8000;

function isShown(element: Locator): Promise<boolean> {
  return element.waitFor({ timeout: ATTEMPT_MS }).then(
    () => true,
    () => false,
  );
}

/** The active text editor. */
export class Editor {
  constructor(private readonly page: Page) {}

  /** Waits until a file is shown in the active editor. */
  async untilOpen(fileName: string): Promise<void> {
    await this.page
      .locator(`.editor-group-container.active .tab.active[data-resource-name="${fileName}"]`)
      .waitFor();
    await this.lines.first().waitFor();
  }

  /** The code lens with this text, as a link that can be clicked. */
  async lens(text: string | RegExp, timeoutMs = ANSWER_MS): Promise<Locator> {
    const lens = this.page.locator('.codelens-decoration a', { hasText: text }).first();
    const end = Date.now() + timeoutMs;
    // VS Code can leave a lens as plain text until the cursor moves.
    for (
      let press = 'ArrowDown';
      !(await lens.isVisible());
      press = press === 'ArrowDown' ? 'ArrowUp' : 'ArrowDown'
    ) {
      if (Date.now() > end)
        throw new Error(`No lens ${text}; there are: ${(await this.lensTexts()).join(' | ')}`);
      await this.focus();
      await this.page.keyboard.press(press);
      await lens.waitFor({ timeout: 1000 }).catch(() => undefined);
    }
    return lens;
  }

  /**
   * Does something until what it shows is there; again, as a user would, where VS Code has dropped it for what came before.
   * The last attempt has all the time.
   */
  async untilShown(shown: Locator, act: () => Promise<void>): Promise<void> {
    for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) {
      await act();
      if (await isShown(shown)) return;
      await this.page.keyboard.press('Escape');
    }
    await act();
    await shown.waitFor();
  }

  /** Texts of all lenses in view. */
  lensTexts(): Promise<string[]> {
    return this.page.locator('.codelens-decoration').allTextContents();
  }

  /**
   * Puts the mouse on a word and waits for the part of the hover that holds `expected`.
   * @param line text that only the wanted line holds
   * @param word the part of that line to point at
   */
  async hover(
    line: string,
    word: string,
    expected: string | RegExp,
    timeoutMs = ANSWER_MS,
  ): Promise<Locator> {
    const hover = this.page
      .locator('.monaco-hover:visible .monaco-hover-content', { hasText: expected })
      .first();
    const end = Date.now() + timeoutMs;
    while (!(await hover.isVisible())) {
      if (Date.now() > end) throw new Error(`No hover with ${expected} on "${word}" in "${line}"`);
      await this.page.mouse.move(1, 1);
      const { x, y } = await this.centreOf(line, word);
      await this.page.mouse.move(x - 2, y, { steps: 3 });
      await this.page.mouse.move(x, y);
      await hover.waitFor({ timeout: 3000 }).catch(() => undefined);
    }
    return hover;
  }

  /** Puts the cursor at the start of a line, or at a column of it, counted from 1, and brings it into view. */
  async goToLine(line: number, column = 1): Promise<void> {
    await this.focus();
    await this.page.keyboard.press('Control+g');
    const input = this.page.locator('.quick-input-widget:visible input').first();
    await input.fill(`:${line}:${column}`);
    await input.press('Enter');
  }

  /** Types at the cursor. */
  async type(text: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.type(text);
  }

  /** Gives the keyboard to the editor and leaves the cursor where it is. */
  async focus(): Promise<void> {
    await this.page.locator(`${ACTIVE} .native-edit-context, ${ACTIVE} textarea.inputarea`).first().focus();
  }

  private get lines(): Locator {
    return this.page.locator(`${ACTIVE} .view-line`);
  }

  private async centreOf(line: string, word: string): Promise<{ x: number; y: number }> {
    const element = this.lines.filter({ hasText: line }).first();
    await element.waitFor();
    return element.evaluate((node, wanted) => {
      // The editor writes spaces as no-break spaces and splits a line into nested spans.
      const walker = node.ownerDocument.createTreeWalker(node, 4);
      const texts = [];
      for (let text = walker.nextNode(); text; text = walker.nextNode()) texts.push(text);
      const at = texts
        .map((text) => text.textContent)
        .join('')
        .replaceAll('\u00a0', ' ')
        .indexOf(wanted);
      if (at < 0) throw new Error(`"${wanted}" is not in that line`);
      let start = Math.floor(at + wanted.length / 2);
      const text = texts.find((one) => {
        if (start < one.textContent.length) return true;
        start -= one.textContent.length;
        return false;
      });
      const range = node.ownerDocument.createRange();
      range.setStart(text, start);
      range.setEnd(text, start + 1);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, word);
  }
}

const ACTIVE = '.editor-group-container.active .monaco-editor[role="code"]';
