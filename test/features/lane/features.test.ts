import assert from 'node:assert/strict';
import process from 'node:process';
import { FEATURES } from '../features';
import { SHOP } from '../list/code';
import { type FeatureResult, runFeatures } from '../run';
import { type Handover, StdioHost } from '../stdio/stdioHost';
import { type Row, scannedRows } from './commandLine';
import { type Run, runInEditor } from './editors';

/** Part of a feature's name, to run those alone: the lane's own `--grep` comes too late for the editors. */
const GREP = process.env.BREAKEVEN_FEATURES ?? '';

async function runOverStreams(handover: Handover): Promise<Run> {
  const host = new StdioHost(handover);
  try {
    await host.start();
    return { results: await runFeatures(host, GREP, () => undefined), problem: null };
  } finally {
    host.stop();
  }
}

const RUNS = {
  'a client of the protocol, asked for its settings': () => runOverStreams('asked'),
  'a client of the protocol that sends its settings': () => runOverStreams('sent'),
  'VS Code': () => runInEditor('node', GREP),
  'VS Code for the Web': () => runInEditor('web', GREP),
};
/** More than an editor is given. */
const LONGEST_MS = 480_000;
const [REFERENCE] = Object.keys(RUNS);

const running = new Map(Object.entries(RUNS).map(([name, run]) => [name, run()]));
// Who fails is told of it where the results are read.
for (const run of running.values()) run.catch(() => undefined);

for (const name of Object.keys(RUNS)) {
  describe(`in ${name}`, () => {
    let run: Run = { results: [], problem: 'it did not begin' };
    let expected: readonly FeatureResult[] = [];

    before(async function () {
      this.timeout(LONGEST_MS);
      expected = (await running.get(REFERENCE ?? ''))?.results ?? [];
      run = (await running.get(name)) ?? run;
    });

    for (const feature of FEATURES.filter((each) => each.name.includes(GREP))) {
      it(feature.name, () => {
        const result = run.results.find((each) => each.name === feature.name);
        assert.ok(result !== undefined, `it was not run: ${run.problem}`);
        if (result.missing !== null) return;
        assert.ok(result.failure === null, `${result.failure} (after ${result.milliseconds} ms)`);
        const reference = expected.find((each) => each.name === feature.name);
        if (reference?.missing === null && reference.failure === null)
          assert.deepEqual(result.shown, reference.shown);
      });
    }

    it('ends by itself', () => {
      assert.equal(run.problem, null);
      const seconds = run.results.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;
      const count = run.results.filter(({ missing }) => missing === null).length;
      console.log(
        `      ${count} features in ${seconds.toFixed(1)} s, ${run.results.length - count} that it lacks`,
      );
    });
  });
}

describe('in the command line', () => {
  it('the same calls cost the same as in an editor', async function () {
    this.timeout(LONGEST_MS);
    const run = await running.get(REFERENCE ?? '');
    const report = run?.results.find(
      ({ name }) => name === 'the report adds up the workspace, in each of its formats',
    );
    if (GREP !== '' && report === undefined) return;
    const { rows } = JSON.parse(String(report?.shown.json)) as { rows: Row[] };
    const inEditor = rows.map(({ path, line, requestsPerMonth, apiUsdPerMonth }) => ({
      ...{ path, line, requestsPerMonth, apiUsdPerMonth },
    }));
    assert.deepEqual(inEditor, scannedRows(SHOP));
  });
});
