/**
 * How figures look on every surface. One module, so that no two surfaces round the same figure differently.
 *
 * The rules: money keeps cents below 1,000 and whole dollars above, two significant digits below ten cents; tokens keep
 * about three digits with a suffix; a percentage keeps one decimal below 10. A range is `low–high`, and `~` before a
 * figure says that it is an estimate. What is not a number is an en dash, never `NaN`.
 */

import { isExact, type Range } from './range';

/** Locale of figures where nobody said another: the command line's tables. */
export const DEFAULT_LOCALE = 'en-US';

let locale = DEFAULT_LOCALE;

/** Locale of figures when a surface has none of its own: of the whole process, which serves one user. */
export function ownLocale(): string {
  return locale;
}

/** From now on figures are as this user reads them. A tag that is none changes nothing. */
export function setOwnLocale(tag: string): void {
  if (isLocale(tag)) locale = tag;
}

export function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

/** Marks a figure that is not known exactly. */
export const ABOUT = '~';

const DASH = '–';

/** A figure in words, such as `formatUsd`. */
export type Formatter = (value: number, locale?: string) => string;

/** USD with the digits that suit its size: `$12,345`, `$1,240`, `$93.40`, `$1.27`, `$0.0093`, `$0.000012`. */
export function formatUsd(usd: number, locale: string = ownLocale()): string {
  if (!Number.isFinite(usd)) return DASH;
  const size = Math.abs(usd);
  if (size >= 999.995) return currency(locale, { maximumFractionDigits: 0 }).format(usd);
  if (size >= 0.0995 || size === 0)
    return currency(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(usd);
  return currency(locale, { maximumSignificantDigits: 2, minimumSignificantDigits: 1 }).format(usd);
}

/** USD for the ticks of an axis, where room is short: `$0.01`, `$5`, `$1.2k`, `$40k`, `$3M`. */
export function formatUsdShort(usd: number, locale: string = ownLocale()): string {
  if (usd === 0) return '$0';
  if (!Number.isFinite(usd) || Math.abs(usd) < 1) return formatUsd(usd, locale);
  return `${usd < 0 ? '-' : ''}$${formatTokens(Math.abs(usd), locale)}`;
}

/** Tokens, compact: `842`, `1.2k`, `35k`, `1.3M`, `2.4B`. */
export function formatTokens(tokens: number, locale: string = ownLocale()): string {
  if (!Number.isFinite(tokens)) return DASH;
  const size = Math.abs(tokens);
  if (size < 999.5) return decimal(locale, 0).format(tokens);
  const [divisor, suffix] = size < 999_500 ? [1e3, 'k'] : size < 999_500_000 ? [1e6, 'M'] : [1e9, 'B'];
  const scaled = tokens / divisor;
  return `${decimal(locale, Math.abs(scaled) < 99.95 ? 1 : 0).format(scaled)}${suffix}`;
}

/** A count in full, with at most so many decimals: `1,234,567`, `2.5`. */
export function formatCount(count: number, locale: string = ownLocale(), decimals = 0): string {
  return Number.isFinite(count) ? decimal(locale, decimals).format(count) : DASH;
}

/** A wait: `340 ms`, `2.5 s`, `75 s`. */
export function formatSeconds(seconds: number, locale: string = ownLocale()): string {
  if (!Number.isFinite(seconds)) return DASH;
  if (Math.abs(seconds) < 0.9995) return `${decimal(locale, 0).format(seconds * 1000)} ms`;
  return `${decimal(locale, Math.abs(seconds) < 9.95 ? 1 : 0).format(seconds)} s`;
}

/** A share of 1 as a percentage: `3.4 %` below 10, `62 %` above. */
export function formatPercent(share: number, locale: string = ownLocale()): string {
  const percent = share * 100;
  if (!Number.isFinite(percent)) return DASH;
  return `${decimal(locale, Math.abs(percent) < 9.95 ? 1 : 0).format(percent)} %`;
}

/** The base of a range, with `~` before it unless it is exact: `~$1.27`. */
export function formatEstimate(range: Range, format: Formatter, locale: string = ownLocale()): string {
  return `${isExact(range) ? '' : ABOUT}${format(range.base, locale)}`;
}

/** Both ends, `~$0.80–$1.50`; the figure alone where the ends look the same, with `~` unless it is exact. */
export function formatRange(range: Range, format: Formatter, locale: string = ownLocale()): string {
  const [low, high] = [format(range.low, locale), format(range.high, locale)];
  return low === high ? formatEstimate(range, format, locale) : `${ABOUT}${low}${DASH}${high}`;
}

/** What rounds to nothing has no sign. The types of the language do not know this value yet. */
const UNSIGNED_ZERO = { signDisplay: 'negative' as 'auto' };

function currency(locale: string, digits: Intl.NumberFormatOptions): Intl.NumberFormat {
  return numberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    ...digits,
  });
}

function decimal(locale: string, maximumFractionDigits: number): Intl.NumberFormat {
  return numberFormat(locale, { maximumFractionDigits });
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Making one takes a hundred times as long as formatting a figure with it. */
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = numberFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, { ...UNSIGNED_ZERO, ...options });
  numberFormats.set(key, made);
  return made;
}
