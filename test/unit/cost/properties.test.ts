import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Estimate } from '../../../src/core/cost/estimate';
import type { Range } from '../../../src/core/money/range';
import type { Scenario } from '../../../src/core/scenario/scenario';
import { estimateOf } from '../../support/hardware';
import { anyScenario } from '../../support/scenarios';

function holds(property: (scenario: Scenario, estimate: Estimate) => void, runs = 300): void {
  fc.assert(
    fc.property(anyScenario, (scenario) => property(scenario, estimateOf(scenario))),
    { numRuns: runs },
  );
}

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${actual} ≠ ${expected}`);
}

function ordered({ low, base, high }: Range): void {
  assert.ok(low <= base && base <= high, `${low} ${base} ${high}`);
}

describe('an estimate', () => {
  it('adds up: lines to the month, parts to the interaction, workloads to the API', () => {
    holds((_scenario, { selfHosted, workloads, api }) => {
      near(
        selfHosted.lines.reduce((sum, { monthly }) => sum + monthly, 0),
        selfHosted.monthly.base,
      );
      near(
        workloads.reduce((sum, { apiMonthly }) => sum + (apiMonthly?.base ?? 0), 0),
        api.monthly.base,
      );
      for (const { lines, apiPerInteraction } of workloads)
        near(
          lines.reduce((sum, { usd }) => sum + usd, 0),
          apiPerInteraction?.base ?? 0,
        );
    });
  });

  it('has finite figures and ranges around them', () => {
    holds((_scenario, result) => {
      ordered(result.api.monthly);
      ordered(result.selfHosted.monthly);
      if (result.selfHosted.perMillionRange !== null) ordered(result.selfHosted.perMillionRange);
      for (const { range } of result.selfHosted.lines) ordered(range);
      for (const { range } of result.selfHosted.byUtilization) ordered(range);
      const text = JSON.stringify(result, (_key, value) =>
        typeof value === 'number' && !Number.isFinite(value) ? 'not finite' : value,
      );
      assert.ok(!text.includes('not finite'), text.slice(0, 400));
    });
  });

  it('costs no less for more volume, on either side', () => {
    fc.assert(
      fc.property(anyScenario, fc.double({ min: 1, max: 100, noNaN: true }), (scenario, factor) => {
        const more = scenario.workloads.map((workload) => ({
          ...workload,
          requestsPerMonth: workload.requestsPerMonth * factor,
        }));
        const [before, after] = [estimateOf(scenario), estimateOf({ ...scenario, workloads: more })];
        assert.ok(after.api.monthly.base >= before.api.monthly.base * (1 - 1e-9));
        assert.ok(after.selfHosted.monthly.base >= before.selfHosted.monthly.base * (1 - 1e-9));
      }),
      { numRuns: 300 },
    );
  });

  it('pays for a fleet that carries the peak and keeps to the target, or says that it is overloaded', () => {
    holds((scenario, { selfHosted }) => {
      if (!selfHosted.fits) return;
      const { peakToAverage } = scenario.traffic;
      const { targetUtilization, fixedReplicas, redundantReplicas } = scenario.hosting;
      const serving = selfHosted.replicas - redundantReplicas;
      const load = (selfHosted.utilization * selfHosted.replicas) / serving;
      if (fixedReplicas === 0)
        assert.ok(load <= Math.min(targetUtilization, 1 / peakToAverage) + 1e-9, `${load}`);
      else assert.equal(selfHosted.overloaded, load > 1 + 1e-12);
    });
  });

  it('prices a token the more, the emptier the fleet', () => {
    holds((_scenario, { selfHosted: { byUtilization } }) => {
      for (const [index, row] of byUtilization.entries()) {
        const fuller = byUtilization[index - 1];
        if (fuller !== undefined) assert.ok(row.perMillion >= fuller.perMillion);
      }
    });
  });

  it('is cheaper self-hosted at its break-even and not just before', () => {
    holds((scenario, result) => {
      const first = result.breakEven.firstTokensPerMonth;
      const tokens = result.selfHosted.utilization * result.selfHosted.capacityTokensPerMonth;
      if (first === null || tokens <= 0 || first > 1e18) return;
      const at = (volume: number) => {
        const workloads = scenario.workloads.map((workload) => ({
          ...workload,
          requestsPerMonth: (workload.requestsPerMonth * volume) / tokens,
        }));
        const { api, selfHosted } = estimateOf({ ...scenario, workloads });
        return (api.monthly.base - selfHosted.monthly.base) / Math.max(1, selfHosted.monthly.base);
      };
      if (
        scenario.workloads.some(({ requestsPerMonth }) => (requestsPerMonth * first * 1.001) / tokens > 1e15)
      )
        return;
      // The next step of the staircase may be close.
      assert.ok(at(first * (1 + 1e-9)) >= -1e-6, `${at(first * (1 + 1e-9))}`);
      assert.ok(at(first * 0.999) <= 1e-6, `${at(first * 0.999)}`);
    });
  });
});
