/** Tokens that an API adds around the text: roles, separators, tool definitions. */

import { exactly, type Range } from '../money/range';

/** What is known of a request's shape. */
export interface FramedRequest {
  /** Null for a prompt file, which names no API. */
  readonly provider: string | null;
  readonly method: string | null;
  readonly modelId: string | null;
  readonly messages: readonly { readonly role: string | null }[];
}

interface FramingRule {
  readonly applies: (request: FramedRequest) => boolean;
  readonly perMessage: Range;
  readonly perRequest: Range;
}

/** The role's name is one token in o200k_base and cl100k_base for every role of the API. */
const ROLE_TOKENS = 1;

const RULES: readonly FramingRule[] = [
  {
    // Chat Completions: 3 tokens a message besides role and content, 3 that prime the reply
    // (openai-cookbook, How_to_count_tokens_with_tiktoken, read 2026-11-20). Example: 2 messages, 2 × 4 + 3 = 11.
    applies: ({ provider, method, modelId }) =>
      provider === 'openai' && isChatCompletion(method) && !/^(?:gpt-[5-9]|o\d)/.test(modelId ?? ''),
    perMessage: exactly(3 + ROLE_TOKENS),
    perRequest: exactly(3),
  },
  {
    // GPT-5 and the o-series: 4 a message and 5 a request were calibrated for gpt-5 (ai-tokenizer, 2025-12).
    applies: ({ provider, method }) => provider === 'openai' && isChatCompletion(method),
    perMessage: { low: 4, base: 4, high: 5 },
    perRequest: { low: 3, base: 5, high: 7 },
  },
  {
    // Messages: a few tokens a turn and about 6 a request (ai-tokenizer's calibration, 2025-12); the API documents none.
    applies: ({ provider }) => provider === 'anthropic',
    perMessage: { low: 2, base: 3, high: 5 },
    perRequest: { low: 3, base: 5, high: 8 },
  },
];

/** Responses, other providers and prompt files: of the order of a chat completion's, not documented. */
const UNDOCUMENTED = { perMessage: { low: 2, base: 4, high: 6 }, perRequest: { low: 0, base: 3, high: 8 } };

function isChatCompletion(method: string | null): boolean {
  return method === null || method.includes('chat');
}

/** Framing of all messages of a request, in tokens. */
export function framingTokens(request: FramedRequest): Range {
  const { perMessage, perRequest } = RULES.find((rule) => rule.applies(request)) ?? UNDOCUMENTED;
  const count = request.messages.length;
  return {
    low: perMessage.low * count + perRequest.low,
    base: perMessage.base * count + perRequest.base,
    high: perMessage.high * count + perRequest.high,
  };
}

/** What is known of the tools or the schema sent with a request. */
export interface FramedSchema {
  readonly modelId: string | null;
  readonly provider: string | null;
  readonly kind: 'tools' | 'outputSchema';
  /** Tokens of the schema's own text. */
  readonly schemaTokens: Range;
}

/**
 * System prompt that Anthropic adds when tools are sent (tool-use overview of its documentation, tool_choice auto,
 * read 2026-11-20; an older table gave 346 for most models).
 */
const ANTHROPIC_TOOL_PROMPT: readonly { readonly pattern: RegExp; readonly tokens: number }[] = [
  { pattern: /opus-4[-.]8/, tokens: 290 },
  { pattern: /opus-4[-.]7/, tokens: 675 },
  { pattern: /sonnet-5/, tokens: 354 },
  { pattern: /(?:opus|sonnet)-4[-.]6/, tokens: 497 },
  { pattern: /(?:opus|sonnet|haiku)-4[-.]5/, tokens: 496 },
  { pattern: /(?:opus|sonnet)-4/, tokens: 313 },
  { pattern: /3-5-haiku|haiku-3[-.]5/, tokens: 264 },
];

const ANTHROPIC_TOOL_PROMPT_UNLISTED: Range = { low: 159, base: 346, high: 675 };

/** OpenAI rewrites tools as a TypeScript namespace: shorter than JSON, plus 9 to 12 tokens (cookbook and gpt-tokenizer disagree). */
const OPENAI_TOOLS_OVERHEAD: Range = { low: 7, base: 10, high: 14 };

/** Tokens added around the schema's text. */
export function schemaFramingTokens({ provider, modelId, kind, schemaTokens }: FramedSchema): Range {
  if (kind === 'outputSchema' || schemaTokens.high === 0) return { low: 0, base: 8, high: 40 };
  if (provider === 'anthropic') {
    const listed = ANTHROPIC_TOOL_PROMPT.find(({ pattern }) => pattern.test(modelId ?? ''))?.tokens;
    return listed === undefined
      ? ANTHROPIC_TOOL_PROMPT_UNLISTED
      : { low: Math.min(listed, 264), base: listed, high: Math.max(listed, 346) };
  }
  return OPENAI_TOOLS_OVERHEAD;
}
