/** Sizes we assume where the code does not say: of a variable by its name, of an answer by the task. All are shown as assumed. */

import type { Range } from '../money/range';
import { exactly, mapRange, sumRanges } from '../money/range';
import type { CallKind, ReasoningSetting, UnreadTools } from '../source/callSite';
import type { FreeTexts } from './freeTexts';
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
  prior(/image|photo|screenshot|picture|(?<![a-z])img/i, [250, 1000, 3000], 'an image'),
  prior(/video/i, [1500, 8000, 80_000], 'a video'),
  prior(
    /histor|conversation|messages|msgs|turns|memory|transcript/i,
    [300, 1500, 8000],
    'a conversation so far',
  ),
  prior(
    /context|document|chunks?|passages?|sources|results|articles?|snippets|content|page|corpus|knowledge/i,
    [500, 2000, 8000],
    'retrieved or pasted content',
  ),
  prior(/\bjoin\(|\.map\(|\bimplode\(|\bfor \w+ in\b/, [50, 500, 4000], 'texts that are joined'),
  prior(/code|diff|patch|file/i, [300, 1500, 6000], 'source code'),
  prior(/text|body|email|ticket|summary|review|notes|description/i, [100, 500, 2000], 'a text'),
  prior(/question|query|prompt|input|request|instruction|task|message|goal/i, [15, 60, 400], 'a user input'),
  prior(/json|schema|data|payload|rows|table|list|items/i, [100, 500, 3000], 'structured data'),
  prior(
    /name|id$|_id|lang|locale|date|time|topic|title|label|role|tone|style|count|(?<![a-z])num|url/i,
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

/** Steps for which the assumed conversation is the mean of what a loop sends again; the base of an agent's steps. */
export const STEPS_OF_HISTORY = 5;

/**
 * What a loop sends again. It grows from nothing by one turn a step, so that over n steps its mean is (n − 1) / 2 turns: in
 * proportion to n − 1.
 * @param steps Of the loop, as someone has said or the code states; null: as assumed.
 */
export function loopHistoryPrior(name: string, size: Given<number> | null, steps: number | null): Prior {
  const assumed = variablePrior(name, size);
  if (size !== null || steps === null) return assumed;
  const factor = Math.max(0, steps - 1) / (STEPS_OF_HISTORY - 1);
  const tokens = mapRange(assumed.tokens, (value) => Math.round(value * factor));
  return { tokens, reason: `${assumed.reason}, its mean over ${steps} steps` };
}

/** Name of the variable that stands for tools whose definitions cannot be read. */
export const UNREAD_TOOLS = 'tools';

/**
 * One tool's definition, and a list of nobody knows how many: none, 5 or 20 of them. Working assumptions of this project
 * (2026-11), wide on purpose.
 */
const TOOL: Range = { low: 30, base: 90, high: 400 };
const TOOL_LIST: Range = { low: 0, base: 450, high: 8000 };

/** Size of what tools add whose definitions are not in the code that is read. */
export function unreadToolsPrior(unread: readonly UnreadTools[], size: Given<number> | null): Prior {
  if (size !== null) return { tokens: exactly(size.value), reason: sourceWords(size.source) };
  const tools = unread.reduce((sum, each) => sum + each.tools, 0);
  // Arguments of which each may hold the tools, such as `tools` and `functions`, rarely hold them all.
  const lists = Math.max(...unread.map((each) => each.lists));
  const tokens = sumRanges([
    mapRange(TOOL, (value) => value * tools),
    mapRange(TOOL_LIST, (value) => value * lists),
  ]);
  const count = tools === 1 ? 'a tool' : `${tools} tools`;
  const what = [...(tools > 0 ? [count] : []), ...(lists > 0 ? ['tools of unknown number'] : [])].join(
    ' and ',
  );
  return { tokens, reason: `${what}, defined where it cannot be read` };
}

/** A schema of the answer that is a class or a name. A working assumption of this project (2026-11), wide on purpose. */
export const UNREAD_SCHEMA: Prior = {
  tokens: { low: 20, base: 120, high: 1000 },
  reason: 'a schema that is defined where it cannot be read',
};

export type OutputBasis = 'measured' | 'directive' | 'config' | 'max_tokens' | 'schema' | 'task';

/** Expected output tokens and what that expectation rests on. */
export interface OutputEstimate extends Prior {
  readonly basis: OutputBasis;
}

/** The schema that an answer has to fit. */
export interface OutputSchema {
  readonly tokens: number;
  readonly freeTexts: FreeTexts;
}

/** Models that think before they answer; reasoning tokens are billed as output. */
const REASONING_MODEL = /(^|\/)(o[1345](-|$)|gpt-5|gpt-6|deepseek-reasoner|deepseek-r1)|thinking|reason/i;

/** Answers without a limit in the code. Working assumptions of this project (2026-11). */
const CHAT_OUTPUT: Range = { low: 80, base: 350, high: 1200 };

/** Of a schema's texts, those that one answer may all fill at length. A working assumption of this project (2026-11). */
const MOST_TEXTS = 4;

/**
 * Tokens of thinking before an answer, by the effort that a call asks for. Working assumptions of this project (2026-11),
 * wide on purpose: how long a model thinks depends on the question more than on anything that code says.
 */
const THINKING: ReadonlyMap<string, Range> = new Map(
  Object.entries({
    none: { low: 0, base: 0, high: 0 },
    minimal: { low: 0, base: 100, high: 600 },
    low: { low: 100, base: 400, high: 2500 },
    medium: { low: 220, base: 1150, high: 6800 },
    high: { low: 800, base: 4000, high: 20_000 },
    xhigh: { low: 1500, base: 8000, high: 40_000 },
    max: { low: 1500, base: 8000, high: 40_000 },
  }),
);
const USUAL_EFFORT = 'medium';

/** Of a budget for thinking, the share that is used. */
const SHARE_OF_BUDGET = { low: 0.1, base: 0.4, high: 1 };

/**
 * Output tokens of one call, by precedence: what someone has set, the size of a structured-output schema, a task prior;
 * `max_tokens` caps all but the first.
 */
export function outputPrior(call: {
  readonly kind: CallKind;
  readonly hasAnswer: boolean;
  readonly modelId: string | null;
  readonly maxOutputTokens: number | null;
  readonly answers?: number;
  readonly reasoning: ReasoningSetting | null;
  readonly outputSchema: OutputSchema | null;
  readonly given: Given<number> | null;
}): OutputEstimate {
  if (call.kind === 'embedding' || call.kind === 'rerank') {
    return { tokens: exactly(0), basis: 'task', reason: 'vectors and scores have no output tokens' };
  }
  if (!call.hasAnswer)
    return { tokens: exactly(0), basis: 'task', reason: 'part of other requests, whose answers are theirs' };
  if (call.given !== null) {
    const { value, source } = call.given;
    const basis = source === 'comment' ? 'directive' : 'config';
    return { tokens: exactly(value), basis, reason: sourceWords(source) };
  }
  const isPicture = call.kind === 'image' && /(?:^|\/)(?:gpt|chatgpt)-image/i.test(call.modelId ?? '');
  const answer = isPicture ? PICTURE : answerPrior(call.outputSchema);
  const thinking = thinkingPrior(call.modelId, call.reasoning);
  const one = capped(thinking === null ? answer : withThinking(answer, thinking), call.maxOutputTokens);
  const { answers = 1 } = call;
  return answers === 1 ? one : several(one, answers);
}

/**
 * A picture of gpt-image-1: a square one of low quality, one of medium, and a large one of high. Its prices of 0.011, 0.042 and
 * 0.25 USD a picture are these tokens at its 40 USD a million (burncloud.com/aiapi-detail/gpt-image-1.html, seen 2026-11-29).
 * Later models make larger ones, which take more.
 */
const PICTURE: OutputEstimate = {
  tokens: { low: 272, base: 1056, high: 6240 },
  basis: 'task',
  reason: 'a picture, by its quality and size',
};

function answerPrior(schema: OutputSchema | null): OutputEstimate {
  if (schema === null) return { tokens: CHAT_OUTPUT, basis: 'task', reason: 'a typical answer' };
  const { tokens, freeTexts } = schema;
  // A filled-in object is about as long as its schema; lists make it longer, and a text that nothing bounds is an answer by itself.
  const texts = freeTexts.single + freeTexts.listed;
  const isText = freeTexts.single > 0;
  return {
    tokens: {
      low: Math.ceil(tokens * 0.3),
      base: tokens + (isText ? CHAT_OUTPUT.base : 0),
      high: tokens * 4 + Math.min(texts, MOST_TEXTS) * CHAT_OUTPUT.high,
    },
    basis: 'schema',
    reason: isText
      ? 'about the size of the output schema, and a text of any length'
      : 'about the size of the output schema',
  };
}

/** Each of the answers is paid for. */
function several(one: OutputEstimate, answers: number): OutputEstimate {
  const tokens = mapRange(one.tokens, (value) => value * answers);
  return { ...one, tokens, reason: `${answers} answers, each ${one.reason}` };
}

/** Null for a model that does not think and a call that does not ask for it. */
function thinkingPrior(modelId: string | null, reasoning: ReasoningSetting | null): Prior | null {
  const { effort = null, budgetTokens = null } = reasoning ?? {};
  if (budgetTokens !== null && budgetTokens > 0)
    return { tokens: scaled(budgetTokens), reason: `thinking within its budget of ${budgetTokens}` };
  const thinks = modelId !== null && REASONING_MODEL.test(modelId);
  if (!thinks && effort === null) return null;
  const asked = budgetTokens === 0 ? 'none' : effort;
  const tokens = THINKING.get(asked ?? USUAL_EFFORT) ?? THINKING.get(USUAL_EFFORT);
  if (tokens === undefined || tokens.high === 0) return null;
  return { tokens, reason: asked === null ? 'reasoning' : `reasoning with ${asked} effort` };
}

function scaled(budget: number): Range {
  const { low, base, high } = SHARE_OF_BUDGET;
  return { low: Math.ceil(budget * low), base: Math.ceil(budget * base), high: Math.ceil(budget * high) };
}

function withThinking(answer: OutputEstimate, thinking: Prior): OutputEstimate {
  const { low, base, high } = answer.tokens;
  return {
    ...answer,
    tokens: {
      low: low + thinking.tokens.low,
      base: base + thinking.tokens.base,
      high: high + thinking.tokens.high,
    },
    reason: `${answer.reason} with ${thinking.reason}`,
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
