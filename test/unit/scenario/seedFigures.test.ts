import assert from 'node:assert/strict';
import { estimateJson } from '../../../src/cli/commands/estimate';
import type { Estimate } from '../../../src/core/cost/estimate';
import { fullEstimate } from '../../../src/core/cost/fullEstimate';
import { findPreset, PRESETS } from '../../../src/core/scenario/presets';
import type { Preset } from '../../../src/core/scenario/presets/preset';
import { inputOf } from '../../support/hardware';

interface Row {
  readonly preset: string;
  readonly figure: string;
  readonly of: (estimate: Estimate) => number | null | undefined;
  readonly is: number | null;
  /** Half of the last digit that the article prints; 0.005 USD where nothing is said. */
  readonly within?: number;
}

const atLoad = (load: number) => (estimate: Estimate) =>
  estimate.selfHosted.byUtilization.find(({ utilization }) => utilization === load);
const line = (id: string) => (estimate: Estimate) =>
  estimate.selfHosted.lines.find((candidate) => candidate.id === id)?.monthly;
const perMillion = (estimate: Estimate) => estimate.selfHosted.perMillion;
const monthly = (estimate: Estimate) => estimate.selfHosted.monthly.base;
const blended = (estimate: Estimate) => estimate.api.blendedPerMillion;

const lineRange = (id: string) => (estimate: Estimate) =>
  estimate.selfHosted.lines.find((candidate) => candidate.id === id)?.range;
const ratio = (estimate: Estimate) => (perMillion(estimate) ?? 0) / blended(estimate);
/** What the API charges at the naive break-even. */
const naiveSpend = (estimate: Estimate) =>
  ((estimate.breakEven.naiveTokensPerMonth ?? 0) * blended(estimate)) / 1e6;
/** Seven pairs cost 11,562.50 of people and infrastructure + 7 × 4,320: 9.555 B tokens at 4.375 USD per million. */
const DURABLE_PAIRS = (11_562.5 + 7 * 4320) / 4.375e-6 / 1.5552e9;

