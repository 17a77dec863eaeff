/** Rules by the name of their setting below `breakeven.problems.`, and how loud each is until someone says otherwise. */

export const SEVERITIES = ['off', 'hint', 'information', 'warning', 'error'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const RULE_DEFAULTS = {
  contextOverflow: 'warning',
  retiredModel: 'warning',
  unknownModel: 'information',
  noOutputCap: 'hint',
  unboundedLoop: 'warning',
  promptCacheMissed: 'information',
  budgetExceeded: 'warning',
} as const satisfies Readonly<Record<string, Severity>>;

export type RuleName = keyof typeof RULE_DEFAULTS;
