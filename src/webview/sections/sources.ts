/** Every input of the estimate with its value and source. */

import { html, type TemplateResult } from 'lit';
import type { Estimate } from '../../core/cost/estimate';

export function sources({ assumptions }: Estimate): TemplateResult {
  return html`<dl class="sources">
    ${assumptions.map(
      ({ label, value, unit, source }) => html`<div>
        <dt>${label}</dt>
        <dd>${value} ${unit}<span class="quiet">${source}</span></dd>
      </div>`,
    )}
  </dl>`;
}
