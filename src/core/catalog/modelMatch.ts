/** Which row of the price data a model id means. A row that fits by accident is worse than none. */

/** The price data's own matching rules. */
export type MatchRule =
  | { readonly equals: string }
  | { readonly starts_with: string }
  | { readonly ends_with: string }
  | { readonly contains: string }
  | { readonly regex: string }
  | { readonly or: readonly MatchRule[] }
  | { readonly and: readonly MatchRule[] };

/** How closely a rule fits: the whole id, a pattern, or not at all. */
export type MatchStrength = 'exact' | 'pattern' | 'none';

/** @param id Bare model id in lower case. */
export function matchStrength(id: string, rule: MatchRule): MatchStrength {
  if ('or' in rule) return strongest(rule.or.map((part) => matchStrength(id, part)));
  if ('and' in rule) return rule.and.every((part) => loosely(id, part)) ? 'pattern' : 'none';
  if ('equals' in rule) return id === rule.equals.toLowerCase() ? 'exact' : 'none';
  if ('starts_with' in rule)
    return fitsWithoutVersion(id, rule.starts_with.toLowerCase(), (text) => id.startsWith(text));
  if ('ends_with' in rule) return id.endsWith(rule.ends_with.toLowerCase()) ? 'pattern' : 'none';
  if ('contains' in rule)
    return fitsWithoutVersion(id, rule.contains.toLowerCase(), (text) => id.includes(text));
  return matchesRegex(id, rule.regex) ? 'pattern' : 'none';
}

function strongest(strengths: readonly MatchStrength[]): MatchStrength {
  if (strengths.includes('exact')) return 'exact';
  return strengths.includes('pattern') ? 'pattern' : 'none';
}

/** Parts of an `and` narrow each other, so none needs the version check. */
function loosely(id: string, rule: MatchRule): boolean {
  if ('starts_with' in rule) return id.startsWith(rule.starts_with.toLowerCase());
  if ('contains' in rule) return id.includes(rule.contains.toLowerCase());
  return matchStrength(id, rule) !== 'none';
}

/**
 * `claude-sonnet-4` must not price `claude-sonnet-4-9`, nor `gpt-4` price `gpt-4.1`, nor `gemini-1.5-flash` price
 * `gemini-1.5-flash-8b`, nor `deepseek-r1` what was distilled from it: what follows the matched text may be a date or the rest
 * of one, a word or a revision of three digits, but not a further version number or a size.
 */
function fitsWithoutVersion(id: string, text: string, matches: (text: string) => boolean): MatchStrength {
  if (!matches(text)) return 'none';
  const rest = id.slice(id.indexOf(text) + text.length);
  if (rest === '' && id === text) return 'exact';
  if (/^[-.]\d+(?:\.\d+)?[bm](?![a-z])|-distill\b/.test(rest)) return 'none';
  const endsInDigit = /\d$/.test(text) && !BEGUN.test(text);
  if (endsInDigit && /^(?:\d|[-.]\d{1,2}(?!\d))/.test(rest)) return 'none';
  return 'pattern';
}

/** `claude-sonnet-4-2025` and `gemini-2.0-flash-0` of the price data, which go on with the rest of a date or a revision. */
const BEGUN = /[-@](?:20\d{2,}|0\d?)$/;

/** No model's name is as long. */
const MAX_ID_CHARS = 300;

function matchesRegex(id: string, source: string): boolean {
  try {
    return new RegExp(source, 'i').test(id.slice(0, MAX_ID_CHARS));
  } catch {
    return false;
  }
}
