/** How model ids find their family: what a family is, and the two ways in which an id names it. */

import type { Coefficients } from './coefficients';
import type { EncodingName } from './encoding';

export interface TokenFamily {
  /** Such as `openai-o200k` or `claude-4.7`. */
  readonly id: string;
  /** For people. */
  readonly label: string;
  /** The encoding that is counted. */
  readonly encoding: EncodingName;
  /** True when the encoding is the model's own. */
  readonly exact: boolean;
  /** Null when exact. */
  readonly coefficients: Coefficients | null;
  /** Where the rule comes from, with its date. */
  readonly source: string;
}

/** A family whose count is o200k's times a coefficient by content. */
export function estimated(
  id: string,
  label: string,
  coefficients: Coefficients,
  source: string,
): TokenFamily {
  return { id, label, encoding: 'o200k_base', exact: false, coefficients, source };
}

export interface FamilyRule {
  /** Against the id in lower case. */
  readonly pattern: RegExp;
  readonly family: TokenFamily;
}

/** The model's own name begins the id or follows a provider, route or path: `openai/`, `us.anthropic.`, `ft:`. */
export function named(source: string, family: TokenFamily): FamilyRule {
  return { pattern: new RegExp(`(?:^|[/:.])(?:${source})`), family };
}

/** The name is a word of the id: `glm-5` in `zai-glm-5` or `zai-org/GLM-5`, and no part of another name. */
export function asWord(source: string, family: TokenFamily): FamilyRule {
  return { pattern: new RegExp(`(?:^|[^a-z0-9])(?:${source})`), family };
}

/** The name may stand anywhere: derived models keep it, as in `hermes-3-llama-3.1-8b`. */
export function containing(source: string, family: TokenFamily): FamilyRule {
  return { pattern: new RegExp(source), family };
}
