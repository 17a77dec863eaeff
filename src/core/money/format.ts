/** How figures look on every surface. One module, so that no two surfaces round the same figure differently. */

/** Locale of figures when a surface has none of its own: the CLI's tables and the language server's texts. */
export const DEFAULT_LOCALE = 'en-US';

/**
 * USD with the digits that suit its size: `$12,345`, `$1,240`, `$93.40`, `$1.27`, `$0.0093`, `$0.000012`.
 * Cents below 1,000, whole dollars above, two significant digits below ten cents.
 */
export function formatUsd(usd: number, locale: string = DEFAULT_LOCALE): string {
  const size = Math.abs(usd);
  if (size >= 1000) return currency(locale, { maximumFractionDigits: 0 }).format(usd);
  if (size >= 0.1 || size === 0)
    return currency(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(usd);
  return currency(locale, { maximumSignificantDigits: 2, minimumSignificantDigits: 1 }).format(usd);
}

/** Tokens, compact: `842`, `1.2k`, `35k`, `1.3M`, `2.4B`. */
export function formatTokens(tokens: number, locale: string = DEFAULT_LOCALE): string {
  const size = Math.abs(tokens);
  if (size < 1000) return plain(locale, 0).format(tokens);
  const [divisor, suffix] = size < 999_500 ? [1e3, 'k'] : size < 999_500_000 ? [1e6, 'M'] : [1e9, 'B'];
  const scaled = tokens / divisor;
  return `${plain(locale, Math.abs(scaled) < 100 ? 1 : 0).format(scaled)}${suffix}`;
}

/** A share of 1 as a percentage: `3.4 %` below 10, `62 %` above. */
export function formatPercent(share: number, locale: string = DEFAULT_LOCALE): string {
  const percent = share * 100;
  return `${plain(locale, Math.abs(percent) < 9.95 ? 1 : 0).format(percent)} %`;
}

function currency(locale: string, digits: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    ...digits,
  });
}

function plain(locale: string, maximumFractionDigits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { maximumFractionDigits });
}
