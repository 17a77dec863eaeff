/** What each API or chat template adds, with sources. Read 2026-11-20 where no other date is given. */

import { exactly, type Range } from '../money/range';

/** Tokens around the texts of a request. */
export interface FramingRule {
  readonly perRequest: Range;
  /** Each user, assistant or tool message, and a prompt without a role. */
  readonly perTurn: Range;
  /** Each system or developer message. */
  readonly perSystem: Range;
}

/** What chooses a rule beside the model's family. */
export interface FramingContext {
  readonly provider: string | null;
  readonly method: string | null;
  readonly modelId: string | null;
}

function range(low: number, base: number, high: number): Range {
  return { low, base, high };
}

/** Templates that frame a system message as any other. */
function uniform(perMessage: Range, perRequest: Range): FramingRule {
  return { perRequest, perTurn: perMessage, perSystem: perMessage };
}

/**
 * Chat Completions: per message 3 and the role's name (1 token in both encodings), and 3 that prime the reply
 * (openai-cookbook, How_to_count_tokens_with_tiktoken).
 */
const OPENAI_DOCUMENTED = uniform(exactly(3 + 1), exactly(3));

/** GPT-4.1, GPT-5, o-series and the Responses API: 4 a message and 5 a request fitted for gpt-5 (ai-tokenizer, 2025-12). */
const OPENAI = uniform(range(3, 4, 5), range(3, 3, 6));

/** 6 a request and 2 a message fitted (ai-tokenizer, 2025-12); a one-word message counts 8. Documented nowhere. */
const ANTHROPIC: FramingRule = {
  perRequest: range(3, 4, 6),
  perTurn: range(2, 3, 5),
  perSystem: range(0, 1, 4),
};

/** countTokens of a single text has no framing; a turn marker or two in chats. */
const GEMINI: FramingRule = {
  perRequest: range(0, 0, 2),
  perTurn: range(0, 1, 5),
  perSystem: range(0, 1, 5),
};

/** Llama 3 template: header of 3, two line ends as one, end of turn; begin of text and the reply's header; 3.1's dates. */
const LLAMA_3 = uniform(range(4, 5, 6), range(1, 5, 40));

/** ChatML as Qwen uses it: start, role, line end, end, line end; Qwen 2.5 adds a system prompt of about 20 when none is given. */
const CHATML = uniform(range(4, 5, 6), range(0, 3, 25));

/** One marker before each turn, and begin of text. */
const ONE_MARKER = uniform(range(1, 2, 5), range(1, 2, 6));

/** 683 tokens of the provider's own prompt were fitted for grok-4 (ai-tokenizer, 2025-12). */
const GROK_4 = uniform(range(2, 4, 6), range(3, 683, 700));
const GROK = uniform(range(2, 4, 6), range(0, 8, 700));

/** Of the order of the documented ones. */
const UNDOCUMENTED = uniform(range(1, 4, 6), range(0, 3, 40));

interface FramingChoice {
  readonly applies: (family: string, context: FramingContext) => boolean;
  readonly rule: FramingRule;
}

/** Models of the cookbook's table, through Chat Completions. */
const DOCUMENTED_MODEL =
  /(?:^|[/:.])gpt-(?:3\.5-turbo|35-turbo|4o-mini|4o|4-turbo|4)(?![a-z0-9.]|-(?:audio|realtime|search|transcribe))/i;

