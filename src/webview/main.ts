/** The scenario panel's page. */

import './style.css';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-collapsible/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { render, type TemplateResult } from 'lit';
import type { Scenario } from '../core/scenario/scenario';
import type { PanelBroken, PanelMessage } from '../protocol/panel';
import { connect } from './bridge';
import { createDraws, pause } from './draws';
import { createEvaluator } from './evaluate';
import { layoutOf } from './layout';
import type { Actions, Shelf } from './page';
import { broken, waiting } from './sections/instead';
import { type Sending, sendingOf } from './sending';
import {
  type PanelState,
  sent,
  withEdit,
  withoutDraft,
  withoutEdit,
  withoutFaults,
  withoutUnsent,
  withSnapshot,
} from './state';
import { stepOfKey } from './stepOfKey';
import { view } from './view';

/** What is unfolded for whom has folded nothing yet. */
const OPEN_AT_FIRST = {
  narrow: ['sure', 'hosting'],
  wide: ['sure', 'traffic', 'hosting', 'overhead', 'load', 'horizon', 'costs'],
};

const app = document.getElementById('app');
if (app !== null) start(app);

function start(root: HTMLElement): void {
  const bridge = connect(window);
  const remembered = bridge.remembered();
  const atFirst = layoutOf(root.clientWidth).kind === 'narrow' ? OPEN_AT_FIRST.narrow : OPEN_AT_FIRST.wide;
  const openSections = new Set(remembered.openSections ?? atFirst);
  const evaluator = createEvaluator();
  const drawsOf = createDraws(pause, draw);
  const sending: Sending = sendingOf(window, flush);
  let state: PanelState | null = null;
  let instead: PanelBroken | null = null;
  let failure = '';
  let shelf: Shelf = { name: '', left: null, right: null, source: null };
  let scrollTo = remembered.scrollTop ?? 0;

  const actions: Actions = {
    edit: (path, value, text) => change((current) => withEdit(current, path, value, text), path),
    leave: (path) => change((current) => withoutDraft(current, path)),
    undo: (path) => change((current) => withoutEdit(current, path), path),
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
    step,
  };

  /** @param path of the input that is edited; edits of two inputs are sent apart, so that each can be taken back */
  function change(next: (current: PanelState) => PanelState, path?: string): void {
    if (path !== undefined && state?.hasUnsentEdits === true && state.changed !== path) flush();
    if (state === null) return;
    state = next(state);
    draw();
    if (state.hasUnsentEdits) sending.soon(state.snapshot.file !== null);
  }

  function flush(): void {
    sending.forget();
    if (state === null || !state.hasUnsentEdits) return;
    state = sent(state);
    const { scenario, edited, changed, revision } = state;
    bridge.send({ type: 'scenarioEdited', scenario, edited: [...edited], changed, revision });
  }

  /** What is typed and is no value goes first; then the extension takes back what it knows of. */
  function step(direction: 'undo' | 'redo'): void {
    const fitting = state === null ? null : withoutFaults(state);
    if (direction === 'undo' && fitting !== null) change(() => fitting);
    else actions.send({ type: direction });
  }

  /** Of a file, VS Code keeps what can be taken back, except for what it has not been told. */
  function stepByKey(event: KeyboardEvent): void {
    const direction = stepOfKey(event);
    if (direction === null || state === null) return;
    const isFile = state.snapshot.file !== null;
    const untold = isFile && direction === 'undo' ? (withoutFaults(state) ?? withoutUnsent(state)) : null;
    if (isFile && untold === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (untold === null) step(direction);
    else giveUp(untold);
  }

  function giveUp(untold: PanelState): void {
    sending.forget();
    state = untold;
    draw();
    if (state.hasUnsentEdits) sending.soon(true);
  }

  function draw(): void {
    render(instead === null ? drawn() : broken(instead, actions), root);
  }

  function drawn(): TemplateResult {
    if (state === null) return waiting(failure);
    const { snapshot } = state;
    const evaluation = evaluator.evaluate(state);
    const compute = (scenario: Scenario) => evaluator.compute(scenario, snapshot);
    const draws = evaluation.input === null ? null : drawsOf(evaluation.input);
    const layout = layoutOf(root.clientWidth);
    const page = { state, evaluation, draws, compute, shelf, openSections, failure, layout };
    return view({ ...page, width: layout.chart, actions });
  }

  function remember(): void {
    bridge.remember({ openSections: [...openSections], scrollTop: window.scrollY });
  }

  function receive(message: PanelMessage): void {
    failure = message.type === 'failure' ? message.message : '';
    if (message.type === 'broken') {
      instead = message;
      state = state === null ? null : (withoutUnsent(state) ?? state);
    }
    if (message.type !== 'snapshot') return;
    instead = null;
    state = withSnapshot(state, message);
  }

  bridge.onMessage((message) => {
    receive(message);
    draw();
    if (scrollTo > 0) requestAnimationFrame(() => window.scrollTo(0, scrollTo));
    scrollTo = 0;
  });
  window.addEventListener('scrollend', remember);
  document.addEventListener('keydown', stepByKey, { capture: true });
  // The page may go away within the delay of an edit: a click elsewhere takes its focus first.
  window.addEventListener('blur', flush);
  window.addEventListener('pagehide', flush);
  new ResizeObserver(draw).observe(root);
  draw();
  bridge.send({ type: 'ready' });
}
