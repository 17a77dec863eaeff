import { promptCacheMonth } from '../../cost/promptCacheCost';
import { formatPercent, formatTokens, formatUsd } from '../../money/format';
import { sumRanges } from '../../money/range';
import {
  type CacheRule,
  cacheableTokens,
  cacheRuleOf,
  expectedHitRate,
  monthlyCacheUse,
} from '../../tokens/promptCache';
import type { InputPart } from '../callEstimate';
import type { CostedItem } from '../documentEstimate';
import { firstLineOf, type Rule } from './finding';

/** Less a month is not worth a line of code. */
const LEAST_USD = 1;

/** Text that is the same in every request, at full price each time: unmarked, or behind what changes. */
export const promptCacheMissed: Rule = (item) => {
  const rule = cacheRuleOf(item.tokens.modelId);
  if (rule === null || item.source.type !== 'call' || item.unpriced !== null) return null;
  if ((item.cachedInputShare ?? 0) > 0 || isMarked(item)) return null;
  const message = rule.automatic ? behindVariable(item, rule) : unmarked(item, rule);
  return message === null ? null : { message, range: firstLineOf(item), remedies: [] };
};

function isMarked({ source, tokens }: CostedItem): boolean {
  const setting = source.type === 'call' ? (source.call.cache ?? null) : null;
  return tokens.cache.marked.length > 0 || setting?.wholePrompt != null || setting?.content != null;
}

/** A provider that keeps only what it is told to keep. */
function unmarked(item: CostedItem, rule: CacheRule): string | null {
  const prefix = cacheableTokens(item.tokens.cache.cacheablePrefix.tokens, rule).base;
  const saving = savingOf(item, prefix, rule);
  if (saving === null) return null;
  return `The first ${formatTokens(prefix)} tokens are the same in every request and are paid in full each time. Marked with cache_control they would cost about ${saving} less.`;
}

/** A provider that keeps what requests begin with: here they begin with what changes. */
function behindVariable(item: CostedItem, rule: CacheRule): string | null {
  const { tokens, until } = item.tokens.cache.cacheablePrefix;
  const same = sumRanges(item.tokens.parts.filter(isSame).map((part) => part.tokens)).base;
  if (until === null || cacheableTokens(tokens, rule).high > 0) return null;
  const held = cacheableTokens({ low: same, base: same, high: same }, rule).base;
  const saving = savingOf(item, held, rule);
  if (saving === null) return null;
  return `${formatTokens(same)} tokens are the same in every request, but ${until} stands before most of them, so that none are read from the provider's cache. Put what changes last: about ${saving} less.`;
}

/** Text that no branch of the code changes. */
function isSame({ kind, isVaried = false }: InputPart): boolean {
  return kind === 'static' && !isVaried;
}

/** In words; null where it is not worth it. */
function savingOf({ tokens, requestsPerMonth }: CostedItem, prefix: number, rule: CacheRule): string | null {
  if (prefix === 0 || tokens.price === null) return null;
  const volume = requestsPerMonth.value;
  const hitRate = expectedHitRate(volume, rule.lifetimeSeconds.base);
  const traffic = {
    inputTokens: tokens.input.base,
    cacheableTokens: prefix,
    requestsPerMonth: volume,
    hitRate,
  };
  const { saved } = promptCacheMonth(monthlyCacheUse(traffic, rule), tokens.price.rates);
  if (saved < LEAST_USD) return null;
  const assumed = requestsPerMonth.assumed ? ', assumed' : '';
  return `${formatUsd(saved)} a month (${formatTokens(volume)} requests${assumed}, ${formatPercent(hitRate)} of them within ${Math.round(rule.lifetimeSeconds.base / 60)} minutes of one before)`;
}
