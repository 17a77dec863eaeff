/** Scenarios under names: keep the one that is shown, load or delete others, bring them from and to files, compare two. */

import { html, nothing, type TemplateResult } from 'lit';
import type { SavedScenario } from '../../core/scenario/savedScenario';
import type { Page } from '../page';
import { compared } from './compared';

export function saved(page: Page): TemplateResult {
  const { state, actions } = page;
  const all = state.snapshot.saved;
  return html`<div id="saved">
    ${keep(page)}
    ${all.length === 0 ? html`<p class="quiet">No scenario is saved yet.</p>` : list(page, all)}
    <p class="buttons">
      <vscode-button secondary @click=${() => actions.send({ type: 'exportScenario', scenario: named(page) })}
        >Export to a file</vscode-button
      >
      <vscode-button secondary @click=${() => actions.send({ type: 'importScenario' })}
        >Import from a file</vscode-button
      >
    </p>
    ${all.length === 0 ? nothing : compared(page, all)}
  </div>`;
}

function keep(page: Page): TemplateResult {
  const { state, actions, shelf } = page;
  const name = shelf.name.trim();
  const isTaken = state.snapshot.saved.some((each) => each.name === name);
  const save = () => {
    if (name === '') return;
    const { edited } = state;
    actions.send({ type: 'saveScenario', saved: { name, scenario: named(page), edited: [...edited] } });
    actions.arrange({ name: '' });
  };
  return html`<div class="keep">
    <span class="label" aria-hidden="true">Save this scenario as</span>
    <vscode-textfield
      .label=${'Name of the scenario'}
      maxlength="80"
      data-own-undo
      .value=${shelf.name}
      @input=${(event: Event) => actions.arrange({ name: typedIn(event) })}
      @keydown=${(event: Event) => {
        if ('key' in event && event.key === 'Enter') save();
      }}
    ></vscode-textfield>
    <vscode-button ?disabled=${name === ''} @click=${save}>${isTaken ? 'Replace' : 'Save'}</vscode-button>
  </div>`;
}

/** The scenario that is shown, under the name that is being typed or the one it has. */
function named({ state, shelf }: Page) {
  const name = shelf.name.trim();
  return name === '' ? state.scenario : { ...state.scenario, name };
}

function list({ actions }: Page, all: readonly SavedScenario[]): TemplateResult {
  return html`<ul class="shelf" aria-label="Saved scenarios">
    ${all.map(
      ({ name }) => html`<li>
        <span>${name}</span>
        <button class="link" aria-label="Load ${name}" @click=${() => actions.send({ type: 'loadScenario', name })}>Load</button>
        <button class="link" aria-label="Delete ${name}" @click=${() => actions.send({ type: 'deleteScenario', name })}>Delete</button>
      </li>`,
    )}
  </ul>`;
}

function typedIn({ target }: Event): string {
  return target !== null && 'value' in target ? String(target.value) : '';
}
