/** Both sides over one to three years: API prices fall, hardware is bought or reserved once, set-up is paid first. */

import type { ApiEstimate, HostingPlan, SelfHostedEstimate } from './estimate';

export interface HorizonPlan {
  /** 12 to 36. */
  readonly months: number;
  /** Share by which API prices fall in a year, 0 to 1; month by month, at the same pace. */
  readonly apiPriceFallPerYear: number;
}

/**
 * Two years, and prices as one provider's largest general model had them: GPT-4 in March 2023 at 30 / 60 USD per million
 * and GPT-5 in August 2025 at 1.25 / 10, at three parts in to one out, fell by 63 % a year. For answers of the same
 * quality from whichever model is cheapest, a16z finds 90 % a year (a16z.com/llmflation-llm-inference-cost, 2024-11-12)
 * and Epoch AI 89 % and more (epoch.ai/data-insights/llm-inference-price-trends, 2025-03-12); a model that one stays with
 * hardly falls.
 */
export const DEFAULT_HORIZON: HorizonPlan = { months: 24, apiPriceFallPerYear: 0.6 };

/** What a cut of API prices to half, from the first month on, would make of it. */
const CUT = 0.5;

export interface Crossing {
  /** USD over the whole horizon. */
  readonly apiUsd: number;
  readonly selfHostedUsd: number;
  /** First month at whose end self-hosting has cost no more than the API; null: none within the horizon. */
  readonly paybackMonth: number | null;
  /** False where falling prices overtake it again, or it never pays back. */
  readonly cheaperAtEnd: boolean;
}

export interface Horizon extends HorizonPlan, Crossing {
  /** Set-up and purchase, before the first month. */
  readonly upfrontUsd: number;
  /** Spent by the end of each month, from the first; USD. */
  readonly api: readonly number[];
  readonly selfHosted: readonly number[];
  readonly afterPriceCut: Crossing;
}

/** Volume stays as it is: growth is a scenario of its own. Money is not discounted. */
export function horizonOf(
  horizon: HorizonPlan,
  plan: HostingPlan,
  api: ApiEstimate,
  hosted: SelfHostedEstimate,
): Horizon {
  const asItIs = sidesOf(horizon, plan, api, hosted, 1);
  const afterCut = sidesOf(horizon, plan, api, hosted, CUT);
  return {
    ...horizon,
    upfrontUsd: plan.overhead.setupUsd + purchaseUsd(plan, hosted),
    ...asItIs,
    ...crossingOf(asItIs),
    afterPriceCut: crossingOf(afterCut),
  };
}

interface Sides {
  readonly api: readonly number[];
  readonly selfHosted: readonly number[];
}

/** @param cut what API prices are multiplied by besides their fall. */
function sidesOf(
  { months, apiPriceFallPerYear }: HorizonPlan,
  plan: HostingPlan,
  api: ApiEstimate,
  hosted: SelfHostedEstimate,
  cut: number,
): Sides {
  const running = runningUsd(plan, api, hosted);
  const purchase = purchaseUsd(plan, hosted);
  const life = plan.ownership?.usefulLifeMonths ?? Number.POSITIVE_INFINITY;
  let [apiSum, hostedSum] = [0, plan.overhead.setupUsd];
  const sides = Array.from({ length: months }, (_, month) => {
    const bill = api.monthly.base * cut * (1 - apiPriceFallPerYear) ** (month / 12);
    apiSum += bill + api.engineering.base;
    const isWornOut = month === 0 || Math.floor(month / life) > Math.floor((month - 1) / life);
    hostedSum += running + bill * (plan.fallbackShare ?? 0) + (isWornOut ? purchase : 0);
    return { api: apiSum, selfHosted: hostedSum };
  });
  return { api: sides.map((at) => at.api), selfHosted: sides.map((at) => at.selfHosted) };
}

/** The month without what is paid first, and without the fallback, which follows API prices. */
function runningUsd(plan: HostingPlan, api: ApiEstimate, { lines }: SelfHostedEstimate): number {
  const paidFirst = plan.ownership === undefined ? ['setup'] : ['setup', 'compute', 'redundancy'];
  const monthly = lines.filter(({ id }) => !paidFirst.includes(id));
  const sum = monthly.reduce((total, line) => total + line.monthly, 0);
  return sum - api.monthly.base * (plan.fallbackShare ?? 0);
}

function purchaseUsd({ ownership }: HostingPlan, { gpus }: SelfHostedEstimate): number {
  return ownership === undefined ? 0 : ownership.purchaseUsdPerGpu * gpus;
}

function crossingOf({ api, selfHosted }: Sides): Crossing {
  const isCheaper = selfHosted.map((usd, month) => usd <= (api[month] ?? 0));
  const first = isCheaper.indexOf(true);
  return {
    apiUsd: api.at(-1) ?? 0,
    selfHostedUsd: selfHosted.at(-1) ?? 0,
    paybackMonth: first < 0 ? null : first + 1,
    cheaperAtEnd: isCheaper.at(-1) ?? false,
  };
}
