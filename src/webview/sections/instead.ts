/** What the page shows while there is no scenario to show. */

import { html, type TemplateResult } from 'lit';
import type { PanelBroken } from '../../protocol/panel';
import type { Actions } from '../page';

/** Before the first snapshot. */
export function waiting(failure: string): TemplateResult {
  return failure === ''
    ? html`<p class="quiet" role="status">Reading the workspace …</p>`
    : html`<p class="problem" role="alert">${failure}</p>`;
}

/** A file that holds no scenario as it is now. */
export function broken({ file, problems }: PanelBroken, { send }: Pick<Actions, 'send'>): TemplateResult {
  return html`<section class="broken" role="alert">
    <h1>${file} is not a scenario as it stands</h1>
    <ul class="reasons">
      ${problems.map(
        ({ message, line, column }) => html`<li>
          <button class="link" @click=${() => send({ type: 'openAsText', at: { line, column } })}>Line ${line}, column ${column}</button>:
          ${message}
        </li>`,
      )}
    </ul>
    <p>The text is as you left it. Once it is set right, or that is undone, the figures are back.</p>
    <p>
      <vscode-button @click=${() => send({ type: 'openAsText' })}>Open as text</vscode-button>
    </p>
  </section>`;
}
