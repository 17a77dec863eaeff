import assert from 'node:assert/strict';
import process from 'node:process';
import { FEATURES } from '../features';
import { type FeatureResult, runFeatures } from '../run';
import { type Handover, StdioHost } from '../stdio/stdioHost';
import { runInEditor } from './editors';

/** Part of a feature's name, to run those alone: the lane's own `--grep` comes too late for the editors. */
const GREP = process.env.BREAKEVEN_FEATURES ?? '';

async function runOverStreams(handover: Handover): Promise<readonly FeatureResult[]> {
  const host = new StdioHost(handover);
  try {
    await host.start();
    return await runFeatures(host, GREP, () => undefined);
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
const [REFERENCE] = Object.keys(RUNS);

const running = new Map(Object.entries(RUNS).map(([name, run]) => [name, run()]));
// Who fails is told of it where the results are read.
for (const results of running.values()) results.catch(() => undefined);

for (const name of Object.keys(RUNS)) {
  describe(`in ${name}`, () => {
    let results: readonly FeatureResult[] = [];
    let expected: readonly FeatureResult[] = [];

    before(async function () {
      this.timeout(180_000);
      expected = (await running.get(REFERENCE ?? '')) ?? [];
      results = (await running.get(name)) ?? [];
    });

    for (const feature of FEATURES.filter((each) => each.name.includes(GREP))) {
      it(feature.name, () => {
        const result = results.find((each) => each.name === feature.name) ?? assert.fail('it was not run');
        if (result.missing !== null) return;
        assert.equal(result.failure, null, result.failure ?? '');
        const reference = expected.find((each) => each.name === feature.name);
        if (reference?.missing === null && reference.failure === null)
          assert.deepEqual(result.shown, reference.shown);
      });
    }
  });
}
