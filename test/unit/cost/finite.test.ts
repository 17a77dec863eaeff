import assert from 'node:assert/strict';
import fc from 'fast-check';
import { estimateText } from '../../../src/cli/commands/estimate';
import { type FullEstimate, fullEstimate } from '../../../src/core/cost/fullEstimate';
import { parseScenario } from '../../../src/core/scenario/parseScenario';
import { toEstimateInput } from '../../../src/core/scenario/toEstimateInput';
import { notFinite } from '../../support/fuzz/invariants';
import { lookups } from '../../support/hardware';
import { extremeScenario } from '../../support/scenarios';

/** The full estimate of a scenario file, or the problems that it is turned away for. */
function read(json: unknown): FullEstimate | readonly { path: string; message: string }[] {
  const { scenario, problems } = parseScenario(json);
  if (scenario === null) return problems;
  const { input, problems: unusable } = toEstimateInput(scenario, lookups);
  return input === null ? unusable : fullEstimate(input);
}

describe('whatever a scenario says', () => {
  it('gives figures that are finite and texts that hold none that is not, or names the field', () => {
    let estimated = 0;
    fc.assert(
      fc.property(extremeScenario, (json) => {
        const found = read(json);
        if (!('selfHosted' in found)) {
          assert.ok(found.length > 0 && found.every(({ path, message }) => path !== '' && message !== ''));
          return;
        }
        estimated += 1;
        assert.deepEqual(notFinite(found), []);
        assert.doesNotMatch(estimateText(found, null), /NaN|Infinity|undefined/);
      }),
      { numRuns: 400 },
    );
    assert.ok(estimated > 100, `${estimated} estimated`);
  });

  const workload = {
    id: 'w',
    label: 'W',
    requestsPerMonth: 1,
    inputTokens: 1,
    outputTokens: 1,
    apiModel: null,
  };
  const NONSENSE: readonly { readonly name: string; readonly json: object; readonly path: string }[] = [
    { name: 'less than no GPUs', json: { hosting: { gpusPerReplica: -1 } }, path: 'hosting.gpusPerReplica' },
    { name: 'no replicas', json: { hosting: { minReplicas: 0 } }, path: 'hosting.minReplicas' },
    {
      name: 'a load of nothing',
      json: { hosting: { targetUtilization: 0 } },
      path: 'hosting.targetUtilization',
    },
    {
      name: 'a load of 140 %',
      json: { hosting: { targetUtilization: 1.4 } },
      path: 'hosting.targetUtilization',
    },
    { name: 'a negative price', json: { hosting: { usdPerGpuHour: -3 } }, path: 'hosting.usdPerGpuHour' },
    {
      name: 'a negative salary',
      json: { overhead: { engineerUsdPerYear: -1 } },
      path: 'overhead.engineerUsdPerYear',
    },
    {
      name: '10^15 tokens of one interaction',
      json: { workloads: [{ ...workload, inputTokens: 1e15 }] },
      path: 'workloads.0.inputTokens',
    },
    {
      name: 'an answer of 10^15 tokens',
      json: { workloads: [{ ...workload, outputTokens: 1e15 }] },
      path: 'workloads.0.outputTokens',
    },
    {
      name: 'an empty week',
      json: { traffic: { hourlyCounts: Array(168).fill(0) } },
      path: 'traffic.hourlyCounts',
    },
    {
      name: 'a week of two hours',
      json: { traffic: { hourlyCounts: [1, 2] } },
      path: 'traffic.hourlyCounts',
    },
    { name: 'a month of horizon', json: { horizon: { months: 1 } }, path: 'horizon.months' },
    {
      name: 'prices that rise by falling',
      json: { horizon: { apiPriceFallPerYear: -1 } },
      path: 'horizon.apiPriceFallPerYear',
    },
    {
      name: 'nothing that succeeds',
      json: { quality: { apiSuccessRate: 0, selfHostedSuccessRate: 1 } },
      path: 'quality.apiSuccessRate',
    },
    { name: 'a bill of nothing', json: { bill: { usdPerMonth: 0 } }, path: 'bill.usdPerMonth' },
    {
      name: 'a bill without a price',
      json: { workloads: [workload], bill: { usdPerMonth: 5 } },
      path: 'bill',
    },
    {
      name: 'a window of 25 hours a day',
      json: { hosting: { schedule: { hoursPerDay: 25 } } },
      path: 'hosting.schedule.hoursPerDay',
    },
    {
      name: 'a speed that may be nothing',
      json: { ranges: { tokensPerSecondPerReplica: { low: 0, base: 1, high: 2 } } },
      path: 'ranges.tokensPerSecondPerReplica',
    },
    {
      name: 'a factor not around 1',
      json: { ranges: { volume: { low: 2, base: 3, high: 4 } } },
      path: 'ranges.volume',
    },
    { name: 'a GPU that does not exist', json: { hosting: { gpu: 'Z900' } }, path: 'hosting.gpu' },
  ];
  for (const { name, json, path } of NONSENSE) {
    it(`turns away ${name}, and names the field`, () => {
      const found = read({ schemaVersion: 1, name: 'x', ...json });
      assert.ok(Array.isArray(found), 'was taken');
      assert.ok(
        found.some((problem) => problem.path === path),
        JSON.stringify(found),
      );
    });
  }

  it('says why a model does not fit, and compares nothing with it', () => {
    const hosting = { openModel: 'llama-3.1-405b', gpu: 'T4', gpusPerReplica: 1, usdPerGpuHour: 1 };
    const found = read({ schemaVersion: 1, name: 'x', workloads: [workload], hosting });
    assert.ok('selfHosted' in found);
    assert.match(found.selfHosted.fitProblem ?? '', /405B.*needs about \d+ GiB/);
    assert.deepEqual(
      [found.uncertainty, found.horizon, found.latency, found.traffic],
      [null, null, null, null],
    );
  });
});
