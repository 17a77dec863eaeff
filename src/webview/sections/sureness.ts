/** How sure the comparison is: how often each side wins, how far both months spread, and which input moves the answer most. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Estimate } from '../../core/cost/estimate';
import { uncertaintySentence } from '../../core/cost/sentences';
import { UNCERTAIN_INPUT_NAMES } from '../../core/cost/uncertainInputs';
import type { Uncertainty } from '../../core/cost/uncertainty';
import type { Page } from '../page';
import { spread } from './spread';
import { tornado } from './tornado';

export function sureness(page: Page, estimate: Estimate): TemplateResult {
  const { draws, state } = page;
  if (!estimate.selfHosted.fits) return html`<p class="quiet">There is no second side to compare with.</p>`;
  const drawn = draws?.uncertainty ?? null;
  const isBehind = draws === null || draws.isBehind || drawn === null;
  const text = isBehind ? 'Drawing again …' : uncertaintySentence(drawn, state.snapshot.locale);
  return html`<div id="uncertainty" aria-busy=${isBehind ? 'true' : 'false'}>
    <p>${text}</p>
    ${drawn === null ? nothing : html`${spread(page, drawn)}${tornado(page, estimate, drawn)}${exact(drawn)}`}
  </div>`;
}

function exact({ takenAsExact }: Uncertainty): TemplateResult | typeof nothing {
  if (takenAsExact.length === 0) return nothing;
  const names = takenAsExact.map((name) => UNCERTAIN_INPUT_NAMES[name]).join(', ');
  return html`<p class="quiet">Taken as exact, since nothing says how far off they may be: ${names}.</p>`;
}
