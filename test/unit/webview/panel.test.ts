import assert from 'node:assert/strict';
import type { PanelSnapshot } from '../../../src/protocol/panel';
import { evaluate } from '../../../src/webview/evaluate';
import { FIELD_GROUPS, valueAt, workloadFields } from '../../../src/webview/fields';
import {
  originOf,
  type PanelState,
  sent,
  withEdit,
  withoutDraft,
  withoutEdit,
  withSnapshot,
} from '../../../src/webview/state';
import { panelSnapshot } from '../../support/panelSnapshot';

const RATE = 'hosting.usdPerGpuHour';

describe('the panel', () => {
  let snapshot: PanelSnapshot;
  let state: PanelState;

  before(async () => {
    snapshot = await panelSnapshot();
  });
  beforeEach(() => {
    state = withSnapshot(null, snapshot);
  });

  const hostedUsd = (of: PanelState) => evaluate(of).estimate?.selfHosted.monthly.base ?? Number.NaN;

  it('computes the extension’s scenario without a word from it', () => {
    const { estimate, selected, problems } = evaluate(state);
    assert.deepEqual(problems, []);
    assert.equal(selected, null);
    assert.equal(estimate?.workloads.length, 2);
    assert.ok(
      (estimate?.api.monthly.low ?? 0) < (estimate?.api.monthly.base ?? 0),
      'estimates keep their range',
    );
  });

  it('answers an edit before the extension does', () => {
    const edited = withEdit(state, RATE, 10, '10');
    assert.ok(hostedUsd(edited) > hostedUsd(state));
    assert.equal(edited.hasUnsentEdits, true);
    assert.equal(originOf(edited, RATE), 'edited');
    assert.equal(originOf(state, RATE), 'default');
  });

  it('keeps what does not fit as typed, with its problem, and the answer as it was', () => {
    const edited = withEdit(state, 'hosting.redundantReplicas', -1, '-1');
    assert.equal(edited.scenario, state.scenario);
    assert.equal(edited.drafts['hosting.redundantReplicas']?.text, '-1');
    assert.notEqual(edited.drafts['hosting.redundantReplicas']?.problem, null);
    assert.equal(edited.hasUnsentEdits, false);
    assert.deepEqual(withoutDraft(edited, 'hosting.redundantReplicas').drafts, {});
  });

  it('turns away what is not a number', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 'ten', null, {}]) {
      const edited = withEdit(state, 'overhead.operationsFte', value, String(value));
      assert.notEqual(edited.drafts['overhead.operationsFte']?.problem, null, String(value));
    }
  });

  it('lets no snapshot overtake an edit', () => {
    const typed = withEdit(state, RATE, 10, '10');
    assert.equal(withSnapshot(typed, { ...snapshot, sequence: 2 }).scenario.hosting.usdPerGpuHour, 10);
    const waiting = sent(typed);
    const late = { ...snapshot, sequence: 2, revision: waiting.revision - 1 };
    assert.equal(withSnapshot(waiting, late).scenario.hosting.usdPerGpuHour, 10);
    const answer = { ...snapshot, sequence: 3, revision: waiting.revision };
    assert.equal(withSnapshot(waiting, answer).scenario.hosting.usdPerGpuHour, null);
    assert.equal(
      withSnapshot(withSnapshot(null, { ...snapshot, sequence: 5 }), snapshot).snapshot.sequence,
      5,
    );
  });

  it('takes back one edit and leaves the others', () => {
    const both = withEdit(withEdit(state, RATE, 10, '10'), 'traffic.peakToAverage', 5, '5');
    const one = withoutEdit(both, RATE);
    assert.deepEqual(one.edited, ['traffic.peakToAverage']);
    assert.equal(one.hasUnsentEdits, true);
  });

  it('edits the workload that is selected, whose typed tokens are exact', () => {
    const [workload] = snapshot.scenario.workloads;
    assert.ok(workload);
    const path = `workloads.${workload.id}.inputTokens`;
    const one = withSnapshot(null, { ...snapshot, selectedWorkloadId: workload.id });
    const edited = withEdit(withEdit(one, path, 5000, '5000'), path.replace('input', 'output'), 100, '100');
    const { estimate, selected } = evaluate(edited);
    assert.equal(selected?.inputTokens, 5000);
    assert.equal(estimate?.workloads.length, 1);
    assert.equal(estimate?.api.monthly.low, estimate?.api.monthly.high);
    assert.equal(originOf(edited, path), 'edited');
    assert.equal(originOf(one, path), 'code');
  });

  it('names an input that names nothing', () => {
    const hosting = { ...snapshot.scenario.hosting, gpu: 'H1000' };
    const { estimate, problems } = evaluate({ ...state, scenario: { ...snapshot.scenario, hosting } });
    assert.equal(estimate, null);
    assert.deepEqual(
      problems.map(({ path }) => path),
      ['hosting.gpu'],
    );
  });

  it('shows inputs that are there', () => {
    const [workload] = snapshot.scenario.workloads;
    const fields = [...FIELD_GROUPS.flatMap((group) => group.fields), ...workloadFields(workload?.id ?? '')];
    const missing = fields.filter(({ path }) => valueAt(snapshot.scenario, path) === undefined);
    assert.deepEqual(missing, []);
    for (const field of fields) {
      if (field.kind !== 'choice') continue;
      const values = field.choices(snapshot).map(({ value }) => value);
      assert.ok(values.includes(String(valueAt(snapshot.scenario, field.path))), field.path);
    }
  });
});