const CHOICES: readonly FramingChoice[] = [
  {
    applies: (_family, { provider, method, modelId }) =>
      isOpenAiApi(provider) &&
      /chat[./]completions/.test(method ?? '') &&
      DOCUMENTED_MODEL.test(modelId ?? ''),
    rule: OPENAI_DOCUMENTED,
  },
  { applies: (family) => family.startsWith('openai'), rule: OPENAI },
  { applies: (family) => family.startsWith('claude'), rule: ANTHROPIC },
  { applies: (family) => family === 'gemini', rule: GEMINI },
  { applies: (family) => family === 'llama-3' || family === 'llama-4', rule: LLAMA_3 },
  { applies: (family) => family === 'qwen', rule: CHATML },
  { applies: (family) => family === 'deepseek' || family.startsWith('mistral'), rule: ONE_MARKER },
  {
    applies: (family, { modelId }) => family === 'grok' && /grok-4(?![.\d])/i.test(modelId ?? ''),
    rule: GROK_4,
  },
  { applies: (family) => family === 'grok', rule: GROK },
  { applies: (_family, { provider }) => provider === 'openai', rule: OPENAI },
  { applies: (_family, { provider }) => provider === 'anthropic', rule: ANTHROPIC },
  { applies: (_family, { provider }) => provider === 'google', rule: GEMINI },
];

function isOpenAiApi(provider: string | null): boolean {
  return provider === 'openai' || provider === 'azure' || provider === 'azure-openai';
}

/** The rule of a family; where the model tells nothing, its provider's. */
export function framingRuleOf(family: string, context: FramingContext): FramingRule {
  return CHOICES.find(({ applies }) => applies(family, context))?.rule ?? UNDOCUMENTED;
}

/**
 * System prompt that Anthropic adds when tools are sent: tool-use overview of its documentation, base for tool choice
 * auto, the ends over all choices. Where an older table of the same page disagrees, the ends take in both.
 */
const ANTHROPIC_TOOL_PROMPTS: readonly (readonly [pattern: RegExp, tokens: Range])[] = [
  [/opus-4[-.]8(?!\d)/, range(290, 290, 410)],
  [/opus-4[-.]7(?!\d)/, range(675, 675, 804)],
  [/sonnet-5(?!\d)/, range(354, 354, 474)],
  [/(?:opus|sonnet)-4[-.]6(?!\d)/, range(313, 497, 589)],
  [/(?:opus|sonnet|haiku)-4[-.]5(?!\d)/, range(313, 496, 588)],
  [/(?:opus|sonnet)-4(?!\d)|4-(?:opus|sonnet)/, range(313, 313, 346)],
  [/3[-.]7-sonnet/, range(313, 346, 346)],
  [/3[-.]5-sonnet.*20240620/, range(261, 294, 294)],
  [/3[-.]5-sonnet/, range(261, 346, 346)],
  [/3[-.]5-haiku|3-haiku/, range(264, 264, 355)],
  [/3-opus/, range(281, 530, 530)],
  [/3-sonnet/, range(159, 159, 235)],
];

/** Models that are not in the table, later ones above all. */
const ANTHROPIC_TOOL_PROMPT_UNLISTED = range(159, 400, 804);

/** Instructions of other providers' templates around the tools: an assumption of this project. */
const OTHER_TOOL_PROMPT = range(0, 60, 350);

/** Tokens of the instructions that come with tools. */
export function toolPromptOf(family: string, modelId: string | null, provider: string | null): Range {
  if (!family.startsWith('claude') && provider !== 'anthropic') return OTHER_TOOL_PROMPT;
  const id = (modelId ?? '').toLowerCase();
  return ANTHROPIC_TOOL_PROMPTS.find(([pattern]) => pattern.test(id))?.[1] ?? ANTHROPIC_TOOL_PROMPT_UNLISTED;
}

/**
 * OpenAI renders tools as a TypeScript namespace: 0.48 to 0.72 of compact JSON and from 0.24 of indented JSON on,
 * on six sets of tools (measured 2026-11-21), plus 9 by gpt-tokenizer's formula or 12 by the cookbook's. The high end
 * is for texts that are short already, such as source code.
 */
export const OPENAI_TOOL_TEXT = { share: range(0.24, 0.65, 1), tokens: range(9, 10, 12) };

/** An output schema is sent as it is, with a few words around it: an assumption of this project. */
export const SCHEMA_FRAMING: Range = range(0, 8, 40);
