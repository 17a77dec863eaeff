/** The page as a whole. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Estimate } from '../core/cost/estimate';
import { FIELD_GROUPS } from './fields';
import type { Page } from './page';
import { answer } from './sections/answer';
import { bar } from './sections/bar';
import { chart } from './sections/chart';
import { compared } from './sections/compared';
import { costs } from './sections/costs';
import { horizon } from './sections/horizon';
import { fieldRow } from './sections/inputs';
import { load } from './sections/load';
import { saved } from './sections/saved';
import { sources } from './sections/sources';
import { split } from './sections/split';
import { sureness } from './sections/sureness';
import { utilization } from './sections/utilization';
import { addCall, callInputs, workloads } from './sections/workloads';

export function view(page: Page): TemplateResult {
  if (page.state.scenario.workloads.length === 0) return emptyState(page);
  const { layout } = page;
  return html`<div class="page ${layout.kind}">
    ${bar(page)}
    ${notice(page)}
    ${layout.kind === 'narrow' ? oneColumn(page) : columns(page)}
    ${foot(page)}
  </div>`;
}

/** The answer comes before what it is made of. */
function oneColumn(page: Page): TemplateResult {
  return html`${workloads(page)}${answers(page, ['answer'])}${callInputs(page)}${answers(page, ['chart', 'sure'])}${inputs(page)}${answers(page, REST)}`;
}

const REST = ['load', 'horizon', 'split', 'costs', 'utilization', 'sources', 'saved'] as const;

/** Inputs to the left, so that the answer is in sight while they change. */
function columns(page: Page): TemplateResult {
  const parts: readonly (readonly Part[])[] =
    page.layout.kind === 'wider'
      ? [
          ['answer', 'sure', 'costs', 'saved'],
          ['chart', 'load', 'horizon', 'split', 'utilization', 'sources'],
        ]
      : [['answer', 'chart', 'sure', ...REST]];
  return html`<div class="columns">
    <div class="column inputs">${workloads(page)}${callInputs(page)}${inputs(page)}</div>
    ${parts.map((part) => html`<div class="column">${answers(page, part)}</div>`)}
  </div>`;
}

function inputs(page: Page): readonly TemplateResult[] {
  return FIELD_GROUPS.map(({ id, title, fields }) =>
    section(page, id, title, html`<div class="fields">${fields.map((field) => fieldRow(page, field))}</div>`),
  );
}

type Part = 'answer' | 'chart' | 'sure' | (typeof REST)[number];

/** Parts of the answer, in this order. Without one, the first says why, and what needs none is still there. */
function answers(page: Page, parts: readonly Part[]): readonly (TemplateResult | typeof nothing)[] {
  const { estimate } = page.evaluation;
  return parts.map((part) => {
    if (part === 'saved') return savedSection(page);
    if (estimate !== null) return PARTS[part](page, estimate);
    return part === 'answer' ? problems(page) : nothing;
  });
}

const PARTS: Readonly<
  Record<Exclude<Part, 'saved'>, (page: Page, estimate: Estimate) => TemplateResult | typeof nothing>
> = {
  answer,
  chart,
  sure: (page, estimate) => section(page, 'sure', 'How sure this is', sureness(page, estimate)),
  load: (page, estimate) => section(page, 'load', 'Load and waiting', load(page, estimate)),
  horizon: (page, estimate) => section(page, 'horizon', 'The months ahead', horizon(page, estimate)),
  split: (page, estimate) => section(page, 'split', 'Cheapest split', split(page, estimate)),
  costs: (page, estimate) => section(page, 'costs', 'What adds up', costs(page, estimate)),
  utilization: (page, estimate) =>
    section(page, 'utilization', 'Price of a token by load', utilization(page, estimate)),
  sources: (page, estimate) => section(page, 'sources', 'Where each number comes from', sources(estimate)),
};

/** A file is kept by itself; it can be compared with what is saved. */
function savedSection(page: Page): TemplateResult | typeof nothing {
  const { file, saved: all } = page.state.snapshot;
  const isOpen = page.openSections.has('saved');
  if (file === null) return section(page, 'saved', 'Saved scenarios', isOpen ? saved(page) : nothing);
  if (all.length === 0) return nothing;
  const comparison = html`<div id="saved">${compared(page, all)}</div>`;
  return section(page, 'saved', 'Compare with saved scenarios', isOpen ? comparison : nothing);
}

function foot({ state, actions }: Page): TemplateResult {
  const { file, pricesAsOf } = state.snapshot;
  const asOf = `Prices as of ${pricesAsOf}.`;
  if (file !== null)
    return html`<footer>
      <p class="quiet">
        ${asOf} Your own prices and hardware count as everywhere in the editor: those of the settings and of
        breakeven.json. The command line takes those of the breakeven.json nearest to the file, and no settings.
      </p>
    </footer>`;
  return html`<footer>
    <vscode-button @click=${() => actions.send({ type: 'exportReport' })}>Export report</vscode-button>
    <vscode-button
      secondary
      ?disabled=${state.edited.length === 0}
      @click=${() => actions.send({ type: 'resetScenario' })}
      >Undo all edits</vscode-button
    >
    <p class="quiet">${asOf} Nothing leaves this machine.</p>
  </footer>`;
}

/** A part of the page that folds; which are open is remembered. */
function section(
  page: Page,
  id: string,
  title: string,
  content: TemplateResult | typeof nothing,
): TemplateResult {
  return html`<vscode-collapsible
    id="section-${id}"
    heading=${title}
    ?open=${page.openSections.has(id)}
    @vsc-collapsible-toggle=${(event: CustomEvent<{ open: boolean }>) => page.actions.toggle(id, event.detail.open)}
    ><div class="section">${content}</div></vscode-collapsible
  >`;
}

function notice({ state, failure }: Page): TemplateResult | typeof nothing {
  const text = [failure, state.snapshot.notice].filter((part) => part !== '').join(' ');
  return text === '' ? nothing : html`<p class="problem" role="status">${text}</p>`;
}

/** What the notice says already is not said again. */
function problems({ evaluation, state }: Page): TemplateResult {
  const unsaid = evaluation.problems.filter(({ message }) => !state.snapshot.notice.includes(message));
  return html`<div class="problem" role="alert">
    <p>There is no estimate until this is set right:</p>
    <ul>
      ${unsaid.map(({ path, message }) => html`<li><code>${path}</code>: ${message}</li>`)}
    </ul>
  </div>`;
}

function emptyState(page: Page): TemplateResult {
  if (page.state.snapshot.file !== null)
    return html`
      ${bar(page)} ${notice(page)}
      <section>
        <h1>No call in this scenario yet</h1>
        <p>Say how often a call is made, with how many tokens, and to which model. Its costs appear here.</p>
        ${addCall(page)}
      </section>
    `;
  return html`
    ${bar(page)} ${notice(page)}
    <section>
      <h1>No call to an LLM found yet</h1>
      <p>
        Breakeven reads calls to the SDKs of OpenAI, Anthropic, Google, Mistral, Cohere and others, to the AI SDK,
        LiteLLM and LangChain, in Python, TypeScript, JavaScript and notebooks, and prompt files such as
        <code>.prompty</code>, <code>.prompt.md</code> and text under <code>prompts/</code>. Open a folder that has
        some, and its costs appear here.
      </p>
    </section>
  `;
}
