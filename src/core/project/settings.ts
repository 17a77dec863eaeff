/** Everything a user may set, read once at the door: a bad value costs that one setting, with a message that names it. */

import * as z from 'zod/mini';
import { RENTAL_TERMS } from '../catalog/rental';
import { atLeast, atMost } from '../lengths';
import { DEFAULT_SCENARIO, PRECISIONS, type Scenario } from '../scenario/scenario';
import { RULE_DEFAULTS, SEVERITIES } from './findings/ruleNames';

const share = z.number().check(z.gte(0), z.lte(1));
const count = z.number().check(z.gte(0), z.lte(1e12));
const money = z.number().check(z.gte(0), z.lte(1e9));
const severity = z.enum(SEVERITIES);
const optional = <T extends z.ZodMiniType>(schema: T) => z.nullable(schema);

/** What the line above a call may say, in its usual order. */
export const INLINE_PARTS = ['model', 'tokens', 'call', 'apiMonth', 'selfHostedMonth'] as const;
export type InlinePart = (typeof INLINE_PARTS)[number];

/** One schema per setting, by its name below `breakeven.`; the manifest's defaults and limits are held to these by a test. */
export const SETTING_SCHEMAS = {
  inlineStyle: z.enum(['codeLens', 'inlayHint', 'off']),
  inlineThresholdUsd: money,
  inlineParts: z.array(z.enum(INLINE_PARTS)).check(atLeast(1), atMost(INLINE_PARTS.length)),
  requestsPerMonth: count,
  outputTokens: optional(count),
  monthlyBudgetUsd: optional(money),
  variableTokens: z.record(z.string(), count),
  prices: z.record(z.string(), z.unknown()),
  priceUpdates: z.enum(['off', 'manual', 'weekly']),
  tokenizers: z.record(z.string(), z.string().check(atLeast(1), atMost(1000))),
  gpus: z.record(z.string(), z.unknown()),
  openModels: z.record(z.string(), z.unknown()),
  'traffic.peakToAverage': z.number().check(z.gte(1), z.lte(1000)),
  'api.cachedInputShare': share,
  'api.batchShare': share,
  'api.retryShare': share,
  'hosting.openModel': z.string().check(atLeast(1)),
  'hosting.gpu': z.string().check(atLeast(1)),
  'hosting.gpusPerReplica': z.int().check(z.gte(0), z.lte(64)),
  'hosting.precision': z.enum(PRECISIONS),
  'hosting.rental': z.enum(RENTAL_TERMS),
  'hosting.usdPerGpuHour': optional(z.number().check(z.gte(0), z.lte(10000))),
  'hosting.targetUtilization': z.number().check(z.gte(0.01), z.lte(1)),
  'hosting.redundantReplicas': z.int().check(z.gte(0), z.lte(1000)),
  'hosting.tokensPerSecondPerReplica': optional(z.number().check(z.gt(0), z.lte(1e9))),
  'overhead.operationsFte': z.number().check(z.gte(0), z.lte(1000)),
  'overhead.engineerUsdPerYear': money,
  'overhead.infrastructureShareOfCompute': z.number().check(z.gte(0), z.lte(10)),
  'overhead.infrastructureUsdPerMonth': money,
  'problems.contextOverflow': severity,
  'problems.retiredModel': severity,
  'problems.unknownModel': severity,
  'problems.noOutputCap': severity,
  'problems.unboundedLoop': severity,
  'problems.promptCacheMissed': severity,
  'problems.budgetExceeded': severity,
} as const;

export type SettingName = keyof typeof SETTING_SCHEMAS;
export type Settings = Readonly<{ [K in SettingName]: z.infer<(typeof SETTING_SCHEMAS)[K]> }>;

/** A setting whose value was not used, and why. */
export interface SettingProblem {
  readonly setting: string;
  readonly message: string;
}

const { hosting, overhead, traffic, api } = DEFAULT_SCENARIO;

