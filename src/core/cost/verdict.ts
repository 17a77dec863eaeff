/** Which side, and why, in order of weight. The published thresholds stand beside it as cross-checks, never as the rule. */

import type { ApiEstimate, BreakEven, SelfHostedEstimate, Verdict } from './estimate';

/** Self-host only when the API costs more than this times as much: migration and friction eat a smaller gain (article D). */
const FRICTION = 1.5;

type Reason = Verdict['reasons'][number];

export function verdictOf(
  api: ApiEstimate,
  hosted: SelfHostedEstimate,
  breakEven: BreakEven,
  tokensPerMonth: number,
): Verdict {
  const reasons: Reason[] = [
    ...costReasons(api, hosted, breakEven),
    ...thresholdReasons(api, tokensPerMonth),
  ];
  const wins = hosted.fits && !hosted.overloaded && api.monthly.base > FRICTION * hosted.monthly.base;
  return { choice: wins && !breakEven.fragile ? 'self-hosted' : 'api', reasons };
}

function costReasons(api: ApiEstimate, hosted: SelfHostedEstimate, breakEven: BreakEven): Reason[] {
  if (!hosted.fits)
    return [{ code: 'does-not-fit', text: hosted.fitProblem ?? 'The model does not fit the GPU.' }];
  const reasons: Reason[] = [];
  if (api.incomplete)
    reasons.push({
      code: 'incomplete',
      text: 'Some calls have no known price, so the API costs more than shown.',
    });
  if (hosted.overloaded)
    reasons.push({ code: 'overloaded', text: 'The fixed fleet cannot serve this volume.' });
  reasons.push(ratioReason(api.monthly.base, hosted.monthly.base));
  if (hosted.utilization < 0.6) {
    const percent = Math.round(hosted.utilization * 1000) / 10;
    reasons.push({
      code: 'idle',
      text: `Your volume uses ${percent} % of the paid capacity; the rest is idle and still paid.`,
    });
  }
  if (breakEven.fragile)
    reasons.push({
      code: 'fragile',
      text: 'At half the expected load the API is cheaper: the win is fragile.',
    });
  if (breakEven.durableTokensPerMonth === null && breakEven.note !== null) {
    reasons.push({ code: 'no-break-even', text: `No lasting break-even: ${breakEven.note}.` });
  }
  return reasons;
}

function ratioReason(apiUsd: number, hostedUsd: number): Reason {
  const ratio = hostedUsd > 0 ? apiUsd / hostedUsd : Number.POSITIVE_INFINITY;
  const times = (value: number) => (value >= 10 ? Math.round(value).toString() : value.toFixed(1));
  if (apiUsd === 0) return { code: 'no-volume', text: 'Without volume the API costs nothing.' };
  if (ratio <= 1)
    return { code: 'api-cheaper', text: `Self-hosting costs ${times(1 / ratio)} times the API.` };
  if (ratio <= FRICTION)
    return {
      code: 'friction',
      text: `The API costs only ${times(ratio)} times as much; below 1.5 times the move rarely pays.`,
    };
  return { code: 'hosted-cheaper', text: `The API costs ${times(ratio)} times as much as self-hosting.` };
}

/** Rules of thumb from published articles, each said with what it looks at. */
function thresholdReasons(api: ApiEstimate, tokensPerMonth: number): Reason[] {
  const spend = api.monthly.base;
  const bySpend = (stay: number, move: number) =>
    spend < stay ? 'stay on the API' : spend > move ? 'evaluate self-hosting' : 'depends on the workload';
  const byVolume =
    tokensPerMonth < 500e6 ? 'stay on the API' : tokensPerMonth > 3e9 ? 'evaluate self-hosting' : 'depends';
  return [
    {
      code: 'rule-spend-3000-8000',
      text: `Rule of thumb by API spend (3,000 and 8,000 USD a month, article A): ${bySpend(3000, 8000)}.`,
    },
    {
      code: 'rule-tokens-500m-3b',
      text: `Rule of thumb by volume (500 M and 3 B tokens a month, article C): ${byVolume}.`,
    },
    {
      code: 'rule-spend-5000-20000',
      text: `Rule of thumb by API spend (5,000 and 20,000 USD a month, article D): ${bySpend(5000, 20000)}.`,
    },
  ];
}
