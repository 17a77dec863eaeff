/** Results of the engine in words, the same on every surface. */

import { formatCount, formatPercent, formatSeconds, formatUsd, ownLocale } from '../money/format';
import type { BillCheck } from './bill';
import type { Horizon } from './horizon';
import type { LatencyAtLoad } from './latency';
import type { TrafficLoad } from './trafficLoad';
import type { Percentiles, Uncertainty } from './uncertainty';

type Locale = string | undefined;

/** Load of an hour below which its fleet does next to nothing. */
const IDLE_BELOW = 0.01;

export function billSentence(bill: BillCheck, locale: Locale = ownLocale()): string {
  const { billUsd, estimatedUsd, differenceShare, interactionsPerMonth } = bill;
  const side = differenceShare >= 0 ? 'above' : 'below';
  return `${formatUsd(billUsd, locale)} means ${formatCount(interactionsPerMonth, locale)} interactions a month. The volumes given cost ${formatUsd(estimatedUsd, locale)}, ${formatPercent(Math.abs(differenceShare), locale)} ${side} the bill.`;
}

/** What a user waits for at one load. */
export function latencySentence(at: LatencyAtLoad, locale: Locale = ownLocale()): string {
  const { timeToFirstTokenSeconds: first, tokensPerSecondPerUser: speed } = at;
  if (first === null || speed === null) return 'a queue without end';
  return `first token after about ${formatSeconds(first, locale)}, then ${formatCount(speed, locale)} tokens/s`;
}

/** Load of the fleet over the week, with its idle hours where the hours are known. */
export function loadSentence(traffic: TrafficLoad, locale: Locale = ownLocale()): string {
  const { meanUtilization, peakUtilization, peakToAverage, hourly, replicas, replicasIfScaled } = traffic;
  const idle =
    hourly === null
      ? ''
      : `, ${hourly.filter((load) => load < IDLE_BELOW).length} of ${hourly.length} hours idle`;
  const scaled =
    replicasIfScaled === null || replicasIfScaled >= replicas
      ? ''
      : ` Followed by the hour, ${formatCount(replicasIfScaled, locale, 1)} of the ${replicas} replicas would do on average.`;
  return `${formatPercent(meanUtilization, locale)} load on average, ${formatPercent(peakUtilization, locale)} in the busiest hour (${formatCount(peakToAverage, locale, 1)} × the mean)${idle}.${scaled}`;
}

export function horizonSentence(horizon: Horizon, locale: Locale = ownLocale()): string {
  const { apiPriceFallPerYear, apiUsd, selfHostedUsd, paybackMonth, cheaperAtEnd, afterPriceCut } = horizon;
  const fall =
    apiPriceFallPerYear === 0
      ? 'at today’s prices'
      : `with prices falling ${formatPercent(apiPriceFallPerYear, locale)} a year`;
  const payback =
    paybackMonth === null
      ? 'it does not pay back'
      : `it pays back in month ${paybackMonth}${cheaperAtEnd ? '' : ' and is overtaken again'}`;
  const cut = afterPriceCut.paybackMonth === null ? 'never' : `in month ${afterPriceCut.paybackMonth}`;
  return `API ${formatUsd(apiUsd, locale)} ${fall}, self-hosted ${formatUsd(selfHostedUsd, locale)}: ${payback}; if API prices halved tomorrow, ${cut}.`;
}

export function uncertaintySentence(uncertainty: Uncertainty, locale: Locale = ownLocale()): string {
  const { api, selfHosted, probabilitySelfHostedCheaper, draws } = uncertainty;
  const spread = ({ p10, p50, p90 }: Percentiles) =>
    [p10, p50, p90].map((usd) => formatUsd(usd, locale)).join(' / ');
  return `Self-hosting is cheaper in ${formatPercent(probabilitySelfHostedCheaper, locale)} of ${formatCount(draws, locale)} draws. P10 / P50 / P90 a month: API ${spread(api)}, self-hosted ${spread(selfHosted)}.`;
}
