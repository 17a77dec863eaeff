/** Which calls are compared: all together, or one, which then has its own inputs. */

import { html, nothing, type TemplateResult } from 'lit';
import { formatEstimate, formatUsd } from '../../core/money/format';
import { workloadFields } from '../fields';
import type { Page } from '../page';
import { choice, fieldRow } from './inputs';

const ALL = '';

export function workloads(page: Page): TemplateResult {
  const { state, evaluation, actions } = page;
  const all = state.scenario.workloads;
  const { selected } = evaluation;
  const choices = [
    { value: ALL, label: `All calls together (${all.length})` },
    ...all.map(({ id, label }) => ({ value: id, label })),
  ];
  return html`<section class="workloads" aria-label="Calls">
    ${choice({
      id: 'workload',
      label: 'Calls to compare',
      value: selected?.id ?? ALL,
      choices,
      onPick: (value) => actions.send({ type: 'selectWorkload', id: value === ALL ? null : value }),
    })}
    ${selected === null ? everyCall(page) : nothing}
  </section>`;
}

/** Of the one call that is compared. */
export function callInputs(page: Page): TemplateResult | typeof nothing {
  const { selected } = page.evaluation;
  if (selected === null) return nothing;
  const { id } = selected;
  const { send } = page.actions;
  const inCode = html`<vscode-button secondary @click=${() => send({ type: 'revealWorkload', id })}>Show in the code</vscode-button>`;
  return html`<section aria-label="This call">
    <div class="fields">${workloadFields(id).map((field) => fieldRow(page, field))}</div>
    ${page.state.snapshot.file === null ? html`<p>${inCode}</p>` : nothing}
  </section>`;
}

/** Dearest first, those without a price last: they are the ones to set right. */
function everyCall(page: Page): TemplateResult | typeof nothing {
  const { state, actions } = page;
  const { estimate } = page.evaluation;
  if (estimate === null) return nothing;
  const { locale } = state.snapshot;
  const rows = [...estimate.workloads].sort(
    (a, b) => (b.apiMonthly?.base ?? -1) - (a.apiMonthly?.base ?? -1),
  );
  return html`<details class="calls">
    <summary>Calls by cost</summary>
    <table>
      <thead>
        <tr><th scope="col">Call</th><th scope="col" class="number">API a month</th></tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ id, label, apiMonthly }) => html`<tr>
            <td>
              <button class="link" @click=${() => actions.send({ type: 'selectWorkload', id })}>${label}</button>
            </td>
            <td class="number">${apiMonthly === null ? 'no price' : formatEstimate(apiMonthly, formatUsd, locale)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    ${state.snapshot.file === null ? volumeOfAll(page) : addCall(page)}
  </details>`;
}

function volumeOfAll({ actions }: Page): TemplateResult {
  return html`<p>
    <button class="link" @click=${() => actions.send({ type: 'openSettings', query: 'breakeven.requestsPerMonth' })}>
      Change the volume of every call
    </button>
  </p>`;
}

/** Of a file: a call more, to be filled in. */
export function addCall({ actions }: Page): TemplateResult {
  return html`<p>
    <vscode-button secondary @click=${() => actions.send({ type: 'addCall' })}>Add a call</vscode-button>
  </p>`;
}
