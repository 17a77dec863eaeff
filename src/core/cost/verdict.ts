/** Which side, and why, in order of weight. */

import { formatCount } from '../money/format';
import { ARTICLES } from './articles';
import type {
  ApiEstimate,
  BreakEven,
  Constraints,
  HostingPlan,
  Quality,
  SelfHostedEstimate,
  Verdict,
  Workload,
} from './estimate';
import type { Mix } from './hybrid';
import type { Latency } from './latency';
import { type RuleFacts, ruleReasons } from './taskRules';
import { thresholdReasons } from './thresholds';
import { handicapOf } from './usefulOutput';

/** Self-host only when the API costs more than this times as much: migration and friction eat a smaller gain (article D). */
export const FRICTION = 1.5;

/** Below this load of the paid capacity, idle hours erase what cheaper tokens save (articles A and C). */
const IDLE_BELOW = 0.6;

/** Peak over average from which traffic counts as spiky; published figures for business hours are 10 to 20. */
const SPIKY_FROM = 10;

type Reason = Verdict['reasons'][number];

export interface VerdictFacts {
  readonly api: ApiEstimate;
  readonly hosted: SelfHostedEstimate;
  readonly breakEven: BreakEven;
  readonly mix: Mix | null;
  readonly plan: HostingPlan;
  readonly quality: Quality;
  readonly latency: Latency | null;
  readonly rules: RuleFacts;
  readonly tokensPerMonth: number;
  readonly constraints: Constraints | undefined;
  readonly workloads: readonly Workload[];
}

export function verdictOf(facts: VerdictFacts): Verdict {
  const choice = choiceOf(facts);
  const { api, tokensPerMonth } = facts;
  return {
    choice,
    reasons: [
      ...constraintReasons(facts),
      ...costReasons(facts),
      ...(choice === 'hybrid' ? mixReasons(facts) : []),
      ...loadReasons(facts),
      ...thresholdReasons({ apiUsdPerMonth: api.monthly.base, tokensPerMonth }),
      ...ruleReasons(facts.rules),
      ...(choice === 'self-hosted' || choice === 'hybrid' ? [fallbackReason(facts)] : []),
    ],
  };
}

function choiceOf(facts: VerdictFacts): Verdict['choice'] {
  const forced = facts.workloads.filter(({ mustSelfHost }) => mustSelfHost === true).length;
  if (forced > 0 && forced === facts.workloads.length) return 'only-option';
  const choice = cheapestChoice(facts);
  if (forced === 0 || choice !== 'api') return choice;
  // The fleet is paid for anyway, so the rest needs no more gain than any to move onto it.
  const { hosted, mix } = facts;
  const takesAll = hosted.fits && !hosted.overloaded && hosted.monthly.base <= (mix?.totalUsd ?? 0);
  return takesAll ? 'self-hosted' : 'hybrid';
}

function cheapestChoice({
  api,
  hosted,
  breakEven,
  mix,
  constraints,
  quality,
  latency,
}: VerdictFacts): Verdict['choice'] {
  if (constraints?.mustSelfHost === true || constraints?.ownWeights === true) return 'only-option';
  if (constraints?.noOperations === true) return 'api';
  const canHost = hosted.fits && !hosted.overloaded && !breakEven.fragile && latency?.meetsTarget !== false;
  const must = FRICTION * handicapOf(quality);
  const hostingPays = canHost && api.fullyLoaded.base > must * hosted.monthly.base;
  const mixPays = mix !== null && mix.apiUsdOfHosted > must * mix.hostedUsd;
  if (mixPays && (!hostingPays || mix.totalUsd < hosted.monthly.base)) return 'hybrid';
  return hostingPays ? 'self-hosted' : 'api';
}

/** Always said; priced as far as the plan sets a share aside for it. */
function fallbackReason({ plan, api }: VerdictFacts): Reason {
  const share = plan.fallbackShare ?? 0;
  const kept =
    share > 0
      ? `${times(share * 100)} % of the requests, ${formatCount(share * api.monthly.base)} USD a month, are priced in for it`
      : 'nothing is priced in for it';
  return {
    code: 'api-fallback',
    text: `Keep an API as a fallback, which turns an outage into a bill: ${kept} (${ARTICLES.D}).`,
  };
}

