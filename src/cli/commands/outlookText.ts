/** How fast the fleet answers, and what the years ahead do, for people. */

import type { Estimate } from '../../core/cost/estimate';
import type { LatencyAtLoad } from '../../core/cost/latency';
import { formatPercent, formatUsd } from '../../core/money/format';

/** Nothing where throughput was given as one figure. */
export function latencyText({ latency }: Estimate): string[] {
  if (latency === null) return [];
  const verdict =
    latency.meetsTarget === null ? '' : latency.meetsTarget ? ' Meets its target.' : ' Misses its target.';
  return [
    `Latency      ${atLoad(latency.average)} on average; ${atLoad(latency.busiestHour)} in the busiest hour.${verdict}`,
  ];
}

function atLoad({ timeToFirstTokenSeconds: first, tokensPerSecondPerUser: speed }: LatencyAtLoad): string {
  if (first === null || speed === null) return 'a queue without end';
  const wait = first < 1 ? `${Math.round(first * 1000)} ms` : `${first.toFixed(1)} s`;
  return `first token after about ${wait}, then ${Math.round(speed)} tokens/s`;
}

export function horizonText({ horizon }: Estimate): string[] {
  if (horizon === null) return [];
  const { months, apiPriceFallPerYear, apiUsd, selfHostedUsd, paybackMonth, cheaperAtEnd, afterPriceCut } =
    horizon;
  const fall =
    apiPriceFallPerYear === 0
      ? 'at today’s prices'
      : `with prices falling ${formatPercent(apiPriceFallPerYear)} a year`;
  const payback =
    paybackMonth === null
      ? 'it does not pay back'
      : `it pays back in month ${paybackMonth}${cheaperAtEnd ? '' : ' and is overtaken again'}`;
  const cut = afterPriceCut.paybackMonth === null ? 'never' : `in month ${afterPriceCut.paybackMonth}`;
  return [
    `${months} months    API ${formatUsd(apiUsd)} ${fall}, self-hosted ${formatUsd(selfHostedUsd)}: ${payback}; if API prices halved tomorrow, ${cut}.`,
  ];
}
