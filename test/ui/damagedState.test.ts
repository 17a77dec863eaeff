import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { Panel } from '../support/ui/panel';
import { useWorkbench } from '../support/ui/useWorkbench';

const RATE = 'Price of a GPU, USD an hour';
/** What VS Code keeps of a workspace is on the disk by then. */
const WRITTEN_MS = 3000;

/**
 * Writes into what VS Code keeps for the extension and this workspace, which a browser has in a database of its own.
 *
 * @param damaged The values by their keys; those of a list come after what is there.
 * @returns in how many databases
 */
async function damage(page: Page, damaged: Readonly<Record<string, unknown>>): Promise<number> {
  return page.evaluate(async (values) => {
    type Wish<T> = { result: T; error: unknown; onsuccess: () => void; onerror: () => void };
    type Store = {
      get(key: string): Wish<string | undefined>;
      put(value: string, key: string): Wish<unknown>;
    };
    type Database = {
      objectStoreNames: { contains(name: string): boolean };
      transaction(name: string, mode: string): { objectStore(name: string): Store };
      close(): void;
    };
    const { indexedDB } = globalThis as unknown as {
      indexedDB: { databases(): Promise<{ name: string }[]>; open(name: string): Wish<Database> };
    };
    const done = <T>(wish: Wish<T>) =>
      new Promise<T>((resolve, reject) => {
        wish.onsuccess = () => resolve(wish.result);
        wish.onerror = () => reject(wish.error);
      });
    const [table, key] = ['ItemTable', 'breakeven.breakeven'];
    let found = 0;
    for (const { name } of await indexedDB.databases()) {
      if (!/^vscode-web-state-db-(?!global)/.test(name)) continue;
      const database = await done(indexedDB.open(name));
      if (database.objectStoreNames.contains(table)) {
        const store = database.transaction(table, 'readwrite').objectStore(table);
        const kept = await done(store.get(key));
        if (kept !== undefined) {
          const before = JSON.parse(kept) as Record<string, unknown>;
          const merged = Object.entries(values).map(([at, value]) => {
            const old = before[at];
            return [at, Array.isArray(value) && Array.isArray(old) ? [...old, ...value] : value];
          });
          await done(store.put(JSON.stringify({ ...before, ...Object.fromEntries(merged) }), key));
          found += 1;
        }
      }
      database.close();
    }
    return found;
  }, damaged);
}

describe('what is kept of a workspace, damaged', () => {
  const workbench = useWorkbench({
    openFile: 'rag_service/answer.py',
    viewport: { width: 1400, height: 1300 },
  });

  it('costs itself alone: the figures are those of the code, what can be read is there, nothing pops up', async () => {
    const { page } = workbench();
    let panel = new Panel(await workbench().openPanel());
    await panel.figure('hosted').waitFor();
    const ofTheCode = (await panel.figure('hosted').textContent()) ?? '';
    await panel.input(RATE).fill('4.25');
    await panel.untilChanged(panel.figure('hosted'), ofTheCode);
    await panel.saveAs('dear hours');
    await page.waitForTimeout(WRITTEN_MS);

    const found = await damage(page, {
      'breakeven.scenario': { scenario: { hosting: '<img src=x>' }, edited: 'all' },
      'breakeven.savedScenarios': [7, null, { name: 'lost', scenario: { schemaVersion: 0 }, edited: [] }],
      'breakeven.callsView': { grouping: 'constructor', sorting: [], filter: { length: 3 } },
    });
    assert.equal(found, 1);
    await page.reload();
    await workbench().editor.untilOpen('answer.py');

    panel = new Panel(workbench().webview());
    await panel.untilText(panel.figure('hosted'), ofTheCode);
    await panel.open('saved');
    await panel.savedRow('dear hours').waitFor();
    assert.equal(await panel.frame.locator('.shelf li').count(), 1);
    const calls = page.locator('[aria-label="Calls"] .monaco-list-row');
    await calls.filter({ hasText: 'answer.py' }).first().waitFor();
    assert.equal(await workbench().notification(/./).count(), 0);

    await panel.input(RATE).fill('4.25');
    await panel.untilChanged(panel.figure('hosted'), ofTheCode);
    await panel.saveAs('dear hours, again');
    assert.equal(await panel.frame.locator('.shelf li').count(), 2);
  });
});
