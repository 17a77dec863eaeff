/** What the traffic makes of the fleet: its load, by the hour where the hours are known, and how long users wait at it. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Estimate } from '../../core/cost/estimate';
import type { Latency, LatencyTarget } from '../../core/cost/latency';
import { latencySentence, loadSentence } from '../../core/cost/sentences';
import { formatCount, formatSeconds } from '../../core/money/format';
import type { Page } from '../page';
import { hours } from './hours';

export function load(page: Page, { traffic, latency, selfHosted }: Estimate): TemplateResult {
  const { locale } = page.state.snapshot;
  if (traffic === null) return html`<p class="quiet">${selfHosted.fitProblem ?? ''}</p>`;
  return html`
    <p id="load">${loadSentence(traffic, locale)}</p>
    ${
      traffic.hourly === null
        ? html`<p class="quiet">Choose a traffic profile to see the load by the hour.</p>`
        : hours(page, traffic.hourly)
    }
    ${
      latency === null
        ? html`<p class="quiet">A throughput given as one figure says nothing of waiting.</p>`
        : waiting(latency, locale)
    }
  `;
}

function waiting({ average, busiestHour, target, meetsTarget }: Latency, locale: string): TemplateResult {
  return html`<dl class="waiting" id="latency">
    <div><dt>On average</dt><dd>${latencySentence(average, locale)}</dd></div>
    <div><dt>In the busiest hour</dt><dd>${latencySentence(busiestHour, locale)}</dd></div>
    ${
      target === null
        ? nothing
        : html`<div>
          <dt>Target: ${targetText(target, locale)}</dt>
          <dd class=${meetsTarget === true ? '' : 'problem'}>${meetsTarget === true ? 'met' : 'missed in the busiest hour'}</dd>
        </div>`
    }
  </dl>`;
}

function targetText(target: LatencyTarget, locale: string): string {
  const { timeToFirstTokenSeconds: first, tokensPerSecondPerUser: speed } = target;
  return [
    ...(first === undefined ? [] : [`first token within ${formatSeconds(first, locale)}`]),
    ...(speed === undefined ? [] : [`at least ${formatCount(speed, locale, 1)} tokens/s`]),
  ].join(', ');
}
