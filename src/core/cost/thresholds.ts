/** Published rules of thumb. They stand beside the computed verdict as cross-checks, each with its source, never as the rule. */

import { ARTICLES } from './articles';
import type { Verdict } from './estimate';

/** What a rule looks at. */
export interface ThresholdFacts {
  readonly apiUsdPerMonth: number;
  readonly tokensPerMonth: number;
}

interface Threshold {
  readonly code: string;
  readonly fact: keyof ThresholdFacts;
  readonly below: number;
  readonly above: number;
  /** `below` and `above` as people read them, and what they measure. */
  readonly values: readonly [below: string, above: string];
  readonly what: string;
  /** What the rule says below, between and above its two values. */
  readonly advice: readonly [string, string, string];
  readonly source: string;
}

const THRESHOLDS: readonly Threshold[] = [
  {
    code: 'rule-spend-3000-8000',
    fact: 'apiUsdPerMonth',
    below: 3000,
    above: 8000,
    values: ['3,000', '8,000'],
    what: 'USD of API spend a month',
    advice: ['stay on the API', 'a matter of judgement', 'evaluate self-hosting'],
    source: ARTICLES.A,
  },
  {
    code: 'rule-tokens-500m-3b',
    fact: 'tokensPerMonth',
    below: 500e6,
    above: 3e9,
    values: ['500M', '3B'],
    what: 'tokens a month',
    advice: ['use the API', 'depends on load, people and how steady the traffic is', 'evaluate self-hosting'],
    source: ARTICLES.C,
  },
  {
    code: 'rule-spend-5000-20000',
    fact: 'apiUsdPerMonth',
    below: 5000,
    above: 20_000,
    values: ['5,000', '20,000'],
    what: 'USD of API spend a month',
    advice: ['do not self-host', 'analyse the workloads', 'self-host part of it'],
    source: ARTICLES.D,
  },
];

/** One reason per rule, in the order of the table. */
export function thresholdReasons(facts: ThresholdFacts): Verdict['reasons'][number][] {
  return THRESHOLDS.map((rule) => {
    const value = facts[rule.fact];
    const place = value < rule.below ? 0 : value > rule.above ? 2 : 1;
    const [below, above] = rule.values;
    const where = [`Below ${below}`, `Between ${below} and ${above}`, `Above ${above}`][place];
    return { code: rule.code, text: `${where} ${rule.what}: ${rule.advice[place]} (${rule.source}).` };
  });
}
