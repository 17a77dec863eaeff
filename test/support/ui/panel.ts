import type { FrameLocator, Locator } from 'playwright-core';

/** Parts of the page that fold. */
export const SECTIONS = [
  ...['sure', 'traffic', 'hosting', 'overhead', 'more'],
  ...['load', 'horizon', 'split', 'saved', 'costs', 'utilization', 'sources'],
];

/** The scenario panel, in the sidebar or as an editor tab. */
export class Panel {
  constructor(readonly frame: FrameLocator) {}

  /** The month on one side, in words. */
  figure(side: 'api' | 'hosted'): Locator {
    return this.frame.locator(`#figure-${side}`);
  }

  /** An input by its label. Shadow roots are looked through. */
  input(label: string): Locator {
    return this.frame.getByLabel(label).first();
  }

  /** The row of an input with its origin and problem, by the path in the scenario. */
  field(path: string): Locator {
    return this.frame.locator(`.field[data-path="${path}"]`);
  }

  get chart(): Locator {
    return this.frame.locator('#volume-chart svg');
  }

  /** Which calls are compared. */
  get compared(): Promise<string> {
    return this.frame.locator('[data-choice="workload"]').evaluate((select) => {
      const { value } = select as unknown as { value: string };
      return value;
    });
  }

  /** Chooses in a list by the text of the choice. */
  async pick(path: string, choice: string): Promise<void> {
    const [section = ''] = path.split('.');
    await this.open(section);
    const select = this.frame.locator(`[data-choice="${path}"]`);
    await select.click();
    await select.locator('.option', { hasText: choice }).first().click();
  }

  /** Keeps what is shown under a name. */
  async saveAs(name: string): Promise<void> {
    await this.open('saved');
    await this.input('Name of the scenario').fill(name);
    await this.frame.locator('.keep vscode-button').click();
    await this.savedRow(name).waitFor();
  }

  savedRow(name: string): Locator {
    return this.frame.locator('.shelf li', { hasText: name });
  }

  /** Waits until the draws are those of the input. */
  async drawn(): Promise<string> {
    const uncertainty = this.frame.locator('#uncertainty[aria-busy="false"]');
    await uncertainty.waitFor();
    return (await uncertainty.locator('p').first().textContent()) ?? '';
  }

  /** Unfolds a part of the page. */
  async open(section: string): Promise<void> {
    const part = this.frame.locator(`#section-${section}`);
    if ((await part.getAttribute('open')) === null) await part.locator('.collapsible-header').click();
  }

  /** Waits until the element's text is this one. */
  async untilText(element: Locator, wanted: string): Promise<void> {
    await this.until(element, (text) => text === wanted, `not "${wanted}"`);
  }

  /** Waits until the element's text is another one, and returns that. */
  untilChanged(element: Locator, from: string): Promise<string> {
    return this.until(element, (text) => text !== from, `still "${from}"`);
  }

  private async until(element: Locator, isIt: (text: string) => boolean, fault: string): Promise<string> {
    const end = Date.now() + CHANGE_MS;
    for (;;) {
      const text = (await element.textContent()) ?? '';
      if (isIt(text)) return text;
      if (Date.now() > end) throw new Error(`"${text}" is ${fault}`);
      await element.page().waitForTimeout(POLL_MS);
    }
  }
}

const CHANGE_MS = 15_000;
const POLL_MS = 50;
