/** The answer first: both sides, the difference, where they cross, and what decides. */

import { html, nothing, type TemplateResult } from 'lit';
import { breakEvenSentence } from '../../core/cost/breakEvenSentence';
import type { Estimate, Verdict } from '../../core/cost/estimate';
import { billSentence } from '../../core/cost/sentences';
import { formatEstimate, formatPercent, formatRange, formatTokens, formatUsd } from '../../core/money/format';
import type { Range } from '../../core/money/range';
import type { Page } from '../page';
import { CHOICES } from '../verdictWords';

export function answer(page: Page, estimate: Estimate): TemplateResult {
  const { locale } = page.state.snapshot;
  const { api, selfHosted, verdict } = estimate;
  return html`<section class="answer" aria-label="Answer" aria-live="polite">
    <h1>${verdict.choice === 'api' && !isPriced(estimate) ? 'No price to compare with' : CHOICES[verdict.choice]}</h1>
    <dl class="sides">
      ${side('API', 'api', apiFigure(estimate, locale), spread(api.monthly, locale), perMillion(api.blendedPerMillion, locale), people(api, locale))}
      ${
        selfHosted.fits
          ? side(
              'Self-hosted',
              'hosted',
              `${formatEstimate(selfHosted.monthly, formatUsd, locale)} a month`,
              spread(selfHosted.monthly, locale),
              load(estimate, locale),
            )
          : side('Self-hosted', 'hosted', 'does not fit', selfHosted.fitProblem ?? '', '')
      }
    </dl>
    ${selfHosted.fits ? html`<p class="break-even">${breakEvenSentence(estimate.breakEven, locale)}</p>` : nothing}
    ${estimate.bill === null ? nothing : html`<p>Last month’s bill, all calls: ${billSentence(estimate.bill, locale)}</p>`}
    ${reasonList(verdict.reasons.filter((reason) => !isRule(reason)))}
    ${facts(estimate)}
    <details>
      <summary>Published rules of thumb</summary>
      ${reasonList(verdict.reasons.filter(isRule))}
    </details>
  </section>`;
}

/** Both months in a line: `API ~$1,349 · self-hosted ~$5,150`. */
export function monthsText(estimate: Estimate, locale: string): string {
  const { fits, monthly } = estimate.selfHosted;
  const hosted = fits ? formatEstimate(monthly, formatUsd, locale) : 'does not fit';
  return `API ${apiMonth(estimate, locale)} · self-hosted ${hosted}`;
}

/** What to find out before deciding, and what of it the scenario has. */
function facts({ factsToCollect }: Estimate): TemplateResult {
  const known = factsToCollect.filter((fact) => fact.known).length;
  return html`<details class="facts">
    <summary>Facts to collect: ${known} of ${factsToCollect.length} known</summary>
    <ul class="reasons">
      ${factsToCollect.map((fact) => html`<li>${fact.known ? 'Known' : 'To find out'}: ${fact.text}</li>`)}
    </ul>
  </details>`;
}

type Reason = Verdict['reasons'][number];

/** What others say without knowing your case: for comparison, out of the way. */
function isRule({ code }: Reason): boolean {
  return code.startsWith('rule-');
}

function reasonList(reasons: readonly Reason[]): TemplateResult {
  return html`<ul class="reasons">
    ${reasons.map(({ text }) => html`<li>${text}</li>`)}
  </ul>`;
}

function side(label: string, id: string, figure: string, ...details: readonly string[]): TemplateResult {
  return html`<div class="side side-${id}">
    <dt><span class="swatch" aria-hidden="true"></span>${label}</dt>
    <dd>
      <strong id="figure-${id}">${figure}</strong>
      ${details.filter((text) => text !== '').map((text) => html`<span class="quiet">${text}</span>`)}
    </dd>
  </div>`;
}

function isPriced({ workloads }: Pick<Estimate, 'workloads'>): boolean {
  return workloads.some(({ apiMonthly }) => apiMonthly !== null);
}

function apiFigure(estimate: Estimate, locale: string): string {
  return `${apiMonth(estimate, locale)}${isPriced(estimate) ? ' a month' : ''}`;
}

/** Without any price there is no figure at all, not one of nothing. */
function apiMonth({ api, workloads }: Estimate, locale: string): string {
  if (!isPriced({ workloads })) return 'no price known';
  return `${api.incomplete ? 'at least ' : ''}${formatEstimate(api.monthly, formatUsd, locale)}`;
}

function spread(range: Range, locale: string): string {
  return range.low === range.high ? '' : formatRange(range, formatUsd, locale);
}

function perMillion(usd: number, locale: string): string {
  return usd > 0 ? `${formatUsd(usd, locale)} per 1M tokens` : '';
}

/** The verdict counts the people on both sides. */
function people({ engineering, fullyLoaded }: Estimate['api'], locale: string): string {
  return engineering.base > 0
    ? `with its people ${formatEstimate(fullyLoaded, formatUsd, locale)} a month`
    : '';
}

function load({ selfHosted }: Estimate, locale: string): string {
  const { gpus, utilization, capacityTokensPerMonth, overloaded } = selfHosted;
  const fleet = gpus === 1 ? '1 GPU' : `${gpus} GPUs`;
  const share = formatPercent(utilization, locale);
  return `${fleet}, ${overloaded ? 'overloaded: ' : ''}${share} of ${formatTokens(capacityTokensPerMonth, locale)} tokens a month`;
}
