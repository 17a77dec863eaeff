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
  if ('equals' in rule) return id === rule.equals ? 'exact' : 'none';
  if ('starts_with' in rule) return fitsWithoutVersion(id, rule.starts_with, id.startsWith(rule.starts_with));
  if ('ends_with' in rule) return id.endsWith(rule.ends_with) ? 'pattern' : 'none';
  if ('contains' in rule) return fitsWithoutVersion(id, rule.contains, id.includes(rule.contains));
  return matchesRegex(id, rule.regex) ? 'pattern' : 'none';
}

function strongest(strengths: readonly MatchStrength[]): MatchStrength {
  if (strengths.includes('exact')) return 'exact';
  return strengths.includes('pattern') ? 'pattern' : 'none';
}

/** Parts of an `and` narrow each other, so none needs the version check. */
function loosely(id: string, rule: MatchRule): boolean {
  if ('starts_with' in rule) return id.startsWith(rule.starts_with);
  if ('contains' in rule) return id.includes(rule.contains);
  return matchStrength(id, rule) !== 'none';
}

/**
 * `claude-sonnet-4` must not price `claude-sonnet-4-9`, nor `gpt-4` price `gpt-4.1`: what follows the matched text may be
 * a date, a word or a revision of three digits, but not a further version number.
 */
function fitsWithoutVersion(id: string, text: string, matches: boolean): MatchStrength {
  if (!matches) return 'none';
  const rest = id.slice(id.indexOf(text) + text.length);
  if (rest === '' && id === text) return 'exact';
  const endsInDigit = /\d$/.test(text);
  if (endsInDigit && /^(?:\d|[-.]\d{1,2}(?!\d))/.test(rest)) return 'none';
  return 'pattern';
}

/** No model's name is as long. */
const MAX_ID_CHARS = 300;

function matchesRegex(id: string, source: string): boolean {
  try {
    return new RegExp(source).test(id.slice(0, MAX_ID_CHARS));
  } catch {
    return false;
  }
}
