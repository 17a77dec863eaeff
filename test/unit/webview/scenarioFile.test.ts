import assert from 'node:assert/strict';
import path from 'node:path';
import { fileContent } from '../../../src/core/project/panelContent';
import { DEFAULT_SETTINGS } from '../../../src/core/project/settings';
import { givenPaths } from '../../../src/core/scenario/editScenarioText';
import { PRESETS } from '../../../src/core/scenario/presets';
import { readScenarioText } from '../../../src/core/scenario/scenarioText';
import { loadBreakeven } from '../../../src/node/loadBreakeven';
import { type PanelSnapshot, panelSnapshotSchema } from '../../../src/protocol/panel';
import { evaluate } from '../../../src/webview/evaluate';
import { originOf, withSnapshot } from '../../../src/webview/state';
import { cli, withFiles } from '../../support/cli';

/** Whatever the file is called here, the page is given what crosses to it. */
async function snapshotOf(text: string): Promise<PanelSnapshot> {
  const breakeven = await loadBreakeven(path.resolve('dist'));
  const context = breakeven.contextFor(DEFAULT_SETTINGS, new Date());
  const { scenario, root, problems } = readScenarioText(text);
  assert.ok(scenario && root, JSON.stringify(problems));
  const content = fileContent(context, {
    scenario,
    given: givenPaths(root, scenario),
    selectedWorkloadId: null,
  });
  const own = { sequence: 1, revision: 0, saved: [], file: 'plan.breakeven.json', undo: null, redo: null };
  return panelSnapshotSchema.parse({ type: 'snapshot', ...own, ...content });
}

/** Bought and rented, by the hour and by a measurement, with prices of their own and without. */
const EXAMPLES = ['a-nightly-batch', 'b-owned-hardware', 'c-405b', 'd-support-chat', 'c-price-gpt-4o'];

const CALL = {
  id: 'chat',
  label: 'Chat',
  requestsPerMonth: 3e6,
  inputTokens: 5600,
  outputTokens: 500,
  apiModel: 'openai/gpt-4o',
};

type Parts = Record<'api' | 'selfHosted' | 'verdict' | 'breakEven' | 'horizon' | 'hybrid', unknown>;

function byCommandLine(text: string): Parts {
  let said = '';
  withFiles({ 'plan.breakeven.json': text }, (folder) => {
    const file = path.join(folder, 'plan.breakeven.json');
    const { out, err, code } = cli(['estimate', '--scenario', file, '--json']);
    assert.equal(code, 0, err);
    said = out;
  });
  return JSON.parse(said) as Parts;
}

describe('a scenario file in the panel', () => {
  const texts: readonly (readonly [string, string])[] = [
    [
      'with comments and aliases',
      `{ // a plan\n "workloads": [${JSON.stringify(CALL)}], "hosting": { "gpu": "h100", } }`,
    ],
    [
      'with a model of sliding windows',
      JSON.stringify({ workloads: [CALL], hosting: { openModel: 'gemma-3-27b', gpu: 'L40S' } }),
    ],
    ...PRESETS.filter(({ id }) => EXAMPLES.includes(id)).map(
      ({ id, scenario }) => [`of the preset ${id}`, JSON.stringify(scenario)] as const,
    ),
  ];

  for (const [name, text] of texts)
    it(`has the figures of the command line: ${name}`, async () => {
      const { estimate, problems } = evaluate(withSnapshot(null, await snapshotOf(text)));
      assert.ok(estimate, JSON.stringify(problems));
      const said = byCommandLine(text);
      const { api, selfHosted, verdict, breakEven, horizon, hybrid } = estimate;
      const shown = JSON.parse(JSON.stringify({ api, selfHosted, verdict, breakEven, horizon, hybrid }));
      for (const [part, value] of Object.entries(shown))
        assert.deepEqual(value, said[part as keyof Parts], part);
    });

  it('says which inputs it states itself', async () => {
    const state = withSnapshot(null, await snapshotOf('{ "hosting": { "gpu": "L40S" }, "task": "chat" }'));
    const paths = ['hosting.gpu', 'task', 'hosting.precision', 'bill.usdPerMonth'];
    assert.deepEqual(
      paths.map((each) => originOf(state, each)),
      ['file', 'file', 'default', 'default'],
    );
  });
});
