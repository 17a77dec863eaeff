import assert from 'node:assert/strict';
import fc from 'fast-check';
import { peakToAverageOf, profileOf } from '../../../src/core/cost/trafficProfiles';
import { formatUsd } from '../../../src/core/money/format';
import type { PanelSnapshot } from '../../../src/protocol/panel';
import { createDraws } from '../../../src/webview/draws';
import { createEvaluator, evaluate } from '../../../src/webview/evaluate';
import { hoursOfDay } from '../../../src/webview/hoursOfDay';
import type { Page } from '../../../src/webview/page';
import { answer } from '../../../src/webview/sections/answer';
import { costs } from '../../../src/webview/sections/costs';
import { horizon } from '../../../src/webview/sections/horizon';
import { load } from '../../../src/webview/sections/load';
import { split } from '../../../src/webview/sections/split';
import { sureness } from '../../../src/webview/sections/sureness';
import { withEdit, withSnapshot } from '../../../src/webview/state';
import { pageOf } from '../../support/page';
import { panelSnapshot } from '../../support/panelSnapshot';
import { templateText } from '../../support/templateText';

describe('the results of the panel', () => {
  let snapshot: PanelSnapshot;

  before(async () => {
    snapshot = await panelSnapshot();
  });

  function estimateOf({ evaluation }: Page) {
    assert.ok(evaluation.estimate !== null, JSON.stringify(evaluation.problems));
    return evaluation.estimate;
  }

  it('make the draws when input pauses, and only for the newest input', () => {
    const waiting: (() => void)[] = [];
    let forgotten = 0;
    let drawn = 0;
    const drawsOf = createDraws(
      (then) => {
        waiting.push(then);
        return () => {
          forgotten += 1;
        };
      },
      () => {
        drawn += 1;
      },
    );
    const state = withSnapshot(null, snapshot);
    const [first, second] = [state, withEdit(state, 'hosting.usdPerGpuHour', 9, '9')].map(
      (at) => evaluate(at).input,
    );
    assert.ok(first && second);
    assert.equal(drawsOf(first).isBehind, true);
    drawsOf(structuredClone(first));
    assert.equal(waiting.length, 1, 'the same input is drawn once');
    drawsOf(second);
    assert.equal(forgotten, 1, 'the draws of the first input never come');
    assert.equal(drawsOf(second).uncertainty, null);
    waiting.at(-1)?.();
    assert.equal(drawn, 1);
    const { uncertainty, isBehind } = drawsOf(second);
    assert.equal(isBehind, false);
    assert.equal(uncertainty?.draws, 10_000);
    const old = drawsOf(first);
    assert.deepEqual([old.isBehind, old.uncertainty], [true, uncertainty]);
  });

  it('keep the evaluation while scenario and snapshot stay', () => {
    const { evaluate: evaluator, compute } = createEvaluator();
    const state = withSnapshot(null, snapshot);
    const drafted = withEdit(state, 'hosting.redundantReplicas', -1, '-1');
    assert.equal(evaluator(drafted), evaluator(state));
    assert.equal(compute(state.scenario, snapshot), compute(state.scenario, snapshot));
    assert.notEqual(compute(state.scenario, { ...snapshot }), compute(state.scenario, snapshot));
    assert.notEqual(evaluator(withEdit(state, 'hosting.usdPerGpuHour', 9, '9')), evaluator(drafted));
  });

  it('say how often self-hosting is cheaper, with every percentile in a table', () => {
    const page = pageOf(snapshot);
    const text = templateText(sureness(page, estimateOf(page)));
    assert.match(text, /Self-hosting is cheaper in [\d.]+ % of 10,000 draws/);
    const uncertainty = page.draws?.uncertainty;
    assert.ok(uncertainty);
    for (const { p10, p50, p90 } of [uncertainty.api, uncertainty.selfHosted])
      for (const usd of [p10, p50, p90]) assert.ok(text.includes(`>${formatUsd(usd)}<`), formatUsd(usd));
    const bars = text.match(/class=bar-high|class="?bar-high/g) ?? [];
    assert.equal(bars.length, uncertainty.tornado.length);
    assert.doesNotMatch(text, /NaN|undefined|Infinity/);
    const behind = { ...page, draws: { uncertainty, isBehind: true } };
    assert.match(templateText(sureness(behind, estimateOf(behind))), /Drawing again/);
  });

  it('draw the hours of a profile, and ask for one where only the peak is known', () => {
    const plain = pageOf(snapshot);
    assert.match(templateText(load(plain, estimateOf(plain))), /Choose a traffic profile/);
    const page = pageOf(snapshot, [['traffic.profile', 'business-hours']]);
    const text = templateText(load(page, estimateOf(page)));
    assert.match(text, /The busiest hour begins at 09:00/);
    assert.match(text, /first token after about/);
    assert.doesNotMatch(text, /Target/);
  });

  it('hold the waiting against its target', () => {
    const first = 'hosting.latencyTarget.timeToFirstTokenSeconds';
    const text = (seconds: number) => {
      const page = pageOf(snapshot, [[first, seconds]]);
      return templateText(load(page, estimateOf(page)));
    };
    assert.match(text(1000), /Target: first token within 1,000 s<\/dt>\s*<dd class=>met/);
    assert.match(text(0.000001), /missed in the busiest hour/);
  });

  it('list every month of the horizon and mark the payback', () => {
    const page = pageOf(snapshot, [
      ['horizon.months', 13],
      ['horizon.apiPriceFallPerYear', 0],
      ...snapshot.scenario.workloads.map(({ id }): [string, unknown] => [
        `workloads.${id}.requestsPerMonth`,
        50_000_000,
      ]),
    ]);
    const estimate = estimateOf(page);
    const text = templateText(horizon(page, estimate));
    assert.equal(text.match(/<tr class=/g)?.length, 13);
    assert.ok(estimate.horizon?.paybackMonth, 'a volume that pays back');
    assert.ok(text.includes(`${estimate.horizon.paybackMonth} (paid back)`));
    assert.match(text, /at today’s prices/);
  });

  it('say which calls go where, and add up to the split', () => {
    const [dear, cheap] = snapshot.scenario.workloads;
    assert.ok(dear && cheap);
    const page = pageOf(snapshot, [
      [`workloads.${dear.id}.requestsPerMonth`, 20_000_000],
      [`workloads.${cheap.id}.requestsPerMonth`, 10_000],
      ['api.engineeringFte', 0.1],
    ]);
    const estimate = estimateOf(page);
    assert.ok(estimate.hybrid);
    assert.deepEqual(estimate.hybrid.hosted, [dear.id]);
    const rest = estimate.workloads.find(({ id }) => id === cheap.id)?.apiMonthly?.base ?? Number.NaN;
    const sum = estimate.hybrid.hostedUsd + rest + estimate.api.engineering.base;
    assert.ok(Math.abs(sum - estimate.hybrid.totalUsd) < 1e-6);
    const text = templateText(split(page, estimate));
    for (const usd of [
      estimate.hybrid.hostedUsd,
      rest,
      estimate.api.engineering.base,
      estimate.hybrid.totalUsd,
    ])
      assert.ok(text.includes(`>${formatUsd(usd)}<`), formatUsd(usd));
  });

  it('count a model that fails more as dearer, and people on both sides', () => {
    const page = pageOf(snapshot, [
      ['quality.selfHostedSuccessRate', 0.5],
      ['api.engineeringFte', 0.2],
      ['bill.usdPerMonth', 5000],
    ]);
    const estimate = estimateOf(page);
    const { apiUsd, selfHostedUsd } = estimate.usefulOutput;
    assert.ok(apiUsd !== null && selfHostedUsd !== null);
    const text = templateText(costs(page, estimate));
    assert.ok(text.includes(formatUsd(selfHostedUsd)) && text.includes(formatUsd(selfHostedUsd / 2)));
    assert.match(text, /People on the API side/);
    const said = templateText(answer(page, estimate));
    assert.ok(said.includes(`with its people ~${formatUsd(estimate.api.fullyLoaded.base)}`), said);
    assert.match(said, /Last month’s bill, all calls: \$5,000 means [\d,]+ interactions a month/);
    assert.match(said, /Facts to collect: 1 of 5 known/);
  });

  it('recommend nothing where there is no price to compare with', () => {
    const page = pageOf({ ...snapshot, prices: {} });
    const text = templateText(answer(page, estimateOf(page)));
    assert.match(text, /<h1>No price to compare with<\/h1>/);
    assert.doesNotMatch(text, /Stay on the API/);
    assert.doesNotMatch(
      templateText(answer(pageOf(snapshot), estimateOf(pageOf(snapshot)))),
      /No price to compare/,
    );
  });

  it('make a day of a week without losing its mean or its peak', () => {
    const week = fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 168, maxLength: 168 });
    fc.assert(
      fc.property(week, (hourly) => {
        const day = hoursOfDay(hourly);
        const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
        assert.equal(Math.max(...day.map(({ most }) => most)), Math.max(...hourly));
        assert.ok(Math.abs(mean(day.map((hour) => hour.mean)) - mean(hourly)) < 1e-9);
      }),
    );
    const { weights } = profileOf('nightly-batch');
    assert.deepEqual(
      hoursOfDay(weights).map(({ most }) => most),
      Array.from({ length: 24 }, (_, hour) => (hour < 6 ? 1 : 0)),
    );
    assert.equal(peakToAverageOf(weights), 4);
  });
});
