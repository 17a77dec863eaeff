/** What stands beside the two months, for people: the bill, people on the API side, quality, the best split, what to find out. */

import type { Estimate } from '../../core/cost/estimate';
import { billSentence } from '../../core/cost/sentences';
import { formatPercent, formatUsd } from '../../core/money/format';

export function billText({ bill }: Estimate): string[] {
  return bill === null ? [] : [`Bill         ${billSentence(bill)}`];
}

export function engineeringText({ api }: Estimate): string[] {
  if (api.engineering.base === 0) return [];
  return [
    `  Engineering on the API side: ${formatUsd(api.engineering.base)}, together ${formatUsd(api.fullyLoaded.base)} a month`,
  ];
}

export function qualityText({ usefulOutput }: Estimate): string[] {
  const { apiUsd, selfHostedUsd, apiSuccessRate, selfHostedSuccessRate } = usefulOutput;
  if (apiUsd === null || selfHostedUsd === null || apiSuccessRate === selfHostedSuccessRate) return [];
  return [
    `An interaction that succeeds costs ${formatUsd(apiUsd)} on the API (${formatPercent(apiSuccessRate)} do) and ${formatUsd(selfHostedUsd)} self-hosted (${formatPercent(selfHostedSuccessRate)}).`,
  ];
}

export function hybridText({ hybrid, workloads }: Estimate): string[] {
  if (hybrid === null) return [];
  const labels = workloads.filter(({ id }) => hybrid.hosted.includes(id)).map(({ label }) => label);
  return [
    `Best split   ${formatUsd(hybrid.totalUsd)} a month: ${formatUsd(hybrid.hostedUsd)} to host ${labels.join(', ')}, ${formatUsd(hybrid.apiUsd)} for the rest on the API.`,
  ];
}

export function factsText({ factsToCollect }: Estimate): string[] {
  const missing = factsToCollect.filter(({ known }) => !known).map(({ text }) => text);
  return missing.length === 0 ? [] : [`To be surer, find out: ${missing.join('; ')}.`];
}
