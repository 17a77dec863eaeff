import assert from 'node:assert/strict';
import { fieldAt } from '../../../src/core/scenario/fieldAt';
import { type PanelSnapshot, panelSnapshotSchema } from '../../../src/protocol/panel';
import { evaluate } from '../../../src/webview/evaluate';
import type { Field } from '../../../src/webview/field';
import { FIELD_GROUPS, workloadFields } from '../../../src/webview/fields';
import {
  originOf,
  type PanelState,
  sent,
  withEdit,
  withoutDraft,
  withoutEdit,
  withoutFaults,
  withoutUnsent,
  withSnapshot,
} from '../../../src/webview/state';
import { drawnPanel } from '../../support/drawnPanel';
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

  it('writes figures as in English where the editor names no language that is one', () => {
    for (const locale of ['', 'not a language', '(en)', 'x'.repeat(200), 7]) {
      const taken = panelSnapshotSchema.parse({ ...snapshot, locale });
      assert.equal(taken.locale, 'en-US');
      assert.match(drawnPanel(taken), /\$\d/);
    }
    assert.equal(panelSnapshotSchema.parse({ ...snapshot, locale: 'pt-br' }).locale, 'pt-br');
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

  it('drops what was typed where undo or another editor has set the input otherwise, and keeps the rest', () => {
    const typed = sent(withEdit(withEdit(state, RATE, 4, '4.'), 'overhead.operationsFte', -1, '-1'));
    const answer = { ...snapshot, sequence: 2, revision: typed.revision, scenario: typed.scenario };
    assert.deepEqual(Object.keys(withSnapshot(typed, answer).drafts), [RATE, 'overhead.operationsFte']);
    const undone = { ...answer, scenario: snapshot.scenario };
    assert.deepEqual(Object.keys(withSnapshot(typed, undone).drafts), ['overhead.operationsFte']);
    assert.deepEqual(withoutFaults(typed)?.drafts, { [RATE]: { text: '4.', problem: null } });
    assert.equal(withoutFaults(state), null);
  });

  it('gives up what the extension has not been told', () => {
    const typed = withEdit(state, RATE, 4, '4');
    assert.deepEqual(withoutUnsent(typed)?.scenario, snapshot.scenario);
    assert.equal(withoutUnsent(sent(typed)), null);
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

  it('leaves one call its share of the bill, and no more', () => {
    const billed = withEdit(state, 'bill.usdPerMonth', 5000, '5000');
    const months = snapshot.scenario.workloads.map(({ id }) => {
      const one = { ...billed, snapshot: { ...snapshot, selectedWorkloadId: id } };
      return evaluate(one).estimate?.api.monthly.base ?? Number.NaN;
    });
    const whole = evaluate(billed).estimate?.workloads.map(
      ({ apiMonthly }) => apiMonthly?.base ?? Number.NaN,
    );
    for (const [index, usd] of months.entries())
      assert.ok(Math.abs(usd - (whole?.[index] ?? Number.NaN)) < 1e-6, `${usd} of ${whole?.join(' + ')}`);
    assert.ok(Math.abs(months.reduce((sum, usd) => sum + usd, 0) - 5000) < 1e-6);
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

  const isOptional = (field: Field) =>
    field.kind === 'share'
      ? field.fallback !== undefined
      : field.unset !== undefined && field.unset.value !== null;

  it('shows inputs that are there, or may be', () => {
    const [workload] = snapshot.scenario.workloads;
    const fields = [...FIELD_GROUPS.flatMap((group) => group.fields), ...workloadFields(workload?.id ?? '')];
    const missing = fields.filter(
      (field) => fieldAt(snapshot.scenario, field.path) === undefined && !isOptional(field),
    );
    assert.deepEqual(missing, []);
    for (const field of fields) {
      if (field.kind !== 'choice') continue;
      const values = field.choices(snapshot).map(({ value }) => value);
      const value = fieldAt(snapshot.scenario, field.path);
      if (value !== undefined) assert.ok(values.includes(String(value)), field.path);
    }
  });

  it('sets every optional input, and takes it away again without a trace', () => {
    for (const field of FIELD_GROUPS.flatMap((group) => group.fields)) {
      if (field.kind === 'share' || fieldAt(snapshot.scenario, field.path) !== undefined) continue;
      const values = field.kind === 'choice' ? field.choices(snapshot).map(({ value }) => value) : [2];
      for (const value of values) {
        const edited = withEdit(state, field.path, value, String(value));
        assert.equal(fieldAt(edited.scenario, field.path), value, field.path);
        assert.deepEqual(evaluate(edited).problems, [], field.path);
        assert.deepEqual(withEdit(edited, field.path, undefined, '').scenario, state.scenario, field.path);
      }
    }
  });

  it('takes a bill, a window or a success rate from the page to the workspace’s own scenario', async () => {
    const edits: [string, unknown][] = [
      ['bill.usdPerMonth', 5000],
      ['hosting.schedule.hoursPerDay', 6],
      ['quality.selfHostedSuccessRate', 0.8],
      ['task', 'chat'],
      ['traffic.profile', 'spiky-10x'],
    ];
    const edited = edits.reduce((at, [path, value]) => withEdit(at, path, value, String(value)), state);
    const params = { scenario: edited.scenario, edited: edited.edited, selectedWorkloadId: null };
    const answered = await panelSnapshot(params);
    for (const [path, value] of edits) assert.equal(fieldAt(answered.scenario, path), value, path);
    assert.equal(answered.scenario.quality?.apiSuccessRate, 1, 'the other rate stays at its start');
    const undone = await panelSnapshot({ ...params, edited: [] });
    assert.deepEqual(undone.scenario, snapshot.scenario);
  });
});
