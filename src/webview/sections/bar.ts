/** What stands above the page and stays there: both months, what can be taken back, or which file this is. */

import { html, nothing, type TemplateResult } from 'lit';
import type { PanelSnapshot, PanelStep } from '../../protocol/panel';
import { labelOf } from '../fields';
import type { Page } from '../page';
import { monthsText } from './answer';

export function bar(page: Page): TemplateResult {
  const { file, undo, redo } = page.state.snapshot;
  if (file !== null) return ofFile(page, file);
  return html`<div class="bar" role="toolbar" aria-label="Edits">
    ${stepButton(page, 'undo', 'Undo', undo)} ${stepButton(page, 'redo', 'Redo', redo)} ${months(page)}
  </div>`;
}

function ofFile(page: Page, file: string): TemplateResult {
  return html`<div class="bar">
    <span class="file" title=${file}>${file}</span> ${months(page)}
    <button class="step" @click=${() => page.actions.send({ type: 'openAsText' })}>Open as text</button>
  </div>`;
}

/** In sight while an input further down is changed. The answer itself is what is read out. */
function months({ evaluation, state }: Page): TemplateResult | typeof nothing {
  const { estimate } = evaluation;
  return estimate === null
    ? nothing
    : html`<span class="months" aria-hidden="true">${monthsText(estimate, state.snapshot.locale)}</span>`;
}

/** It keeps the focus when there is nothing more to take. */
function stepButton(
  { actions, state }: Page,
  direction: 'undo' | 'redo',
  word: string,
  step: PanelStep | null,
): TemplateResult {
  const what = step === null ? '' : wordsOf(step, state.snapshot);
  return html`<button
    class="step"
    id=${direction}
    aria-disabled=${step === null ? 'true' : 'false'}
    title=${what === '' ? `Nothing to ${direction}` : `${word}: ${what}`}
    @click=${() => step !== null && actions.step(direction)}
  >
    ${word}${what === '' ? nothing : html`: <span class="what">${what}</span>`}
  </button>`;
}

/** `Price of a GPU`, `deleting "two H100"`. */
function wordsOf({ kind, subject }: PanelStep, { scenario }: PanelSnapshot): string {
  switch (kind) {
    case 'edit':
      return inputName(subject, scenario.workloads);
    case 'reset':
      return 'undoing all edits';
    case 'load':
      return `loading "${subject}"`;
    case 'save':
      return `saving "${subject}"`;
    case 'delete':
      return `deleting "${subject}"`;
    case 'import':
      return `importing "${subject}"`;
  }
}

function inputName(path: string, workloads: PanelSnapshot['scenario']['workloads']): string {
  const call = workloads.find(({ id }) => path.startsWith(`workloads.${id}.`));
  return call === undefined ? labelOf(path) : `${labelOf(path)} of ${call.label}`;
}