function constraintReasons({ constraints, workloads }: VerdictFacts): Reason[] {
  const reasons: Reason[] = [];
  const forced = workloads.filter(({ mustSelfHost }) => mustSelfHost === true).map(({ label }) => label);
  if (forced.length > 0)
    reasons.push({
      code: 'must-self-host-some',
      text: `Data of ${forced.join(', ')} must stay in your own infrastructure, so at least that is hosted (${ARTICLES.D}: split by sensitivity).`,
    });
  if (constraints?.mustSelfHost === true)
    reasons.push({
      code: 'must-self-host',
      text: 'The data must stay in your own infrastructure; the comparison is for information.',
    });
  if (constraints?.ownWeights === true)
    reasons.push({
      code: 'own-weights',
      text: 'Your own fine-tuned weights have to be hosted; the comparison is for information.',
    });
  if (constraints?.noOperations === true)
    reasons.push({
      code: 'no-operations',
      text: 'Nobody in the team runs GPU servers, so the API it is, whatever the difference.',
    });
  return reasons;
}

function costReasons({ api, hosted, breakEven, quality }: VerdictFacts): Reason[] {
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
  const handicap = handicapOf(quality);
  reasons.push(ratioReason(api, hosted.monthly.base * handicap));
  if (handicap !== 1)
    reasons.push({
      code: 'quality',
      text: `Counted by interactions that succeed: ${times(quality.apiSuccessRate * 100)} % on the API, ${times(quality.selfHostedSuccessRate * 100)} % self-hosted.`,
    });
  if (breakEven.fragile)
    reasons.push({
      code: 'fragile',
      text: 'At half the expected load the API is cheaper: the win is fragile.',
    });
  if (breakEven.durableTokensPerMonth === null && breakEven.note !== null)
    reasons.push({ code: 'no-break-even', text: `No lasting break-even: ${breakEven.note}.` });
  return reasons;
}

function ratioReason(api: ApiEstimate, hostedUsd: number): Reason {
  const apiUsd = api.fullyLoaded.base;
  if (api.monthly.base === 0)
    return api.incomplete
      ? { code: 'no-price', text: 'Without a price for the API there is nothing to compare.' }
      : { code: 'no-volume', text: 'Without volume the API costs nothing.' };
  if (hostedUsd === 0) return { code: 'hosted-cheaper', text: 'Self-hosting costs nothing as set.' };
  const ratio = apiUsd / hostedUsd;
  if (ratio <= 1)
    return { code: 'api-cheaper', text: `Self-hosting costs ${times(1 / ratio)} times the API.` };
  if (ratio <= FRICTION)
    return {
      code: 'friction',
      text: `The API costs only ${times(ratio)} times as much; below ${FRICTION} times the move rarely pays (${ARTICLES.D}).`,
    };
  return { code: 'hosted-cheaper', text: `The API costs ${times(ratio)} times as much as self-hosting.` };
}

function mixReasons({ mix, workloads }: VerdictFacts): Reason[] {
  if (mix === null) return [];
  const forced = workloads.some(({ mustSelfHost }) => mustSelfHost === true);
  const count = mix.hosted.length === 1 ? '1 workload' : `${mix.hosted.length} workloads`;
  const ratio = times(mix.apiUsdOfHosted / Math.max(mix.hostedUsd, Number.MIN_VALUE));
  return [
    {
      code: 'mix',
      text: `Hosting ${count} and leaving the rest on the API is the cheapest${forced ? ' that is allowed' : ''}; for those the API costs ${ratio} times as much.`,
    },
  ];
}

function loadReasons({ hosted, plan, latency }: VerdictFacts): Reason[] {
  const reasons: Reason[] = [];
  if (latency?.meetsTarget === false)
    reasons.push({
      code: 'latency',
      text: 'In the busiest hour the fleet misses the latency target; more replicas or shorter prompts would be needed.',
    });
  if (hosted.fits && hosted.utilization < IDLE_BELOW) {
    const percent = Math.round(hosted.utilization * 1000) / 10;
    reasons.push({
      code: 'idle',
      text: `Your volume uses ${percent} % of the paid capacity; the rest is idle and still paid.`,
    });
  }
  if (plan.peakToAverage >= SPIKY_FROM)
    reasons.push({
      code: 'spiky',
      text: `Peaks of ${times(plan.peakToAverage)} times the average have to be paid for around the clock; an API charges for use (${ARTICLES.A}).`,
    });
  return reasons;
}

function times(value: number): string {
  return value >= 10 ? Math.round(value).toString() : (Math.round(value * 10) / 10).toString();
}
