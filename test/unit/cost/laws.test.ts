import assert from 'node:assert/strict';
import fc from 'fast-check';
import { demandOf } from '../../../src/core/cost/demand';
import type { EstimateInput } from '../../../src/core/cost/estimate';
import { estimate } from '../../../src/core/cost/estimateAll';
import { fleetCost } from '../../../src/core/cost/hosting';
import {
  plannedTokensPerReplica,
  type Replica,
  replicaOf,
  servingReplicas,
} from '../../../src/core/cost/sizing';
import type { Scenario } from '../../../src/core/scenario/scenario';
import { estimateOf, inputOf } from '../../support/hardware';
import { anyScenario } from '../../support/scenarios';

function replicaIn({ hosting, workloads }: EstimateInput): Replica | null {
  const found = replicaOf(hosting, demandOf(workloads));
  return 'replica' in found ? found.replica : null;
}

function withVolume(scenario: Scenario, factor: number): Scenario {
  const workloads = scenario.workloads.map((workload) => ({
    ...workload,
    requestsPerMonth: workload.requestsPerMonth * factor,
  }));
  return { ...scenario, workloads };
}

/** As if the API side had people and the fleet a fallback, so that both enter every law. */
const scenarios = fc
  .tuple(anyScenario, fc.constantFrom(0, 0.2), fc.constantFrom(0, 0.005, 0.1))
  .map(([scenario, engineeringFte, fallbackShare]) => ({
    ...scenario,
    api: { ...scenario.api, engineeringFte },
    hosting: { ...scenario.hosting, fallbackShare },
  }));

const SLACK = 1 + 1e-9;

describe('laws of the comparison', () => {
  it('neither side gets cheaper when its prices rise', () => {
    const rise = fc.double({ min: 1, max: 50, noNaN: true });
    fc.assert(
      fc.property(scenarios, rise, rise, rise, (scenario, api, gpu, salary) => {
        const prices = (factor: number) => ({
          'test/model': {
            inputPerMillion: 2 * factor,
            outputPerMillion: 8 * factor,
            source: 'test',
            asOf: '2026-01-01',
          },
        });
        const at = (byApi: number, byGpu: number, bySalary: number) =>
          estimateOf({
            ...scenario,
            prices: prices(byApi),
            hosting: { ...scenario.hosting, usdPerGpuHour: 2 * byGpu },
            overhead: { ...scenario.overhead, engineerUsdPerYear: 100_000 * bySalary },
          });
        const before = at(1, 1, 1);
        assert.ok(at(api, 1, 1).api.monthly.base * SLACK >= before.api.monthly.base);
        assert.ok(at(1, gpu, 1).selfHosted.monthly.base * SLACK >= before.selfHosted.monthly.base);
        assert.ok(at(1, 1, salary).selfHosted.monthly.base * SLACK >= before.selfHosted.monthly.base);
        assert.ok(at(1, 1, salary).api.fullyLoaded.base * SLACK >= before.api.fullyLoaded.base);
      }),
      { numRuns: 150 },
    );
  });

  it('a step of the staircase ends exactly where its replicas are full, and the next begins just after', () => {
    fc.assert(
      fc.property(scenarios, fc.integer({ min: 1, max: 100_000 }), (scenario, replicas) => {
        const input = inputOf(scenario);
        const replica = replicaIn(input);
        if (replica === null || input.hosting.fixedReplicas !== null) return;
        const full = replicas * plannedTokensPerReplica(input.hosting, replica);
        assert.equal(servingReplicas(input.hosting, replica, full), replicas);
        assert.equal(servingReplicas(input.hosting, replica, full * (1 + 1e-7)), replicas + 1);
        const step =
          fleetCost(input.hosting, replica, full * (1 + 1e-7)) - fleetCost(input.hosting, replica, full);
        const first = fleetCost(input.hosting, replica, 0);
        const second = fleetCost(
          input.hosting,
          replica,
          plannedTokensPerReplica(input.hosting, replica) * (1 + 1e-7),
        );
        assert.ok(Math.abs(step - (second - first)) <= 1e-6 * Math.max(1, step) * replicas);
      }),
      { numRuns: 200 },
    );
  });

  it('a token at half the load costs no less', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const [full, half] = [estimateOf(scenario), estimateOf(withVolume(scenario, 0.5))].map(
          ({ selfHosted }) => selfHosted,
        );
        if (full?.perMillion == null || half?.perMillion == null || full.overloaded) return;
        assert.ok(half.perMillion * SLACK >= full.perMillion, `${half.perMillion} < ${full.perMillion}`);
      }),
      { numRuns: 300 },
    );
  });
});

/** Volumes a tenth of a per mille apart would take too long; these are 0.05 % apart. */
const GRID = Array.from({ length: 40_000 }, (_, index) => 1e4 * 1.0005 ** index);

describe('a break-even', () => {
  /** What self-hosting saves at a volume, from both sides’ own functions. */
  function savings(input: EstimateInput, replica: Replica): (tokens: number) => number {
    const { api } = estimate(input);
    const perToken = (api.blendedPerMillion / 1e6) * (1 - (input.hosting.fallbackShare ?? 0));
    const { fixedReplicas } = input.hosting;
    const capacity = (fixedReplicas ?? Number.POSITIVE_INFINITY) * replica.capacityTokensPerMonth;
    return (tokens) =>
      tokens > capacity
        ? Number.NEGATIVE_INFINITY
        : perToken * tokens + api.engineering.base - fleetCost(input.hosting, replica, tokens);
  }

  it('is where a search through all volumes finds it, to 0.1 %', () => {
    let [searched, crossed] = [0, 0];
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const input = inputOf(scenario);
        const replica = replicaIn(input);
        const { breakEven, api } = estimate(input);
        if (replica === null || api.blendedPerMillion === 0) return;
        searched += 1;
        const saved = savings(input, replica);
        const { firstTokensPerMonth: first, durableTokensPerMonth: durable } = breakEven;
        const isCheaper = GRID.map(
          (tokens) => saved(tokens) > 1e-7 * fleetCost(input.hosting, replica, tokens),
        );
        const found = GRID[isCheaper.indexOf(true)];
        if (first !== null) crossed += 1;
        if (first === null) assert.equal(found, undefined);
        else if (found !== undefined && first > (GRID[0] ?? 0)) {
          assert.ok(found >= first * 0.999, `${found} before ${first}`);
          // A window narrower than the grid may be stepped over; then its start is looked at itself.
          if (found > first * 1.001)
            assert.ok(saved(first * (1 + 1e-12)) >= -1e-6 * fleetCost(input.hosting, replica, first));
        }
        if (durable === null) return;
        const isDearer = GRID.map(
          (tokens) => saved(tokens) < -1e-7 * fleetCost(input.hosting, replica, tokens),
        );
        const last = GRID[isDearer.lastIndexOf(true)];
        if (last !== undefined && last < (GRID.at(-1) ?? 0))
          assert.ok(last <= durable * 1.001, `dearer at ${last}, past ${durable}`);
        const before = durable * (1 - 1e-9);
        const next = durable * 1.0001;
        assert.ok(saved(next) >= -1e-6 * fleetCost(input.hosting, replica, next));
        if (before > 1 && durable > (first ?? 0))
          assert.ok(saved(before) <= 1e-6 * fleetCost(input.hosting, replica, before));
      }),
      { numRuns: 200 },
    );
    assert.ok(searched > 20 && crossed > 10, `${searched} searched, ${crossed} crossed`);
  });
});
