import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Panel } from '../support/ui/panel';
import { useWorkbench } from '../support/ui/useWorkbench';

const AXE = readFileSync(path.resolve('node_modules/axe-core/axe.min.js'), 'utf8');

const THEMES = ['Default Dark Modern', 'Default Light Modern', 'Default High Contrast'];

const SECTIONS = [
  ...['sure', 'traffic', 'hosting', 'overhead', 'more'],
  ...['load', 'horizon', 'split', 'saved', 'costs', 'utilization', 'sources'],
];

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
      const violations = await panel.frame.locator('main').evaluate(runAxe, AXE);
      assert.deepEqual(violations, []);
    });
  });
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
