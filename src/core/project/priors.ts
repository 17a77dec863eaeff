/** Sizes we assume where the code does not say: of a variable by its name, of an answer by the task. All are shown as assumed. */

import type { Range } from '../money/range';
import { exactly } from '../money/range';
import type { CallKind } from '../source/callSite';
import { type Given, sourceWords } from './usage';

/** An assumed size in tokens, and the words that say why. */
export interface Prior {
  readonly tokens: Range;
  readonly reason: string;
}

interface NamedPrior extends Prior {
  readonly pattern: RegExp;
}

/**
 * First match wins. The sizes are working assumptions of this project (2026-11), wide on purpose; article-sized
 * anchors: a support interaction of 5,600 input tokens, of which most is retrieved context and history.
 */
const VARIABLE_PRIORS: readonly NamedPrior[] = [
  prior(/image|photo|screenshot|picture/i, [250, 1000, 3000], 'an image'),
  prior(/histor|conversation|messages|turns|memory|transcript/i, [300, 1500, 8000], 'a conversation so far'),
  prior(
    /context|document|chunks?|passages?|sources|results|articles?|snippets|content|page|corpus|knowledge/i,
    [500, 2000, 8000],
    'retrieved or pasted content',
  ),
  prior(/code|diff|patch|file/i, [300, 1500, 6000], 'source code'),
  prior(/text|body|email|ticket|summary|review|notes|description/i, [100, 500, 2000], 'a text'),
  prior(/question|query|prompt|input|request|instruction|task|message|goal/i, [15, 60, 400], 'a user input'),
  prior(/json|schema|data|payload|rows|table|list|items/i, [100, 500, 3000], 'structured data'),
  prior(
    /name|id$|_id|lang|locale|date|time|topic|title|label|role|tone|style|count|num|url/i,
    [1, 5, 20],
    'a short value',
  ),
];

const UNNAMED_VARIABLE: Prior = {
  tokens: { low: 10, base: 100, high: 1000 },
  reason: 'a value of unknown size',
};

function prior(
  pattern: RegExp,
  [low, base, high]: readonly [number, number, number],
  reason: string,
): NamedPrior {
  return { pattern, tokens: { low, base, high }, reason };
}

/** Size of a prompt variable: the figure that someone has set for it, or an assumption by the kind of name. */
export function variablePrior(name: string, size: Given<number> | null): Prior {
  if (size !== null) return { tokens: exactly(size.value), reason: sourceWords(size.source) };
  return VARIABLE_PRIORS.find((candidate) => candidate.pattern.test(name)) ?? UNNAMED_VARIABLE;
}

export type OutputBasis = 'measured' | 'directive' | 'config' | 'max_tokens' | 'schema' | 'task';

/** Expected output tokens and what that expectation rests on. */
export interface OutputEstimate extends Prior {
  readonly basis: OutputBasis;
}

/** Models that think before they answer; reasoning tokens are billed as output. */
const REASONING_MODEL = /(^|\/)(o[1345](-|$)|gpt-5|gpt-6|deepseek-reasoner|deepseek-r1)|thinking|reason/i;

/** Answers without a limit in the code. Working assumptions of this project (2026-11). */
const CHAT_OUTPUT: Range = { low: 80, base: 350, high: 1200 };
const REASONING_OUTPUT: Range = { low: 300, base: 1500, high: 8000 };

/**
 * Output tokens of one call, by precedence: what someone has set, the size of a structured-output schema, a task prior;
 * `max_tokens` caps all but the first.
 */
export function outputPrior(call: {
  readonly kind: CallKind;
  readonly modelId: string | null;
  readonly maxOutputTokens: number | null;
  readonly outputSchemaTokens: number | null;
  readonly given: Given<number> | null;
}): OutputEstimate {
  if (call.kind === 'embedding' || call.kind === 'rerank') {
    return { tokens: exactly(0), basis: 'task', reason: 'vectors and scores have no output tokens' };
  }
  if (call.given !== null) {
    const { value, source } = call.given;
    const basis = source === 'comment' ? 'directive' : 'config';
    return { tokens: exactly(value), basis, reason: sourceWords(source) };
  }
  return capped(uncappedOutput(call.modelId, call.outputSchemaTokens), call.maxOutputTokens);
}

function uncappedOutput(modelId: string | null, schemaTokens: number | null): OutputEstimate {
  if (schemaTokens !== null) {
    // A filled-in object is about as long as its schema; lists and free-text fields make it longer.
    const tokens = { low: Math.ceil(schemaTokens * 0.3), base: schemaTokens, high: schemaTokens * 4 };
    return { tokens, basis: 'schema', reason: 'about the size of the output schema' };
  }
  const reasoning = modelId !== null && REASONING_MODEL.test(modelId);
  return {
    tokens: reasoning ? REASONING_OUTPUT : CHAT_OUTPUT,
    basis: 'task',
    reason: reasoning ? 'a typical answer with reasoning' : 'a typical answer',
  };
}

/** Where a cap is tighter than the prior, answers are expected to fill this much of it. */
const SHARE_OF_CAP = { low: 0.2, base: 0.6 };

/** The cap is the one bound that the code states: the high end, not the expectation, since most answers end below it. */
function capped(estimate: OutputEstimate, cap: number | null): OutputEstimate {
  if (cap === null || cap <= 0) return estimate;
  const { low, base, high } = estimate.tokens;
  const tokens = {
    low: Math.min(low, Math.ceil(cap * SHARE_OF_CAP.low)),
    base: Math.min(base, Math.ceil(cap * SHARE_OF_CAP.base)),
    high: estimate.basis === 'schema' ? Math.min(high, cap) : cap,
  };
  const basis = estimate.basis === 'schema' ? 'schema' : 'max_tokens';
  return { tokens, basis, reason: `${estimate.reason}, at most the cap of ${cap}` };
}
