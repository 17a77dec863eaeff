/** All rules over all items of a document, those that are switched off left out. */

import type { EstimateContext } from '../breakeven';
import type { CostedItem } from '../documentEstimate';
import { contextOverflow } from './contextOverflow';
import type { Finding, Rule } from './finding';
import { noOutputCap } from './noOutputCap';
import { promptCacheMissed } from './promptCacheMissed';
import { retiredModel } from './retiredModel';
import type { RuleName, Severity } from './ruleNames';
import { unboundedLoop } from './unboundedLoop';
import { unknownModel } from './unknownModel';

/** All but the budget, which is of no single call. */
type CallRule = Exclude<RuleName, 'budgetExceeded'>;

const RULES: Readonly<Record<CallRule, Rule>> = {
  contextOverflow,
  retiredModel,
  unknownModel,
  noOutputCap,
  unboundedLoop,
  promptCacheMissed,
};

export interface RatedFinding extends Finding {
  readonly severity: Exclude<Severity, 'off'>;
  /** First line of the call or prompt, from 0. */
  readonly callLine: number;
}

/** In the order of the items. */
export function findingsOf(items: readonly CostedItem[], context: EstimateContext): RatedFinding[] {
  const names = Object.keys(RULES) as CallRule[];
  return items.flatMap((item) =>
    names.flatMap((rule) => {
      const severity = context.settings[`problems.${rule}`];
      const found = severity === 'off' ? null : RULES[rule](item, context);
      return found === null || severity === 'off'
        ? []
        : [{ ...found, rule, severity, callLine: item.range.start.line }];
    }),
  );
}
