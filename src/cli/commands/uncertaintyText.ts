/** How sure the comparison is, for people. */

import type { UncertainInput } from '../../core/cost/uncertainInputs';
import type { Uncertainty } from '../../core/cost/uncertainty';
import { formatPercent, formatUsd } from '../../core/money/format';
import { renderTable } from '../table';

const NAMES: Readonly<Record<UncertainInput, string>> = {
  inputTokens: 'input tokens',
  outputTokens: 'output tokens',
  volume: 'volume',
  apiPrice: 'API prices',
  usdPerGpuHour: 'price of a GPU',
  throughput: 'throughput',
  operationsFte: 'operations',
  engineerUsdPerYear: 'cost of an engineer',
  infrastructureUsdPerMonth: 'supporting infrastructure',
};

/** Inputs worth a row. */
const MOST_ROWS = 6;

/** Nothing to say of a model that does not fit, or where every input is exact. */
export function uncertaintyText(uncertainty: Uncertainty | null): string[] {
  if (uncertainty === null || uncertainty.tornado.length === 0) return [];
  const { api, selfHosted, probabilitySelfHostedCheaper, tornado, takenAsExact, draws } = uncertainty;
  const spread = ({ p10, p50, p90 }: Uncertainty['api']) =>
    [p10, p50, p90].map((usd) => formatUsd(usd)).join(' / ');
  const percent = formatPercent(probabilitySelfHostedCheaper);
  const exact = takenAsExact.map((name) => NAMES[name]).join(', ');
  return [
    '',
    `Self-hosting is cheaper in ${percent} of ${draws.toLocaleString('en-US')} draws. P10 / P50 / P90 a month: API ${spread(api)}, self-hosted ${spread(selfHosted)}.`,
    renderTable(
      [
        { title: 'what moves the answer', align: 'left' },
        { title: 'saved at its low end', align: 'right' },
        { title: 'at its high end', align: 'right' },
      ],
      tornado
        .slice(0, MOST_ROWS)
        .map(({ input, low, high }) => [NAMES[input], formatUsd(low), formatUsd(high)]),
    ),
    ...(exact === '' ? [] : [`Taken as exact: ${exact}.`]),
  ];
}
