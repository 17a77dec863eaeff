import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Panel, SECTIONS } from '../support/ui/panel';
import { useWorkbench } from '../support/ui/useWorkbench';

const AXE = readFileSync(path.resolve('node_modules/axe-core/axe.min.js'), 'utf8');

const THEMES = [
  'Default Dark Modern',
  'Default Light Modern',
  'Default High Contrast',
  'Default High Contrast Light',
];

const PLAN = {
  workloads: [
    {
      id: 'a',
      label: 'A',
      requestsPerMonth: 3e6,
      inputTokens: 900,
      outputTokens: 90,
      apiModel: 'openai/gpt-4o',
    },
    {
      id: 'b',
      label: 'B',
      requestsPerMonth: 3e4,
      inputTokens: 900,
      outputTokens: 90,
      apiModel: 'openai/gpt-4o',
    },
  ],
  traffic: { profile: 'business-hours' },
  hosting: { gpu: 'H100-SXM' },
};

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

for (const theme of THEMES) {
  describe(`the panel in ${theme}`, () => {
    const workbench = useWorkbench({
      openFile: 'rag_service/answer.py',
      settings: { 'workbench.colorTheme': theme },
    });

    it('has no accessibility violation that axe-core knows', async () => {
      const panel = new Panel(await workbench().openPanel());
      await panel.figure('hosted').waitFor();
      await panel.pick('traffic.profile', 'business hours');
      await panel.saveAs('every part');
      for (const section of SECTIONS) await panel.open(section);
      await panel.drawn();
      await panel.frame.locator('#compared-figures').waitFor();
      assert.deepEqual(await violationsIn(panel), []);
    });

    it('has none in the editor of a scenario file, and none where the file is broken', async () => {
      const file = path.join(workbench().folder, 'plan.breakeven.json');
      await writeFile(file, JSON.stringify(PLAN, null, 2));
      await workbench().runCommand('Breakeven: Open Scenario File');
      await workbench().quickInput.locator('.monaco-list-row', { hasText: 'plan.breakeven.json' }).click();
      const panel = new Panel(workbench().webview(1));
      await panel.figure('hosted').waitFor();
      for (const section of SECTIONS) await panel.open(section);
      await panel.drawn();
      await panel.frame.locator('#compared-figures').waitFor();
      assert.deepEqual(await violationsIn(panel), []);
      await writeFile(file, '{');
      await panel.frame.locator('.broken').waitFor();
      assert.deepEqual(await violationsIn(panel), []);
    });
  });
}

function violationsIn(panel: Panel): Promise<string[]> {
  return panel.frame.locator('main').evaluate(runAxe, AXE);
}

/** Runs in the page; its policy allows no script but ours, so the checker comes by evaluation. */
async function runAxe(
  main: { ownerDocument: { body: { style: { background: string } } } },
  axe: string,
): Promise<string[]> {
  // biome-ignore lint/security/noGlobalEval: the checker's source, in a test page
  globalThis.eval(axe);
  // The page is transparent over the sidebar, whose colour the checker cannot see.
  main.ownerDocument.body.style.background = 'var(--vscode-sideBar-background)';
  const { run } = (
    globalThis as unknown as { axe: { run: (o: object) => Promise<{ violations: Violation[] }> } }
  ).axe;
  const { violations } = await run({ resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
