import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromBill } from '../../../src/core/cost/bill';
import type { Workload } from '../../../src/core/cost/estimate';
import { usefulOutput } from '../../../src/core/cost/usefulOutput';
import { exactly } from '../../../src/core/money/range';
import { DEFAULT_SCENARIO, type Scenario } from '../../../src/core/scenario/scenario';
import { estimateOf, inputOf, priceOf, scenarioWith } from '../../support/hardware';

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${actual} ≠ ${expected}`);
}

/** A fleet of one that costs 730 USD and nothing else, for requests of 0.0125 USD on the API. */
function plain(requestsPerMonth: number, more: Partial<Scenario> = {}): Scenario {
  return scenarioWith(
    { requestsPerMonth, inputTokens: 1000, outputTokens: 1000 },
    {
      traffic: { peakToAverage: 1 },
      hosting: {
        ...DEFAULT_SCENARIO.hosting,
        openModel: 'llama-3.1-8b',
        usdPerGpuHour: 1,
        tokensPerSecondPerReplica: 2000,
        targetUtilization: 1,
        fallbackShare: 0,
      },
      overhead: {
        ...DEFAULT_SCENARIO.overhead,
        operationsFte: 0,
        infrastructureShareOfCompute: 0,
        infrastructureUsdPerMonth: 0,
      },
      ranges: { infrastructureUsdPerMonth: exactly(0) },
      ...more,
    },
  );
}

const people = (engineeringFte: number) => ({ api: { ...DEFAULT_SCENARIO.api, engineeringFte } });

describe('people on the API side', () => {
  it('are beside the bill, never in it, and stand against self-hosting', () => {
    const { api } = estimateOf(plain(10_000, people(0.2)));
    near(api.monthly.base, 125);
    near(api.engineering.base, 2500);
    near(api.fullyLoaded.base, 2625);
    near(api.fullyLoadedPerMillion ?? 0, 2625 / 20);
  });

  it('bring the break-even down, to nothing when they cost more than the fleet', () => {
    const first = (fte: number) => estimateOf(plain(10_000, people(fte))).breakEven.firstTokensPerMonth;
    near(first(0) ?? 0, 730 / (0.0125 / 2000));
    near(first(0.04) ?? 0, 230 / (0.0125 / 2000));
    assert.equal(first(0.2), 0);
  });
});

describe('the API as a fallback', () => {
  const withFallback = (requests: number, fallbackShare: number) => {
    const scenario = plain(requests);
    return estimateOf({ ...scenario, hosting: { ...scenario.hosting, fallbackShare } });
  };

  it('is a line of the self-hosted month', () => {
    const { selfHosted } = withFallback(100_000, 0.01);
    near(selfHosted.lines.find(({ id }) => id === 'reliability')?.monthly ?? 0, 12.5);
    near(selfHosted.monthly.base, 742.5);
  });

  it('moves the break-even up by the share that hosting does not save', () => {
    near(withFallback(1000, 0.2).breakEven.firstTokensPerMonth ?? 0, 730 / (0.0125 / 2000) / 0.8);
  });
});

describe('a bill', () => {
  it('over the cost of an interaction is the volume, with the estimate beside it', () => {
    const { bill, api, workloads } = estimateOf(plain(10_000, { bill: { usdPerMonth: 250 } }));
    near(bill?.interactionsPerMonth ?? 0, 20_000);
    near(bill?.estimatedUsd ?? 0, 125);
    near(bill?.differenceShare ?? 0, -0.5);
    near(api.monthly.base, 250);
    near(workloads[0]?.interactionsPerMonth ?? 0, 20_000);
  });

  const workload: Workload = {
    ...(inputOf(plain(1)).workloads[0] ?? assert.fail()),
  };

  it('keeps the mix of workloads, and the volume of those without a price', () => {
    const volumes = fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(volumes, fc.double({ min: 0.01, max: 1e6, noNaN: true }), (monthly, usd) => {
        const given = [
          ...monthly.map((interactionsPerMonth) => ({ ...workload, interactionsPerMonth })),
          { ...workload, interactionsPerMonth: 7, price: null },
        ];
        const scaled = fromBill(given, usd).workloads ?? assert.fail();
        assert.equal(scaled.at(-1)?.interactionsPerMonth, 7);
        const total = scaled
          .slice(0, -1)
          .reduce((sum, { interactionsPerMonth }) => sum + interactionsPerMonth, 0);
        near(total * 0.0125, usd);
        const share = monthly[0] === undefined ? 0 : monthly[0] / monthly.reduce((sum, one) => sum + one, 0);
        near((scaled[0]?.interactionsPerMonth ?? 0) / total, share);
      }),
    );
  });

  it('counts workloads without any volume alike', () => {
    const given = [workload, { ...workload, price: priceOf(5, 20) }].map((one) => ({
      ...one,
      interactionsPerMonth: 0,
    }));
    const scaled = fromBill(given, 375).workloads ?? assert.fail();
    for (const { interactionsPerMonth } of scaled) near(interactionsPerMonth, 10_000);
  });

  it('says nothing of models without a price', () => {
    assert.match(fromBill([{ ...workload, price: null }], 100).problem ?? '', /no workload has a price/);
  });
});

describe('a useful output', () => {
  it('costs what all cost over those that succeed', () => {
    const found = usefulOutput({ apiSuccessRate: 0.8, selfHostedSuccessRate: 0.5 }, 20, 10, 1000);
    near(found.apiUsd ?? 0, 0.025);
    near(found.selfHostedUsd ?? 0, 0.02);
    assert.equal(usefulOutput({ apiSuccessRate: 1, selfHostedSuccessRate: 1 }, 20, null, 0).apiUsd, null);
  });

  it('turns the verdict where the cheaper model fails more', () => {
    const at = (selfHostedSuccessRate: number) =>
      estimateOf(plain(200_000, { quality: { apiSuccessRate: 0.9, selfHostedSuccessRate } })).verdict;
    assert.equal(at(0.9).choice, 'self-hosted');
    assert.equal(at(0.3).choice, 'api');
    assert.ok(at(0.3).reasons.some(({ code }) => code === 'quality'));
  });
});

describe('what speaks for either side besides money', () => {
  const codes = (more: Partial<Scenario>) =>
    estimateOf(plain(1000, more)).verdict.reasons.map(({ code, text }) => `${code}: ${text}`);

  it('is said of the task, the traffic and the people, with its source', () => {
    const constraints = { mustSelfHost: false, ownWeights: false, noOperations: false, mlopsEngineers: 0 };
    const said = codes({ task: 'embedding', constraints }).filter((text) => text.startsWith('fit-'));
    for (const wanted of [/^fit-task.*small open models/, /^fit-traffic.*self-hosting/, /^fit-mlops.*stay/])
      assert.ok(
        said.some((text) => wanted.test(text)),
        said.join('\n'),
      );
    assert.ok(codes({ task: 'reasoning' }).some((text) => /^fit-task.*API/.test(text)));
  });

  it('leaves five facts to collect until they are given', () => {
    const known = (more: Partial<Scenario>) =>
      estimateOf(plain(1000, more))
        .factsToCollect.filter((fact) => fact.known)
        .map(({ code }) => code);
    assert.equal(estimateOf(plain(1000)).factsToCollect.length, 5);
    assert.deepEqual(known({}), []);
    assert.deepEqual(known({ bill: { usdPerMonth: 1 }, task: 'chat' }), ['bill', 'task']);
    assert.deepEqual(known({ traffic: { peakToAverage: 1, profile: 'spiky-10x' } }), []);
    const hourlyCounts = Array.from({ length: 168 }, (_, hour) => hour);
    assert.deepEqual(known({ traffic: { peakToAverage: 1, hourlyCounts } }), ['hourly-volume']);
  });
});

describe('a workload whose data must stay', () => {
  const [first] = plain(1000).workloads;
  /** Beside one of these, hosted or not, one that costs next to nothing on the API and takes replicas of its own. */
  const two = (mustSelfHost: readonly [boolean, boolean], requestsOfCheap: number) => {
    const workload = first ?? assert.fail();
    const cheap = { ...workload, requestsPerMonth: requestsOfCheap, apiModel: 'cheap' };
    const price = { inputPerMillion: 0.01, outputPerMillion: 0.01, source: 'test', asOf: '2026-01-01' };
    return estimateOf({
      ...plain(1000),
      prices: { cheap: price },
      workloads: [
        { ...workload, id: 'secret', label: 'Secret', mustSelfHost: mustSelfHost[0] },
        { ...cheap, id: 'cheap', label: 'Cheap', mustSelfHost: mustSelfHost[1] },
      ],
    });
  };
  const places = ({ workloads }: ReturnType<typeof two>) => workloads.map(({ best }) => best);

  it('is hosted though the API is cheaper, and what is left stays there', () => {
    const found = two([true, false], 3e6);
    assert.deepEqual(found.hybrid?.hosted, ['secret']);
    near(found.hybrid?.totalUsd ?? 0, 730 + 60);
    assert.deepEqual(places(found), ['self-hosted', 'api']);
    assert.equal(found.verdict.choice, 'hybrid');
    const reason = found.verdict.reasons.find(({ code }) => code === 'must-self-host-some');
    assert.match(reason?.text ?? '', /Data of Secret must stay/);
  });

  it('takes the rest with it where the fleet has room for it', () => {
    const found = two([true, false], 1000);
    assert.deepEqual(places(found), ['self-hosted', 'self-hosted']);
    assert.equal(found.verdict.choice, 'self-hosted');
  });

  it('leaves no other choice when it is all there is', () => {
    assert.equal(two([true, true], 1000).verdict.choice, 'only-option');
    assert.equal(two([false, false], 1000).verdict.choice, 'api');
  });
});

describe('the best split', () => {
  const sizes = fc.array(
    fc.record({
      requestsPerMonth: fc.double({ min: 100, max: 300_000, noNaN: true }),
      inputTokens: fc.integer({ min: 10, max: 5000 }),
      outputTokens: fc.integer({ min: 1, max: 2000 }),
    }),
    { minLength: 2, maxLength: 12 },
  );

  it('is not beaten by moving any one workload, and places each where the cheapest whole has it', () => {
    fc.assert(
      fc.property(sizes, fc.constantFrom(0, 1, 3), (workloads, fixedReplicas) => {
        const scenario = plain(1);
        const [first] = scenario.workloads;
        const all: Scenario = {
          ...scenario,
          hosting: { ...scenario.hosting, fixedReplicas },
          workloads: workloads.map((workload, index) => ({
            ...(first ?? assert.fail()),
            ...workload,
            id: `${index}`,
          })),
        };
        const { hybrid, api, selfHosted, workloads: placed } = estimateOf(all);
        const hosted = placed.filter(({ best }) => best === 'self-hosted').map(({ id }) => id);
        const whole = selfHosted.overloaded ? Number.POSITIVE_INFINITY : selfHosted.monthly.base;
        const cheapest = Math.min(api.fullyLoaded.base, whole, hybrid?.totalUsd ?? Number.POSITIVE_INFINITY);
        if (hosted.length === 0) assert.equal(cheapest, api.fullyLoaded.base);
        else if (hosted.length === placed.length) assert.equal(cheapest, whole);
        else
          assert.deepEqual(
            [cheapest, hosted],
            [hybrid?.totalUsd, hosted.filter((id) => hybrid?.hosted.includes(id))],
          );
        if (hybrid === null) return;
        for (const { id } of all.workloads) {
          const ids = hybrid.hosted.includes(id)
            ? hybrid.hosted.filter((other) => other !== id)
            : [...hybrid.hosted, id];
          if (ids.length === 0 || ids.length === placed.length) continue;
          const of = (isHosted: boolean) =>
            all.workloads.filter((workload) => ids.includes(workload.id) === isHosted);
          const alone = estimateOf({ ...all, workloads: of(true) }).selfHosted;
          if (alone.overloaded) continue;
          const total = alone.monthly.base + estimateOf({ ...all, workloads: of(false) }).api.monthly.base;
          assert.ok(total >= hybrid.totalUsd * (1 - 1e-9), `${total} < ${hybrid.totalUsd}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('hosts what pays and prices both of its sides', () => {
    const scenario = plain(150_000);
    const [dear] = scenario.workloads;
    const workloads = [
      dear ?? assert.fail(),
      { ...(dear ?? assert.fail()), id: 'rare', inputTokens: 90_000, outputTokens: 1, requestsPerMonth: 100 },
    ];
    const { hybrid, api } = estimateOf({ ...scenario, workloads });
    assert.ok(hybrid !== null && hybrid.totalUsd < api.monthly.base);
    near(hybrid.totalUsd, hybrid.hostedUsd + hybrid.apiUsd);
    near(hybrid.apiUsd, api.monthly.base - hybrid.apiUsdOfHosted);
  });
});