export const DEFAULT_SETTINGS: Settings = {
  inlineStyle: 'codeLens',
  inlineThresholdUsd: 0,
  inlineParts: [...INLINE_PARTS],
  requestsPerMonth: 10_000,
  outputTokens: null,
  monthlyBudgetUsd: null,
  variableTokens: {},
  prices: {},
  priceUpdates: 'off',
  tokenizers: {},
  gpus: {},
  openModels: {},
  'traffic.peakToAverage': traffic.peakToAverage,
  'api.cachedInputShare': api.cachedInputShare,
  'api.batchShare': api.batchShare,
  'api.retryShare': api.retryShare,
  'hosting.openModel': hosting.openModel,
  'hosting.gpu': hosting.gpu,
  'hosting.gpusPerReplica': hosting.gpusPerReplica,
  'hosting.precision': hosting.precision,
  'hosting.rental': hosting.rental,
  'hosting.usdPerGpuHour': hosting.usdPerGpuHour,
  'hosting.targetUtilization': hosting.targetUtilization,
  'hosting.redundantReplicas': hosting.redundantReplicas,
  'hosting.tokensPerSecondPerReplica': hosting.tokensPerSecondPerReplica,
  'overhead.operationsFte': overhead.operationsFte,
  'overhead.engineerUsdPerYear': overhead.engineerUsdPerYear,
  'overhead.infrastructureShareOfCompute': overhead.infrastructureShareOfCompute,
  'overhead.infrastructureUsdPerMonth': overhead.infrastructureUsdPerMonth,
  'problems.contextOverflow': RULE_DEFAULTS.contextOverflow,
  'problems.retiredModel': RULE_DEFAULTS.retiredModel,
  'problems.unknownModel': RULE_DEFAULTS.unknownModel,
  'problems.noOutputCap': RULE_DEFAULTS.noOutputCap,
  'problems.unboundedLoop': RULE_DEFAULTS.unboundedLoop,
  'problems.promptCacheMissed': RULE_DEFAULTS.promptCacheMissed,
  'problems.budgetExceeded': RULE_DEFAULTS.budgetExceeded,
};

/**
 * Reads settings from an editor's nested configuration object (`{ hosting: { gpu: … } }`).
 * Absent settings take their default silently, bad ones with a problem. Never throws.
 */
export function parseSettings(raw: unknown): { settings: Settings; problems: readonly SettingProblem[] } {
  const problems: SettingProblem[] = [];
  const settings: Record<string, unknown> = { ...DEFAULT_SETTINGS };
  for (const [name, schema] of Object.entries(SETTING_SCHEMAS)) {
    const value = valueAt(raw, name);
    if (value === undefined) continue;
    const parsed = z.safeParse(schema, value);
    if (parsed.success) settings[name] = parsed.data;
    else problems.push({ setting: `breakeven.${name}`, message: explain(name, value, parsed.error) });
  }
  return { settings: settings as Settings, problems };
}

function valueAt(raw: unknown, dottedName: string): unknown {
  let value: unknown = raw;
  for (const key of dottedName.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function explain(name: string, value: unknown, error: z.core.$ZodError): string {
  const reason = error.issues.map((issue) => issueText(issue)).join('; ');
  const fallback = JSON.stringify(DEFAULT_SETTINGS[name as SettingName]);
  return `breakeven.${name} is ${shownValue(value)}: ${reason}. The default ${fallback} is used.`;
}

const MAX_SHOWN = 200;

/** A value as it is written, as far as people would read it; one that is nested without end is not written at all. */
function shownValue(value: unknown): string {
  try {
    const text = JSON.stringify(value) ?? String(value);
    return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
  } catch {
    return 'nested too deep';
  }
}

/** zod/mini carries no message texts of its own, so the reasons people meet here are worded here. */
export function issueText(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected}`;
    case 'too_small':
      return `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
    case 'too_big':
      return `must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
    case 'invalid_value':
      return `expected one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    default:
      return issue.path.length > 0 ? `${issue.path.join('.')} is not valid` : 'not valid';
  }
}

/** The scenario that the settings describe, without workloads. */
export function scenarioOf(settings: Settings): Scenario {
  return {
    ...DEFAULT_SCENARIO,
    traffic: { peakToAverage: settings['traffic.peakToAverage'] },
    api: {
      ...DEFAULT_SCENARIO.api,
      cachedInputShare: settings['api.cachedInputShare'],
      batchShare: settings['api.batchShare'],
      retryShare: settings['api.retryShare'],
    },
    hosting: {
      ...DEFAULT_SCENARIO.hosting,
      openModel: settings['hosting.openModel'],
      gpu: settings['hosting.gpu'],
      gpusPerReplica: settings['hosting.gpusPerReplica'],
      precision: settings['hosting.precision'],
      rental: settings['hosting.rental'],
      usdPerGpuHour: settings['hosting.usdPerGpuHour'],
      targetUtilization: settings['hosting.targetUtilization'],
      redundantReplicas: settings['hosting.redundantReplicas'],
      tokensPerSecondPerReplica: settings['hosting.tokensPerSecondPerReplica'],
    },
    overhead: {
      ...DEFAULT_SCENARIO.overhead,
      operationsFte: settings['overhead.operationsFte'],
      engineerUsdPerYear: settings['overhead.engineerUsdPerYear'],
      infrastructureShareOfCompute: settings['overhead.infrastructureShareOfCompute'],
      infrastructureUsdPerMonth: settings['overhead.infrastructureUsdPerMonth'],
    },
  };
}
