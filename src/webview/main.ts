/** The scenario panel's page. */

import './style.css';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-collapsible/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { render } from 'lit';
import type { Scenario } from '../core/scenario/scenario';
import { connect } from './bridge';
import { createDraws, pause } from './draws';
import { createEvaluator } from './evaluate';
import type { Actions, Shelf } from './page';
import { type PanelState, sent, withEdit, withoutDraft, withoutEdit, withSnapshot } from './state';
import { view, waiting } from './view';

/** The extension is told of edits no more often than this; the page itself answers at once. */
const SEND_EVERY_MS = 150;

/** Padding of the page on both sides, and the widest chart that still reads well. */
const PADDING = 24;
const CHART_WIDTH = { min: 220, max: 760 };

const app = document.getElementById('app');
if (app !== null) start(app);

function start(root: HTMLElement): void {
  const bridge = connect();
  const remembered = bridge.remembered();
  const openSections = new Set(remembered.openSections ?? ['sure', 'hosting']);
  const evaluator = createEvaluator();
  const drawsOf = createDraws(pause, draw);
  let state: PanelState | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failure = '';
  let shelf: Shelf = { name: '', left: null, right: null };
  let scrollTo = remembered.scrollTop ?? 0;

  const actions: Actions = {
    edit: (path, value, text) => change((current) => withEdit(current, path, value, text)),
    leave: (path) => change((current) => withoutDraft(current, path)),
    undo: (path) => change((current) => withoutEdit(current, path)),
    send: (request) => {
      flush();
      bridge.send(request);
    },
    arrange: (change) => {
      shelf = { ...shelf, ...change };
      draw();
    },
    toggle: (section, open) => {
      if (open) openSections.add(section);
      else openSections.delete(section);
      remember();
      draw();
    },
  };

  function change(next: (current: PanelState) => PanelState): void {
    if (state === null) return;
    state = next(state);
    draw();
    if (state.hasUnsentEdits) timer ??= setTimeout(flush, SEND_EVERY_MS);
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (state === null || !state.hasUnsentEdits) return;
    state = sent(state);
    const { scenario, edited, revision } = state;
    bridge.send({ type: 'scenarioEdited', scenario, edited: [...edited], revision });
  }

  function draw(): void {
    if (state === null) {
      render(waiting(failure), root);
      return;
    }
    const { snapshot } = state;
    const evaluation = evaluator.evaluate(state);
    const compute = (scenario: Scenario) => evaluator.compute(scenario, snapshot);
    const draws = evaluation.input === null ? null : drawsOf(evaluation.input);
    render(
      view({
        state,
        evaluation,
        draws,
        compute,
        shelf,
        openSections,
        failure,
        width: chartWidth(root),
        actions,
      }),
      root,
    );
  }

  function remember(): void {
    bridge.remember({ openSections: [...openSections], scrollTop: window.scrollY });
  }

  bridge.onMessage((message) => {
    failure = message.type === 'failure' ? message.message : '';
    if (message.type === 'snapshot') state = withSnapshot(state, message);
    draw();
    if (scrollTo > 0) requestAnimationFrame(() => window.scrollTo(0, scrollTo));
    scrollTo = 0;
  });
  window.addEventListener('scrollend', remember);
  // The page may go away within the delay of an edit: a click elsewhere takes its focus first.
  window.addEventListener('blur', flush);
  window.addEventListener('pagehide', flush);
  new ResizeObserver(draw).observe(root);
  draw();
  bridge.send({ type: 'ready' });
}

function chartWidth(root: HTMLElement): number {
  return Math.max(CHART_WIDTH.min, Math.min(CHART_WIDTH.max, root.clientWidth - PADDING));
}
