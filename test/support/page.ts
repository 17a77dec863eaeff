import { uncertaintyOf } from '../../src/core/cost/uncertainty';
import type { PanelSnapshot } from '../../src/protocol/panel';
import { createEvaluator } from '../../src/webview/evaluate';
import type { Page } from '../../src/webview/page';
import { type PanelState, withEdit, withSnapshot } from '../../src/webview/state';

/** What the panel's sections are drawn from, after some edits, with its draws made. */
export function pageOf(snapshot: PanelSnapshot, edits: readonly (readonly [string, unknown])[] = []): Page {
  const start: PanelState = withSnapshot(null, snapshot);
  const state = edits.reduce((at, [path, value]) => withEdit(at, path, value, String(value)), start);
  const evaluator = createEvaluator();
  const evaluation = evaluator.evaluate(state);
  const { input } = evaluation;
  const none = () => undefined;
  return {
    state,
    evaluation,
    draws: input === null ? null : { uncertainty: uncertaintyOf(input), isBehind: false },
    compute: (scenario) => evaluator.compute(scenario, snapshot),
    shelf: { name: '', left: null, right: null, source: null },
    openSections: new Set(),
    failure: '',
    layout: { kind: 'narrow', chart: 400 },
    width: 400,
    actions: { edit: none, leave: none, undo: none, send: none, arrange: none, toggle: none, step: none },
  };
}
