/** The page as a whole. */

import { html, nothing, type TemplateResult } from 'lit';
import { FIELD_GROUPS } from './fields';
import type { Page } from './page';
import { answer } from './sections/answer';
import { chart } from './sections/chart';
import { costs } from './sections/costs';
import { horizon } from './sections/horizon';
import { fieldRow } from './sections/inputs';
import { load } from './sections/load';
import { saved } from './sections/saved';
import { sources } from './sections/sources';
import { split } from './sections/split';
import { sureness } from './sections/sureness';
import { utilization } from './sections/utilization';
import { workloads } from './sections/workloads';

/** Before the first snapshot. */
export function waiting(failure: string): TemplateResult {
  return failure === ''
    ? html`<p class="quiet" role="status">Reading the workspace …</p>`
    : html`<p class="problem" role="alert">${failure}</p>`;
}

export function view(page: Page): TemplateResult {
  const { state, evaluation, actions } = page;
  const { estimate } = evaluation;
  if (state.scenario.workloads.length === 0) return emptyState(page);
  return html`
    ${notice(page)}
    ${workloads(page)}
    ${
      estimate === null
        ? problems(page)
        : html`${answer(page, estimate)}${chart(page, estimate)}${section(page, 'sure', 'How sure this is', sureness(page, estimate))}`
    }
    ${FIELD_GROUPS.map(({ id, title, fields }) =>
      section(
        page,
        id,
        title,
        html`<div class="fields">${fields.map((field) => fieldRow(page, field))}</div>`,
      ),
    )}
    ${
      estimate === null
        ? nothing
        : html`
            ${section(page, 'load', 'Load and waiting', load(page, estimate))}
            ${section(page, 'horizon', 'The months ahead', horizon(page, estimate))}
            ${section(page, 'split', 'Cheapest split', split(page, estimate))}
            ${section(page, 'costs', 'What adds up', costs(page, estimate))}
            ${section(page, 'utilization', 'Price of a token by load', utilization(page, estimate))}
            ${section(page, 'sources', 'Where each number comes from', sources(estimate))}
          `
    }
    ${section(page, 'saved', 'Saved scenarios', page.openSections.has('saved') ? saved(page) : nothing)}
    <footer>
      <vscode-button @click=${() => actions.send({ type: 'exportReport' })}>Export report</vscode-button>
      <vscode-button
        secondary
        ?disabled=${state.edited.length === 0}
        @click=${() => actions.send({ type: 'resetScenario' })}
        >Undo all edits</vscode-button
      >
      <p class="quiet">Prices as of ${state.snapshot.pricesAsOf}. Nothing leaves this machine.</p>
    </footer>
  `;
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
  return html`
    ${notice(page)}
    <h1>No call to an LLM found yet</h1>
    <p>
      Breakeven reads calls to the SDKs of OpenAI, Anthropic, Google, Mistral, Cohere and others, to the AI SDK, LiteLLM and
      LangChain, in Python, TypeScript, JavaScript and notebooks, and prompt files
      such as <code>.prompty</code>, <code>.prompt.md</code> and text under <code>prompts/</code>. Open a folder that
      has some, and its costs appear here.
    </p>
  `;
}
