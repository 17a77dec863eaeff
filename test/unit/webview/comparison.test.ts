import assert from 'node:assert/strict';
import { formatUsd } from '../../../src/core/money/format';
import type { PanelSnapshot } from '../../../src/protocol/panel';
import { figureRows, inputRows } from '../../../src/webview/comparison';
import { pageOf } from '../../support/page';
import { panelSnapshot } from '../../support/panelSnapshot';

describe('two scenarios side by side', () => {
  let snapshot: PanelSnapshot;

  before(async () => {
    snapshot = await panelSnapshot();
  });

  it('show what both come to, and only the inputs that differ, each in its own words', () => {
    const [call] = snapshot.scenario.workloads;
    const left = pageOf(snapshot);
    const right = pageOf(snapshot, [
      ['hosting.usdPerGpuHour', 9],
      ['hosting.targetUtilization', 0.4],
      ['traffic.profile', 'flat'],
      ['bill.usdPerMonth', 5000],
      [`workloads.${call?.id}.requestsPerMonth`, 500_000],
    ]);
    const [a, b] = [left, right].map(({ state, compute }) => compute(state.scenario));
    assert.ok(a?.estimate && b?.estimate);
    const figures = new Map(figureRows(a, b, 'en-US').map(([label, ...both]) => [label, both]));
    assert.deepEqual(figures.get('Self-hosted, a month'), [
      `~${formatUsd(a.estimate.selfHosted.monthly.base)}`,
      `~${formatUsd(b.estimate.selfHosted.monthly.base)}`,
    ]);
    assert.deepEqual(inputRows(left.state.scenario, right.state.scenario, 'en-US'), [
      ['Traffic', '–', 'flat'],
      ['Price of a GPU, USD an hour', 'rental catalog', '9'],
      ['Utilization target', '60 %', '40 %'],
      ['Last month’s bill, USD', 'volumes as above', '5,000'],
      ['Calls', '2', '2'],
      ['Requests a month, all calls', '20,000', '510,000'],
    ]);
    assert.deepEqual(inputRows(left.state.scenario, left.state.scenario, 'en-US'), []);
  });

  it('have no figure where one of them names what is not known', () => {
    const page = pageOf(snapshot);
    const { scenario } = page.state;
    const broken = { ...scenario, hosting: { ...scenario.hosting, gpu: 'H1000' } };
    const rows = figureRows(page.compute(scenario), page.compute(broken), 'en-US');
    assert.ok(rows.every(([, , right]) => right === '–'));
    assert.ok(rows.some(([, left]) => left !== '–'));
  });
});
