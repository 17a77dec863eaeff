/** What of a prompt's beginning a provider's prompt cache takes, and how many tokens it reads and writes in a month. */

import { exactly, type Range } from '../money/range';
import { familyOf } from './families';

export interface CacheRule {
  /** Tokens from which on a prefix is cached; sources that differ are the ends. */
  readonly minimum: Range;
  /** Hits come in steps of this many tokens. */
  readonly step: number;
  /** False: the call has to mark what is to be cached. */
  readonly automatic: boolean;
  /** True when tokens that are written have a price of their own; else they cost what input costs. */
  readonly billsWrites: boolean;
  /** Seconds after its last use for which a prefix is kept, where the call does not choose. */
  readonly lifetimeSeconds: Range;
  readonly source: string;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

const OPENAI_SOURCE = 'developers.openai.com/api/docs/guides/prompt-caching, read 2026-11-21';
const OPENAI: CacheRule = {
  minimum: exactly(1024),
  step: 128,
  automatic: true,
  billsWrites: false,
  lifetimeSeconds: { low: 5 * MINUTE, base: 10 * MINUTE, high: HOUR },
  source: OPENAI_SOURCE,
};
/** Writes are billed from GPT-5.6 on (learn.microsoft.com/azure/foundry/openai/how-to/prompt-caching, read 2026-11-21). */
const OPENAI_BILLED_WRITES: CacheRule = { ...OPENAI, billsWrites: true };

function anthropic(minimum: Range): CacheRule {
  return {
    minimum,
    step: 1,
    automatic: false,
    billsWrites: true,
    lifetimeSeconds: exactly(5 * MINUTE),
    source: 'platform.claude.com/docs/en/build-with-claude/prompt-caching, read 2026-11-21',
  };
}

/**
 * Minimum by model as the documentation lists it; the newest by dev.to/creeta (2026). For Sonnet 4.6 hits were seen from
 * 2,048 tokens on only (anthropic-sdk-python, issue 1194). First match wins.
 */
const ANTHROPIC_MINIMUMS: readonly (readonly [pattern: RegExp, minimum: Range])[] = [
  [/(?:opus|fable|mythos)-5/, exactly(512)],
  [/opus-4[-.]8/, exactly(1024)],
  [/opus-4[-.]7/, exactly(2048)],
  [/(?:opus|haiku)-4[-.][56]/, exactly(4096)],
  [/sonnet-4[-.]6/, { low: 1024, base: 1024, high: 2048 }],
  [/haiku-5/, { low: 512, base: 1024, high: 4096 }],
  [/3(?:[-.]5)?-haiku|haiku-3/, exactly(2048)],
  [/sonnet|opus/, exactly(1024)],
];
const ANTHROPIC_UNLISTED: Range = { low: 512, base: 1024, high: 4096 };

/**
 * Implicit caching: 1,024 for Flash and 4,096 for Pro models (ai.google.dev/gemini-api/docs/caching, read 2026-11-21);
 * 2,048 on Vertex AI (cloud.google.com/vertex-ai/generative-ai/docs/context-cache, read 2026-11-21). A hit is not promised.
 */
function gemini(minimum: Range): CacheRule {
  return {
    minimum,
    step: 1,
    automatic: true,
    billsWrites: false,
    lifetimeSeconds: { low: 3 * MINUTE, base: 5 * MINUTE, high: HOUR },
    source: 'ai.google.dev/gemini-api/docs/caching, read 2026-11-21; its lifetime is not documented',
  };
}

/** Units of 64 tokens on disk, kept for hours (api-docs.deepseek.com/guides/kv_cache, read 2026-11-21). */
const DEEPSEEK: CacheRule = {
  minimum: exactly(64),
  step: 64,
  automatic: true,
  billsWrites: false,
  lifetimeSeconds: { low: HOUR, base: 6 * HOUR, high: 24 * HOUR },
  source: 'api-docs.deepseek.com/guides/kv_cache, read 2026-11-21',
};

/** Null for a model whose provider documents no prompt cache. */
export function cacheRuleOf(modelId: string | null): CacheRule | null {
  const family = familyOf(modelId).id;
  const id = (modelId ?? '').toLowerCase();
  if (family === 'openai-o200k' || family === 'openai-unlisted') {
    if (/gpt-oss|gpt-4\.5/.test(id)) return null;
    return /gpt-(?:5\.[6-9]|[6-9])/.test(id) ? OPENAI_BILLED_WRITES : OPENAI;
  }
  if (family.startsWith('claude') && family !== 'claude-2') {
    return anthropic(ANTHROPIC_MINIMUMS.find(([pattern]) => pattern.test(id))?.[1] ?? ANTHROPIC_UNLISTED);
  }
  if (/gemini-(?:2\.5|[3-9])/.test(id)) {
    return gemini(
      /pro/.test(id) ? { low: 2048, base: 4096, high: 4096 } : { low: 1024, base: 1024, high: 2048 },
    );
  }
  return family === 'deepseek' ? DEEPSEEK : null;
}

/**
 * Tokens of a prefix that a cache holds: none below the minimum, then whole steps. A prefix that may or may not reach the
 * minimum is cached in the high case only.
 * Example: 1,500 tokens for GPT-4o are 1,024 + 3 × 128 = 1,408; 1,000 are none.
 */
export function cacheableTokens(prefix: Range, { minimum, step }: CacheRule): Range {
  const held = (tokens: number, least: number) => {
    if (tokens < least) return 0;
    return least + Math.floor((tokens - least) / step) * step;
  };
  return {
    low: held(prefix.low, minimum.high),
    base: held(prefix.base, minimum.base),
    high: held(prefix.high, minimum.low),
  };
}

/** Input tokens of a month, each in one place: they add up to all that is sent. */
export interface CacheUse {
  readonly read: number;
  /** At the price of writing; 0 where writing costs what input costs. */
  readonly written: number;
  /** At the price of input. */
  readonly uncached: number;
}

/** Requests that begin alike. */
export interface CachedTraffic {
  readonly inputTokens: number;
  /** Of them, what the cache holds. */
  readonly cacheableTokens: number;
  readonly requestsPerMonth: number;
  /** Share of requests that find the prefix in the cache, 0 to 1. */
  readonly hitRate: number;
}

/**
 * Each hit reads the prefix, each miss writes it anew.
 * Example: 1,000 requests of 3,000 tokens, 2,000 of them cacheable, 90 % hits: 1,800,000 read, 200,000 written,
 * 1,000,000 uncached.
 */
export function monthlyCacheUse(
  traffic: CachedTraffic,
  { billsWrites }: Pick<CacheRule, 'billsWrites'>,
): CacheUse {
  const { inputTokens, requestsPerMonth } = traffic;
  const hitRate = Math.min(1, Math.max(0, traffic.hitRate));
  const prefix = Math.min(inputTokens, Math.max(0, traffic.cacheableTokens));
  const read = prefix * requestsPerMonth * hitRate;
  const missed = prefix * requestsPerMonth * (1 - hitRate);
  const rest = (inputTokens - prefix) * requestsPerMonth;
  return billsWrites
    ? { read, written: missed, uncached: rest }
    : { read, written: 0, uncached: rest + missed };
}

const SECONDS_PER_MONTH = 730 * HOUR;

/**
 * Share of requests that come within the cache's lifetime of the one before, when they come at random at an even rate:
 * 1 − e^(−rate × lifetime). Traffic with peaks finds the prefix more often.
 * Example: 10,000 a month (one in 263 s) and 5 minutes: 68 %.
 */
export function expectedHitRate(requestsPerMonth: number, lifetimeSeconds: number): number {
  if (requestsPerMonth <= 0 || lifetimeSeconds <= 0) return 0;
  return 1 - Math.exp((-requestsPerMonth / SECONDS_PER_MONTH) * lifetimeSeconds);
}
