/** Two scenarios beside each other: what they come to, and the inputs in which they differ. */

import { html, type TemplateResult } from 'lit';
import type { SavedScenario } from '../../core/scenario/savedScenario';
import type { Scenario } from '../../core/scenario/scenario';
import { figureRows, inputRows, type Row } from '../comparison';
import type { Page } from '../page';
import { choice } from './inputs';

/** The scenario that is shown, which has no name of its own among the saved ones. */
const SHOWN = '';

export function compared(page: Page, all: readonly SavedScenario[]): TemplateResult {
  const { shelf, actions, state, compute } = page;
  const { locale } = state.snapshot;
  const left = sideOf(page, all, shelf.left, SHOWN);
  const right = sideOf(page, all, shelf.right, all[0]?.name ?? SHOWN);
  const choices = [
    { value: SHOWN, label: 'as shown now' },
    ...all.map(({ name }) => ({ value: name, label: name })),
  ];
  const [a, b] = [compute(left.scenario), compute(right.scenario)];
  return html`<div class="fields">
      <div class="field">
        ${choice({ id: 'left', label: 'Compare', value: left.name, choices, onPick: (name) => actions.arrange({ left: name }) })}
      </div>
      <div class="field">
        ${choice({ id: 'right', label: 'with', value: right.name, choices, onPick: (name) => actions.arrange({ right: name }) })}
      </div>
    </div>
    ${table('compared-figures', 'What they come to, all calls', left.title, right.title, figureRows(a, b, locale))}
    ${table('compared-inputs', 'Inputs that differ', left.title, right.title, inputRows(left.scenario, right.scenario, locale))}
    <p class="quiet">
      A saved scenario counts with the calls of the day when it was saved. Loading it lays your edits over today’s code.
    </p>`;
}

interface Side {
  readonly name: string;
  readonly title: string;
  readonly scenario: Scenario;
}

/** One that was deleted meanwhile gives way to what stands there at first. */
function sideOf(
  { state }: Page,
  all: readonly SavedScenario[],
  wanted: string | null,
  otherwise: string,
): Side {
  const shown: Side = { name: SHOWN, title: 'now', scenario: state.scenario };
  if (wanted === SHOWN) return shown;
  const byName = (name: string | null) => all.find((saved) => saved.name === name);
  const found = byName(wanted) ?? byName(otherwise);
  return found === undefined ? shown : { name: found.name, title: found.name, scenario: found.scenario };
}

function table(
  id: string,
  caption: string,
  left: string,
  right: string,
  rows: readonly Row[],
): TemplateResult {
  if (rows.length === 0) return html`<p class="quiet" id=${id}>They have the same inputs.</p>`;
  return html`<table id=${id}>
    <caption>${caption}</caption>
    <thead>
      <tr>
        <td></td>
        <th scope="col">${left}</th>
        <th scope="col">${right}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([label, a, b]) => html`<tr>
          <th scope="row">${label}</th>
          <td>${a}</td>
          <td>${b}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