const ROWS: readonly Row[] = [
  { preset: 'a-load-100', figure: 'USD per million at full load', of: perMillion, is: 0.45 },
  { preset: 'a-load-60', figure: 'USD per million at 60 %', of: perMillion, is: 0.75 },
  { preset: 'a-load-20', figure: 'USD per million at 20 %', of: perMillion, is: 2.25 },
  { preset: 'a-load-10', figure: 'USD per million at 10 %', of: perMillion, is: 4.5 },
  {
    preset: 'a-load-100',
    figure: 'the A100’s month, which the article rounds to 2,300',
    of: monthly,
    is: 2304,
  },
  {
    preset: 'a-load-100',
    figure: 'tokens a month',
    of: (e) => e.selfHosted.capacityTokensPerMonth,
    is: 5.12e9,
    within: 1,
  },
  {
    preset: 'a-load-10',
    figure: 'ratio to the API',
    of: (e) => (perMillion(e) ?? 0) / blended(e),
    is: 5.6,
    within: 0.05,
  },
  { preset: 'a-load-60', figure: 'ratio to the API', of: (e) => (perMillion(e) ?? 0) / blended(e), is: 0.94 },
  {
    preset: 'a-spiky-10x',
    figure: 'load of a fleet for the peak',
    of: (e) => e.traffic?.meanUtilization,
    is: 0.15,
  },
  {
    preset: 'a-spiky-20x',
    figure: 'load of a fleet for the peak',
    of: (e) => e.traffic?.meanUtilization,
    is: 0.08,
  },
  { preset: 'a-spiky-20x', figure: 'USD per million', of: perMillion, is: 5.625 },
  { preset: 'a-nightly-batch', figure: 'six hours a night of 3.20 USD', of: monthly, is: 576 },
  { preset: 'a-nightly-batch', figure: 'USD per million', of: perMillion, is: 0.75 },
  { preset: 'b-half-utilization', figure: 'a win …', of: perMillion, is: 0.53 },
  {
    preset: 'b-half-utilization',
    figure: '… that half the load turns',
    of: (e) => 2 * (perMillion(e) ?? 0),
    is: 1.06,
  },
  {
    preset: 'c-8b-a10g',
    figure: 'least USD per million (article: 0.15)',
    of: (e) => atLoad(1)(e)?.range.low,
    is: 0.153,
  },
  {
    preset: 'c-8b-a10g',
    figure: 'most USD per million (article: 0.20)',
    of: (e) => atLoad(1)(e)?.range.high,
    is: 0.208,
  },
  {
    preset: 'c-405b',
    figure: 'least USD per million (the article prints 3.50)',
    of: (e) => atLoad(1)(e)?.range.low,
    is: 13.9,
    within: 0.05,
  },
  {
    preset: 'c-405b',
    figure: 'most USD per million (the article prints 6.00)',
    of: (e) => atLoad(1)(e)?.range.high,
    is: 44.4,
    within: 0.05,
  },
  { preset: 'c-70b-2xa100-low', figure: 'the month', of: monthly, is: 13_225 },
  { preset: 'c-70b-2xa100-low', figure: 'compute', of: line('compute'), is: 3600 },
  { preset: 'c-70b-2xa100-low', figure: 'engineering', of: line('operations'), is: 9375 },
  { preset: 'c-70b-2xa100-low', figure: 'infrastructure', of: line('infrastructure'), is: 250 },
  {
    preset: 'c-70b-2xa100-low',
    figure: 'USD per million at 346 M tokens',
    of: perMillion,
    is: 38.2,
    within: 0.05,
  },
  {
    preset: 'c-70b-2xa100-low',
    figure: 'naive break-even (article: 3.0 B)',
    of: (e) => e.breakEven.naiveTokensPerMonth,
    is: 3.02e9,
    within: 0.05e9,
  },
  {
    preset: 'c-70b-2xa100-low',
    figure: 'no break-even on hardware that can serve it',
    of: (e) => e.breakEven.firstTokensPerMonth,
    is: null,
  },
  {
    preset: 'c-70b-2xa100-low',
    figure: 'GPT-4o, three parts in to one out (article: 4.40)',
    of: blended,
    is: 4.375,
  },
  { preset: 'c-70b-2xa100-high', figure: 'the month', of: monthly, is: 18_540 },
  {
    preset: 'c-70b-2xa100-high',
    figure: 'USD per million at 346 M tokens',
    of: perMillion,
    is: 53.6,
    within: 0.05,
  },
  {
    preset: 'c-70b-2xa100-high',
    figure: 'naive break-even (article: 4.2 B)',
    of: (e) => e.breakEven.naiveTokensPerMonth,
    is: 4.24e9,
    within: 0.05e9,
  },
  {
    preset: 'c-api-engineering',
    figure: 'USD per million for 20 % of a developer',
    of: (e) => (e.api.fullyLoadedPerMillion ?? 0) - e.api.blendedPerMillion,
    is: 2.5,
  },
  {
    preset: 'd-support-chat',
    figure: 'an interaction (article: 0.024)',
    of: (e) => e.api.perInteraction,
    is: 0.0243,
    within: 1e-9,
  },
  {
    preset: 'd-support-chat',
    figure: 'the API’s month (article: 7,200, from the rounded figure)',
    of: (e) => e.api.monthly.base,
    is: 7290,
  },
  { preset: 'd-70b-2xa100', figure: 'the month', of: monthly, is: 8900 },
  { preset: 'd-70b-2xa100', figure: 'hardware', of: line('compute'), is: 3500 },
  { preset: 'd-70b-2xa100', figure: 'infrastructure, 40 % of it', of: line('infrastructure'), is: 1400 },
  { preset: 'd-70b-2xa100', figure: 'operations', of: line('operations'), is: 4000 },
  {
    preset: 'd-70b-2xa100',
    figure: 'USD per 1,000 tokens at 100 a second',
    of: (e) => (atLoad(1)(e)?.range.low ?? 0) / 1000,
    is: 0.034,
    within: 0.0005,
  },
  {
    preset: 'd-70b-2xa100',
    figure: 'USD per 1,000 tokens at 50 a second',
    of: (e) => (atLoad(1)(e)?.range.high ?? 0) / 1000,
    is: 0.0687,
    within: 0.0005,
  },
  {
    preset: 'a-load-100',
    figure: 'tokens a second (article: 1,945, of a month of 730 h)',
    of: (e) => e.selfHosted.tokensPerSecond,
    is: 1975,
    within: 1,
  },
  { preset: 'a-load-100', figure: 'ratio to the API', of: ratio, is: 0.56 },
  { preset: 'a-load-20', figure: 'ratio to the API', of: ratio, is: 2.8, within: 0.05 },
  { preset: 'a-operations', figure: 'engineering a month, 30,000 a year', of: line('operations'), is: 2500 },
  {
    preset: 'a-operations',
    figure: 'least engineering, 22,500 a year',
    of: (e) => lineRange('operations')(e)?.low,
    is: 22_500 / 12,
  },
  {
    preset: 'a-operations',
    figure: 'most engineering, 37,500 a year',
    of: (e) => lineRange('operations')(e)?.high,
    is: 37_500 / 12,
  },
  {
    preset: 'a-operations',
    figure: 'API spend at which it breaks even (article: 3,000 to 5,000)',
    of: naiveSpend,
    is: 4000,
    within: 1000,
  },
  { preset: 'b-half-utilization', figure: 'fragile', of: (e) => Number(e.breakEven.fragile), is: 1 },
  { preset: 'b-owned-hardware', figure: 'purchase ÷ useful life', of: line('compute'), is: 500 },
  { preset: 'b-owned-hardware', figure: 'a second GPU for failures', of: line('redundancy'), is: 500 },
  { preset: 'b-owned-hardware', figure: 'two times 400 W × 1.25 × 720 h × 0.15', of: line('power'), is: 108 },
  { preset: 'b-owned-hardware', figure: 'operations', of: line('operations'), is: 1250 },
  {
    preset: 'b-owned-hardware',
    figure: 'USD per million: the month ÷ tokens served',
    of: perMillion,
    is: 2358 / 2560,
  },
  {
    preset: 'c-70b-2xa100-compute',
    figure: 'least USD per million',
    of: (e) => atLoad(1)(e)?.range.low,
    is: 1.16,
  },
  {
    preset: 'c-70b-2xa100-compute',
    figure: 'most USD per million',
    of: (e) => atLoad(1)(e)?.range.high,
    is: 2.43,
  },
  {
    preset: 'c-70b-2xa100-compute',
    figure: 'USD per million at 1,000 a second and 6 an hour, between 1.39 and 1.94',
    of: perMillion,
    is: 1.667,
  },
  {
    preset: 'c-70b-2xa100-low',
    figure: 'pairs that the naive break-even would take',
    of: (e) => Math.ceil((e.breakEven.naiveTokensPerMonth ?? 0) / 346e6),
    is: 9,
  },
  {
    preset: 'c-70b-2xa100-low',
    figure: 'compute alone, USD per million',
    of: (e) => (line('compute')(e) ?? 0) / 346,
    is: 10.4,
    within: 0.05,
  },
  { preset: 'c-70b-2xa100-high', figure: 'compute', of: line('compute'), is: 5040 },
  { preset: 'c-70b-2xa100-high', figure: 'engineering', of: line('operations'), is: 12_500 },
  { preset: 'c-70b-2xa100-high', figure: 'infrastructure', of: line('infrastructure'), is: 1000 },
  {
    preset: 'c-70b-2xa100-1000',
    figure: 'tokens a month of a pair at 60 %',
    of: (e) => e.selfHosted.utilization * e.selfHosted.capacityTokensPerMonth,
    is: 1.555e9,
    within: 0.5e6,
  },
  {
    preset: 'c-70b-2xa100-1000',
    figure: 'least engineering',
    of: (e) => lineRange('operations')(e)?.low,
    is: 6250,
  },
  {
    preset: 'c-70b-2xa100-1000',
    figure: 'most engineering',
    of: (e) => lineRange('operations')(e)?.high,
    is: 16_667,
    within: 0.5,
  },
  {
    preset: 'c-70b-2xa100-1000',
    figure: 'full pairs at the lasting break-even',
    of: (e) => (e.breakEven.durableTokensPerMonth ?? 0) / 1.5552e9,
    is: DURABLE_PAIRS,
  },
  {
    preset: 'c-405b-4xh100',
    figure: 'least USD per million (the article prints 3.50)',
    of: (e) => atLoad(1)(e)?.range.low,
    is: 13.9,
    within: 0.05,
  },
  {
    preset: 'c-405b-4xh100',
    figure: 'most USD per million (the article prints 6.00)',
    of: (e) => atLoad(1)(e)?.range.high,
    is: 44.4,
    within: 0.05,
  },
  { preset: 'c-price-gpt-4o', figure: 'blended (article: 4.40)', of: blended, is: 4.375, within: 1e-9 },
  { preset: 'c-price-gpt-4o-mini', figure: 'blended (article: 0.26)', of: blended, is: 0.2625, within: 1e-9 },
  {
    preset: 'c-price-claude-sonnet',
    figure: 'blended (the article prints 5.25)',
    of: blended,
    is: 6,
    within: 1e-9,
  },
  {
    preset: 'c-price-claude-3-haiku',
    figure: 'blended (the article prints 0.44)',
    of: blended,
    is: 0.5,
    within: 1e-9,
  },
  { preset: 'd-price-claude-3-5-haiku', figure: 'blended', of: blended, is: 1.6, within: 1e-9 },
  { preset: 'd-price-gemini-1-5-pro', figure: 'blended', of: blended, is: 2.1875, within: 1e-9 },
  { preset: 'd-price-gemini-1-5-flash', figure: 'blended', of: blended, is: 0.13125, within: 1e-9 },
  {
    preset: 'd-70b-2xa100',
    figure: 'the month over the raw GPUs, 2 to 3 times',
    of: (e) => monthly(e) / (line('compute')(e) ?? 1),
    is: 2.5,
    within: 0.5,
  },
  {
    preset: 'd-70b-2xa100',
    figure: 'a token at 30 % over one at full load',
    of: (e) => (atLoad(0.3)(e)?.perMillion ?? 0) / (atLoad(1)(e)?.perMillion ?? 1),
    is: 3.3,
    within: 0.05,
  },
  {
    preset: 'd-70b-2xa100',
    figure: 'tokens a month at 75 a second, between 130 M and 260 M',
    of: (e) => e.selfHosted.capacityTokensPerMonth,
    is: 194.4e6,
    within: 1,
  },
];

