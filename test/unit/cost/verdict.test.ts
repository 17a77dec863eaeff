import assert from 'node:assert/strict';
import { DEFAULT_SCENARIO, type Scenario } from '../../../src/core/scenario/scenario';
import { estimateOf, scenarioWith } from '../../support/hardware';

const HOSTING = DEFAULT_SCENARIO.hosting;

interface Case {
  readonly name: string;
  readonly scenario: Scenario;
  readonly choice: string;
  readonly codes: readonly string[];
}

/** An A100 of the user's own measurement: 1.40 USD an hour and 2,000 tokens a second, with nothing around it. */
function plain(requestsPerMonth: number, hosting: Partial<Scenario['hosting']> = {}): Scenario {
  return scenarioWith(
    { requestsPerMonth, inputTokens: 1000, outputTokens: 1000 },
    {
      traffic: { peakToAverage: 1 },
      hosting: {
        ...HOSTING,
        openModel: 'llama-3.1-8b',
        usdPerGpuHour: 1.4,
        tokensPerSecondPerReplica: 2000,
        targetUtilization: 1,
        fallbackShare: 0,
        ...hosting,
      },
      overhead: {
        ...DEFAULT_SCENARIO.overhead,
        operationsFte: 0,
        infrastructureShareOfCompute: 0,
        infrastructureUsdPerMonth: 0,
      },
    },
  );
}

const own = (field: 'mustSelfHost' | 'ownWeights' | 'noOperations') => ({
  mustSelfHost: false,
  ownWeights: false,
  noOperations: false,
  [field]: true,
});

// 2,000 tokens at 2.50 in and 10 out cost 0.0125 USD on the API; the GPU costs 1,022 USD a month and serves 2.6 M such requests.
const CASES: readonly Case[] = [
  { name: 'little volume', scenario: plain(1000), choice: 'api', codes: ['api-cheaper', 'idle'] },
  { name: 'no volume', scenario: plain(0), choice: 'api', codes: ['no-volume'] },
  {
    name: 'much volume',
    scenario: plain(2_000_000),
    choice: 'self-hosted',
    codes: ['hosted-cheaper', 'api-fallback'],
  },
  {
    name: 'a gain that moving would eat',
    scenario: plain(100_000),
    choice: 'api',
    codes: ['friction', 'fragile'],
  },
  { name: 'a win that half the load turns', scenario: plain(140_000), choice: 'api', codes: ['fragile'] },
  {
    name: 'a fixed fleet that is too small',
    scenario: plain(20_000_000, { fixedReplicas: 1 }),
    choice: 'api',
    codes: ['overloaded'],
  },
  {
    name: 'a model that does not fit',
    scenario: plain(1000, { openModel: 'llama-3.1-405b', gpu: 'T4', gpusPerReplica: 1 }),
    choice: 'api',
    codes: ['does-not-fit'],
  },
  {
    name: 'spiky traffic',
    scenario: { ...plain(1000), traffic: { peakToAverage: 20 } },
    choice: 'api',
    codes: ['spiky'],
  },
  {
    name: 'data that must stay',
    scenario: { ...plain(1000), constraints: own('mustSelfHost') },
    choice: 'only-option',
    codes: ['must-self-host'],
  },
  {
    name: 'weights of one’s own',
    scenario: { ...plain(1000), constraints: own('ownWeights') },
    choice: 'only-option',
    codes: ['own-weights'],
  },
  {
    name: 'nobody to run it',
    scenario: { ...plain(2_000_000), constraints: own('noOperations') },
    choice: 'api',
    codes: ['no-operations'],
  },
];

describe('the verdict', () => {
  for (const { name, scenario, choice, codes } of CASES) {
    it(`on ${name}: ${choice}`, () => {
      const { verdict } = estimateOf(scenario);
      const said = verdict.reasons.map(({ code }) => code);
      assert.equal(verdict.choice, choice, said.join(', '));
      for (const code of codes) assert.ok(said.includes(code), `${code} in ${said.join(', ')}`);
    });
  }

  it('sets three published rules of thumb beside it, each with its source', () => {
    const rules = estimateOf(plain(1000)).verdict.reasons.filter(({ code }) => code.startsWith('rule-'));
    assert.equal(rules.length, 3);
    for (const { text } of rules) assert.match(text, /^(Below|Between|Above) .*\(.+\)\.$/);
  });
});

describe('the break-even', () => {
  it('is the month’s cost over the price of a token, where one replica serves it', () => {
    const { breakEven } = estimateOf(plain(1000));
    const expected = (1.4 * 730) / (0.0125 / 2000);
    assert.ok(Math.abs((breakEven.firstTokensPerMonth ?? 0) / expected - 1) < 1e-9);
    assert.equal(breakEven.firstTokensPerMonth, breakEven.naiveTokensPerMonth);
  });

  it('does not exist where a further replica costs more than it replaces', () => {
    const { breakEven } = estimateOf(plain(1000, { tokensPerSecondPerReplica: 10 }));
    assert.equal(breakEven.firstTokensPerMonth, null);
    assert.match(breakEven.note ?? '', /replica costs more/);
  });

  it('moves up with the peak, since capacity for it stands idle', () => {
    const at = (peakToAverage: number) =>
      estimateOf({ ...plain(1000, { tokensPerSecondPerReplica: 100 }), traffic: { peakToAverage } }).breakEven
        .durableTokensPerMonth ?? Number.POSITIVE_INFINITY;
    assert.ok(at(1) <= at(2) && at(2) <= at(10));
  });
});
