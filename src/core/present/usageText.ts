/** What holds for a call of its volume or a size, in words, before it is changed. */

import { formatTokens } from '../money/format';
import type { CostedItem } from '../project/documentEstimate';
import { sourceWords } from '../project/usage';
import { givenFor, type UsageTarget } from '../project/usagePlaces';
import { tokensText } from './figures';
import { shownName } from './shownName';

interface UsageNow {
  readonly value: number;
  readonly text: string;
}

/** `10k requests a month (assumed)`, `~350 output tokens (assumed)`, `~1.2k tokens of context (set in a comment)`. */
export function usageText(item: CostedItem, target: UsageTarget): UsageNow {
  const set = givenFor(item.usage, target);
  const how = set === null ? 'assumed' : sourceWords(set.source);
  if (target === 'requestsPerMonth') {
    const { value } = item.requestsPerMonth;
    return { value, text: `${formatTokens(value)} requests a month (${how})` };
  }
  const { tokens, name } = target === 'outputTokens' ? outputOf(item) : variableOf(item, target.variable);
  return { value: Math.round(tokens.base), text: `${tokensText(tokens)} ${name} (${how})` };
}

function outputOf({ tokens }: CostedItem) {
  return { tokens: tokens.output.tokens, name: 'output tokens' };
}

function variableOf({ tokens }: CostedItem, variable: string) {
  const part = tokens.parts.find(({ kind, name }) => kind === 'variable' && name === variable);
  return { tokens: part?.tokens ?? NOTHING, name: `tokens of ${shownName(variable)}` };
}

const NOTHING = { low: 0, base: 0, high: 0 };
