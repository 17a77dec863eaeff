/** One input: label, control, where its value comes from, and what is wrong with what was typed. */

import { html, nothing, type TemplateResult } from 'lit';
import { fieldAt } from '../../core/scenario/fieldAt';
import type { Choice, ChoiceField, Field, NumberField, ShareField } from '../field';
import type { Page } from '../page';
import { origin } from './origin';

/** From this many on, a list can be filtered by typing. */
const FILTER_FROM = 12;

export function fieldRow(page: Page, field: Field): TemplateResult {
  const problem = page.state.drafts[field.path]?.problem ?? null;
  return html`<div class="field" data-path=${field.path}>
    ${control(page, field)}
    ${origin(page, field)}
    ${problem === null ? nothing : html`<p class="problem" role="alert">${problem}</p>`}
  </div>`;
}

function control(page: Page, field: Field): TemplateResult {
  if (field.kind === 'number') return numberInput(page, field);
  return field.kind === 'share' ? slider(page, field) : choiceInput(page, field);
}

function numberInput({ state, actions }: Page, field: NumberField): TemplateResult {
  const { path, label, unit, unset, step, help } = field;
  const value = fieldAt(state.scenario, path);
  const draft = state.drafts[path];
  const isUnset = unset !== undefined && value === unset.value;
  const text = draft?.text ?? (isUnset ? '' : numberText(value));
  const name = unit === '' ? label : `${label}, ${unit}`;
  return html`<span class="label" aria-hidden="true" title=${help}>${label}${unit === '' ? nothing : html` <span class="quiet">${unit}</span>`}</span>
    <vscode-textfield
      type="number"
      min="0"
      step=${stepAt(text, step)}
      .label=${name}
      title=${help}
      placeholder=${unset?.text ?? ''}
      ?invalid=${draft?.problem != null}
      .value=${text}
      @input=${(event: InputEvent) => {
        const typed = (event.target as HTMLInputElement).value;
        const none = unset === undefined ? Number.NaN : unset.value;
        actions.edit(path, typed === '' ? none : Number(typed), typed);
      }}
      @focusout=${() => actions.leave(path)}
    ></vscode-textfield>`;
}

/** A browser takes what is between its steps for wrong: from there, the arrows go by one. */
function stepAt(text: string, step: number): number | 'any' {
  const steps = Number(text) / step;
  return Math.abs(steps - Math.round(steps)) < STEP_SLACK ? step : 'any';
}

/** Of decimal steps in binary. */
const STEP_SLACK = 1e-9;

/** As many digits as a person types; tokens from the code may be fractions. */
function numberText(value: unknown): string {
  return typeof value === 'number' ? String(Number(value.toFixed(value < 10 ? 4 : 1))) : '';
}

function slider(
  { state, actions }: Page,
  { path, label, help, min, max, fallback }: ShareField,
): TemplateResult {
  const value = fieldAt(state.scenario, path) ?? fallback;
  const percent = typeof value === 'number' ? Number((value * 100).toFixed(1)) : min;
  return html`<span class="label" aria-hidden="true" title=${help}>${label}</span>
    <span class="slider">
      <input
        type="range"
        aria-label=${label}
        aria-valuetext="${percent} %"
        title=${help}
        min=${min}
        max=${Math.max(max, percent)}
        step="1"
        .value=${String(percent)}
        @input=${(event: InputEvent) => {
          const { value: typed } = event.target as HTMLInputElement;
          actions.edit(path, Number(typed) / 100, typed);
        }}
      />
      <output>${percent} %</output>
    </span>`;
}

function choiceInput({ state, actions }: Page, field: ChoiceField): TemplateResult {
  const { path, label, help, unset } = field;
  const value = fieldAt(state.scenario, path) ?? unset?.value;
  const offered = field.choices(state.snapshot);
  const own = unset?.text === undefined ? [] : [{ value: unset.value, label: unset.text }];
  return choice({
    id: path,
    label,
    help,
    value: typeof value === 'string' ? value : '',
    choices: withCurrent([...own, ...offered], value),
    onPick: (picked) => actions.edit(path, picked === unset?.value ? undefined : picked, picked),
  });
}

/** What is chosen stays in the list when the catalog does not offer it, or when it is not known. */
function withCurrent(choices: readonly Choice[], value: unknown): readonly Choice[] {
  if (typeof value !== 'string') return [{ value: '', label: 'not known: choose one' }, ...choices];
  return choices.some((choice) => choice.value === value) ? choices : [{ value, label: value }, ...choices];
}

export interface ChoiceOptions {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onPick: (value: string) => void;
}

export function choice({ id, label, help, value, choices, onPick }: ChoiceOptions): TemplateResult {
  return html`<span class="label" aria-hidden="true" title=${help ?? ''}>${label}</span>
    <vscode-single-select
      data-choice=${id}
      .label=${label}
      ?combobox=${choices.length >= FILTER_FROM}
      .value=${value}
      @change=${(event: Event) => {
        const picked = (event.target as HTMLSelectElement).value;
        if (picked !== value) onPick(picked);
      }}
    >
      ${choices.map(
        (option) =>
          html`<vscode-option value=${option.value} ?selected=${option.value === value}>${option.label}</vscode-option>`,
      )}
    </vscode-single-select>`;
}