/** What `breakeven estimate --preset … --json` prints, read back. */
function printed({ scenario, note }: Preset): Estimate {
  const result = estimateJson(fullEstimate(inputOf(scenario)), note);
  return JSON.parse(JSON.stringify(result)) as Estimate;
}

const TOKENS_A_MONTH: Readonly<Record<string, number>> = {
  'd-light': 1000 * 30 * 5000,
  'd-medium': 10_000 * 30 * 6000,
  'd-heavy': 100_000 * 30 * 8000,
};

describe('figures of published articles', () => {
  for (const { preset: id, figure, of, is, within = 0.005 } of ROWS) {
    it(`${id}: ${figure}`, () => {
      const preset = findPreset(id);
      assert.ok(preset, 'no such preset');
      const value = of(printed(preset));
      if (is === null) assert.equal(value, null);
      else assert.ok(Math.abs((value ?? Number.NaN) - is) <= within, `${value} is not ${is} ± ${within}`);
    });
  }

  for (const [id, tokens] of Object.entries(TOKENS_A_MONTH)) {
    it(`${id}: tokens a month`, () => {
      const { selfHosted } = printed(findPreset(id) ?? assert.fail(id));
      const demand = selfHosted.utilization * selfHosted.capacityTokensPerMonth;
      assert.ok(Math.abs(demand / tokens - 1) < 1e-9, `${demand}`);
    });
  }

  it('are all there, each with a title, a source and what to know of it', () => {
    const ids = new Set(PRESETS.map(({ id }) => id));
    assert.equal(ids.size, PRESETS.length);
    for (const { id } of ROWS.map(({ preset }) => ({ id: preset }))) assert.ok(ids.has(id), id);
    for (const { id, title, source, note } of PRESETS) assert.ok(title && source && note, id);
  });

  it('find nothing under a name that is none', () => {
    for (const id of ['', 'z', '__proto__', 'constructor']) assert.equal(findPreset(id), null);
  });
});
